"""A shared computer: what waits to be sent outlives a sign-out, for its own account, and is nobody else's."""

from collections.abc import Iterator
from typing import Final
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import Engine

from dashboard.session.current_user import COOKIE
from kmcore.access.kinds import AccountRole, SessionEnd
from kmcore.access.sessions import end_session
from kmcore.clock import system_clock
from kmcore.storage.engine import open_engine
from kmcore.storage.unit_of_work import quiet_write
from tests.e2e.support.app import RunningApp, running_app
from tests.e2e.support.browser import DESK
from tests.e2e.support.visit import Visit
from tests.e2e.support.watch import Watch
from tests.support.builds import loaded
from tests.support.databases import SqliteDatabases
from tests.support.people import PASSWORD, person

pytestmark = pytest.mark.browser

ROOM: Final = "/room/khun-uea-2550-02-09"
TYPED: Final = "ข้อความที่ยังไม่ได้ส่ง"
STORED: Final = "JSON.stringify(Object.entries(localStorage))"


@pytest.fixture(scope="module")
def app(sqlite_databases: SqliteDatabases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """An app on a store of its own: these tests write."""
    with sqlite_databases.lend(loaded) as url, running_app(tmp_path_factory.mktemp("unsent"), url) as running:
        yield running


@pytest.fixture
def engine(app: RunningApp) -> Engine:
    return open_engine(app.database_url)


class Computer:
    """One browser that several people use, one after the other."""

    def __init__(self, app: RunningApp, engine: Engine, visit: Visit) -> None:
        self.app, self.engine, self.visit = app, engine, visit

    def account(self, name: str) -> str:
        """Make an account of the secretariat; return its name for signing in."""
        login = f"{name}-{uuid4().hex[:6]}"
        person(self.engine, AccountRole.SECRETARIAT, login=login, password=PASSWORD)
        return login

    def opens_room(self, login: str) -> Page:
        """Sign in and open the recorder."""
        page = self.visit(f"/login?next={ROOM}")
        page.get_by_label("ชื่อผู้ใช้").fill(login)
        page.get_by_label("รหัสผ่าน").fill(PASSWORD)
        page.get_by_role("button", name="เข้าสู่ระบบ").click()
        accept = page.get_by_role("button", name="รับทราบ")
        expect(accept.or_(page.locator("#line"))).to_be_visible()
        if accept.is_visible():
            accept.click()
        expect(page.locator("body")).to_have_attribute("data-ready", "yes")
        return page

    def leaves(self, page: Page, choice: str) -> None:
        """Close the recorder and sign out, with this answer to what becomes of what was not sent."""
        page.close()
        out = self.visit("/logout")
        box = out.locator("#unsent")
        expect(box).to_contain_text("1 รายการ")
        expect(box.get_by_role("link", name="ส่งก่อน ที่โต๊ะบันทึก")).to_have_attribute("href", ROOM)
        expect(box.get_by_role("link", name="ส่งก่อน ที่งานของฉัน")).to_be_hidden()
        box.get_by_label(choice).check()
        out.get_by_role("button", name="ออกจากระบบเครื่องนี้").click()
        expect(out.get_by_role("heading", name="ออกจากระบบแล้ว")).to_be_visible()
        self.stored = str(out.evaluate(STORED))


@pytest.fixture
def computer(app: RunningApp, engine: Engine, visit: Visit) -> Computer:
    return Computer(app, engine, visit)


def types(page: Page) -> None:
    """Begin an entry and leave it unfinished; the session is opened first where it is not."""
    opens = page.get_by_role("button", name="เปิดการประชุม")
    if opens.is_visible():
        opens.click()
    expect(page.locator("body")).to_have_attribute("data-life", "open")
    page.keyboard.press("o")
    page.keyboard.type(TYPED)
    expect(page.locator("#text")).to_have_value(TYPED)


def test_kept_for_its_account_and_nobody_else(computer: Computer) -> None:
    hers, his = computer.account("her"), computer.account("him")
    page = computer.opens_room(hers)
    types(page)
    computer.leaves(page, "เก็บไว้ในเครื่องนี้")
    assert TYPED not in computer.stored
    assert "km-locked:" in computer.stored
    other = computer.opens_room(his)
    expect(other.locator("#text")).to_have_value("")
    assert TYPED not in str(other.evaluate(STORED))
    other.close()
    out = computer.visit("/logout")
    expect(out.locator("#unsent")).to_be_hidden()
    out.get_by_role("button", name="ออกจากระบบเครื่องนี้").click()
    expect(out.get_by_role("heading", name="ออกจากระบบแล้ว")).to_be_visible()
    expect(computer.opens_room(hers).locator("#text")).to_have_value(TYPED)


def test_thrown_away_is_gone(computer: Computer) -> None:
    hers = computer.account("her")
    page = computer.opens_room(hers)
    types(page)
    computer.leaves(page, "ทิ้งทั้งหมด")
    assert "km-" not in computer.stored
    expect(computer.opens_room(hers).locator("#text")).to_have_value("")


def test_a_sign_in_that_was_ended_elsewhere_loses_nothing_either(
    computer: Computer, engine: Engine, app: RunningApp, watch: Watch
) -> None:
    """Nobody was asked: the next one to sign in has it locked, and it waits for the one it belongs to."""
    watch.allow("401", because="the sign-in was ended elsewhere")
    hers, his = computer.account("her"), computer.account("him")
    page = computer.opens_room(hers)
    types(page)
    page.close()
    with quiet_write(engine) as session:
        token = next(one["value"] for one in computer.visit.context(DESK).cookies() if one["name"] == COOKIE)
        end_session(session, token, SessionEnd.SIGNED_OUT, system_clock())
    other = computer.opens_room(his)
    expect(other.locator("#text")).to_have_value("")
    assert TYPED not in str(other.evaluate(STORED))
    other.close()
    computer.visit.context(DESK).clear_cookies()
    expect(computer.opens_room(hers).locator("#text")).to_have_value(TYPED)

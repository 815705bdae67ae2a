"""Signing in on a phone and a desk: by plain HTML, back to where one was, and out again in another tab."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import Engine

from kmcore.access.account_commands import disable_account
from kmcore.access.actor import OPERATOR, By
from kmcore.access.kinds import AccountRole
from kmcore.access.models import Account
from kmcore.storage.engine import open_engine
from kmcore.storage.unit_of_work import quiet_write
from tests.e2e.support.app import RunningApp
from tests.e2e.support.browser import DESK, PHONE, READER, Size
from tests.e2e.support.hand import panel, reload
from tests.e2e.support.settled import settled
from tests.e2e.support.visit import Visit
from tests.support.people import PASSWORD, Person, person

pytestmark = pytest.mark.browser
SIZES = pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
NUMBERS = count()
PAGES = ("/login", "/login?lang=en", "/password", "/notice", "/logout", "/logout/everywhere")


@pytest.fixture
def engine(app: RunningApp) -> Engine:
    return open_engine(app.database_url)


@pytest.fixture
def somsri(engine: Engine) -> Iterator[Person]:
    """An account of this test's own: the store is shared by the module's tests."""
    found = person(engine, AccountRole.LEAD, "doae", login=f"somsri-{next(NUMBERS)}", password=PASSWORD)
    yield found
    disable_account(engine, By(OPERATOR), found.account_id)


def login_of(engine: Engine, somsri: Person) -> str:
    with quiet_write(engine) as session:
        account = session.get(Account, somsri.account_id)
        assert account is not None
        return account.login


def fill_in(page: Page, login: str, password: str = PASSWORD) -> None:
    page.get_by_label("ชื่อผู้ใช้").fill(login)
    page.get_by_label("รหัสผ่าน").fill(password)
    page.get_by_role("button", name="เข้าสู่ระบบ").click()


def as_signed_in(page: Page) -> None:
    settled(page)
    expect(panel(page, "account_menu")).to_contain_text("ทดสอบ somsri")


@SIZES
def test_from_a_page_through_the_notice_and_back(
    visit: Visit, engine: Engine, somsri: Person, size: Size
) -> None:
    page = visit("/budget?as_of=2007-01-09", size)
    panel(page, "account").get_by_role("link", name="เข้าสู่ระบบ").click()
    fill_in(page, login_of(engine, somsri))
    expect(page.get_by_role("heading", name="ข้อมูลของท่านที่ระบบเก็บ")).to_be_visible()
    page.get_by_role("button", name="รับทราบ").click()
    page.wait_for_url("**/budget?as_of=2007-01-09")
    as_signed_in(page)
    reload(page)
    as_signed_in(page)
    cookie = next(one for one in visit.context(size).cookies() if one["name"] == "km_session")
    assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Lax")
    assert page.evaluate("document.cookie.includes('km_session')") is False


def test_signing_out_in_another_tab_holds_at_once(visit: Visit, engine: Engine, somsri: Person) -> None:
    first = visit("/login?next=/actions")
    fill_in(first, login_of(engine, somsri))
    first.get_by_role("button", name="รับทราบ").click()
    as_signed_in(first)
    second = visit("/logout")
    second.get_by_role("button", name="ออกจากระบบเครื่องนี้").click()
    expect(second.get_by_role("heading", name="ออกจากระบบแล้ว")).to_be_visible()
    first.get_by_role("link", name="งบประมาณ", exact=True).click()
    expect(panel(first, "account").get_by_role("link", name="เข้าสู่ระบบ")).to_be_visible()
    expect(panel(first, "account_menu")).to_have_count(0)


@contextmanager
def without_javascript(browser: Browser, size: Size) -> Iterator[Page]:
    context = browser.new_context(**{**READER, **size.context(), "java_script_enabled": False})
    yield context.new_page()
    context.close()


@SIZES
def test_it_works_without_javascript(
    app: RunningApp, browser: Browser, engine: Engine, somsri: Person, size: Size
) -> None:
    with without_javascript(browser, size) as page:
        page.goto(f"{app.url}/login?next=/actions")
        fill_in(page, login_of(engine, somsri), "ไม่ใช่รหัสผ่านนี้")
        expect(page.get_by_role("alert")).to_contain_text("ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง")
        page.get_by_label("รหัสผ่าน").fill(PASSWORD)
        page.get_by_role("button", name="เข้าสู่ระบบ").click()
        page.get_by_role("button", name="รับทราบ").click()
        assert page.url == f"{app.url}/actions"
        for path in PAGES:
            page.goto(app.url + path)
            wide = page.locator("html").evaluate("html => html.scrollWidth - html.clientWidth")
            assert wide <= 0, path
            small = [
                (box, name)
                for control in page.locator("button, input:not([type=hidden]):not(.km-away)").all()
                if (box := control.bounding_box()) and (name := control.get_attribute("id") or "button")
                if box["height"] < 44
            ]
            assert small == [], f"{path}: a thumb needs 44 pixels"

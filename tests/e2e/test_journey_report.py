"""An agency's lead reports from her phone; two people at once; a sign-in that runs out; no signal."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, WebSocketRoute, expect
from sqlalchemy import Engine, update
from sqlmodel import Session, col

from dashboard.session.current_user import COOKIE
from kmcore.access.kinds import AccountRole, SessionEnd
from kmcore.access.models import SignInSession
from kmcore.access.sessions import end_sessions, token_hash
from kmcore.actions.drafts import typed_report
from kmcore.actions.queries import Update, item_detail
from kmcore.clock import system_clock
from kmcore.storage.engine import open_engine
from kmcore.storage.unit_of_work import quiet_write, reading
from tests.e2e.support.app import RunningApp
from tests.e2e.support.browser import PHONE
from tests.e2e.support.days import REFERENCE
from tests.e2e.support.hand import expect_query, panel, press
from tests.e2e.support.settled import settled
from tests.e2e.support.visit import Visit
from tests.e2e.support.watch import Watch
from tests.support.people import PASSWORD, Person, person

pytestmark = pytest.mark.browser
KEPT = "เก็บร่างแล้ว"
CONNECTION = "document.querySelector('[data-testid=stApp]').dataset.testConnectionState"

Lead = Callable[..., Person]


@pytest.fixture
def engine(app: RunningApp) -> Engine:
    return open_engine(app.database_url)


@pytest.fixture
def lead(engine: Engine, app: RunningApp, visit: Visit) -> Lead:
    """Return what makes a lead and signs her phone in."""

    def make(agency: str = "doae", *, password: str | None = None) -> Person:
        made = person(engine, AccountRole.LEAD, agency, login=f"lead-{uuid4().hex[:8]}", password=password)
        cookie = {"name": COOKIE, "value": made.token, "url": app.url}
        visit.context(PHONE, made.user.label).add_cookies([cookie])  # type: ignore[list-item]
        return made

    return make


def field(page: Page, name: str) -> Locator:
    return page.locator(f'[class*="st-key-say_{name}_"]').locator("textarea, input")


def send(page: Page) -> None:
    press(panel(page, "report_send").get_by_role("button"))


def updates(engine: Engine, code: str) -> tuple[Update, ...]:
    with reading(engine) as session:
        return item_detail(session, code, REFERENCE).updates


def kept(engine: Engine, her: Person, code: str) -> str:
    with reading(engine) as session:
        draft = typed_report(session, her.account_id, code)
    return draft.done if draft else ""


def test_a_report_in_one_go(visit: Visit, lead: Lead, engine: Engine) -> None:
    her = lead()
    page = visit("/my", PHONE, reader=her.user.label)
    first = page.locator('[class*="st-key-my_card_"]').first
    expect(first).to_be_in_viewport(ratio=1)
    expect(first).to_contain_text("ช้า 28 วัน")
    expect(page.locator(".km-my-circle")).to_contain_text("พรุ่งนี้")
    press(first.get_by_role("link"))
    expect_query(page, {"item": "A1"})
    press(page.get_by_role("radio", name="ติดขัด"))
    press(page.get_by_role("button", name="เพิ่ม 10"))
    field(page, "done").fill("ลงพื้นที่ทุ่งสง 3 หมู่บ้าน")
    press(page.locator('[class*="st-key-say_asks_"] label'))
    field(page, "ask").fill("เร่งโอนงบ")
    send(page)
    saved = page.locator(".km-saved")
    expect(saved).to_contain_text("บันทึกแล้ว")
    expect(saved).to_be_in_viewport(ratio=1)
    newest = page.locator(".km-history li").first
    expect(newest).to_contain_text("ลงพื้นที่ทุ่งสง 3 หมู่บ้าน")
    expect(newest).to_contain_text("เร่งโอนงบ")
    said = updates(engine, "A1")[0]
    assert (said.state, said.progress, said.ask) == ("blocked", 70, "เร่งโอนงบ")
    assert kept(engine, her, "A1") == ""


def test_a_double_tap_sends_once(visit: Visit, lead: Lead, engine: Engine) -> None:
    her = lead()
    before = len(updates(engine, "A13"))
    page = visit("/my?item=A13", PHONE, reader=her.user.label)
    field(page, "done").fill("แตะสองครั้ง")
    panel(page, "report_send").get_by_role("button").dblclick()
    expect(page.locator(".km-saved")).to_be_visible()
    settled(page)
    assert len(updates(engine, "A13")) == before + 1


def test_two_at_once(visit: Visit, lead: Lead, engine: Engine) -> None:
    her, him = lead("doae"), lead("doae")
    hers = visit("/my?item=A11", PHONE, reader=her.user.label)
    his = visit("/my?item=A11", PHONE, reader=him.user.label)
    field(hers, "done").fill("ของเธอ เขียนก่อน ส่งทีหลัง")
    field(his, "done").fill("ของเขา ส่งก่อน")
    send(his)
    expect(his.locator(".km-saved")).to_be_visible()
    expect(hers.locator("button.km-sign")).to_be_visible()  # told of it, and not disturbed while she types
    send(hers)
    conflict = panel(hers, "report_conflict")
    expect(conflict).to_contain_text("ของเขา ส่งก่อน")
    expect(conflict).to_contain_text("ของเธอ เขียนก่อน ส่งทีหลัง")
    expect(conflict).to_contain_text(him.user.label)
    expect(field(hers, "done")).to_have_value("ของเธอ เขียนก่อน ส่งทีหลัง")
    press(conflict.get_by_role("button", name="ส่งของฉันตามนี้"))
    expect(hers.locator(".km-saved")).to_be_visible()
    assert [said.done for said in updates(engine, "A11")[:2]] == ["ของเธอ เขียนก่อน ส่งทีหลัง", "ของเขา ส่งก่อน"]


def expire(session: Session, her: Person) -> None:
    mine = col(SignInSession.token_hash) == token_hash(her.token)
    past = system_clock() - timedelta(minutes=1)
    session.execute(update(SignInSession).where(mine).values(expires_at=past))


def end(session: Session, her: Person) -> None:
    end_sessions(session, her.account_id, SessionEnd.ROLE, system_clock())


@pytest.mark.parametrize("run_out", [expire, end])
def test_the_sign_in_runs_out_in_mid_form(
    visit: Visit, lead: Lead, engine: Engine, watch: Watch, run_out: Callable[[Session, Person], None]
) -> None:
    watch.allow("401", because="the browser's copy of the draft is refused once the sign-in was ended")
    her = lead(password=PASSWORD)
    page = visit("/my?item=A10", PHONE, reader=her.user.label)
    field(page, "done").fill("พิมพ์ไว้ก่อนหมดเวลา")
    expect(page.locator(".km-kept")).to_contain_text(KEPT)
    with quiet_write(engine) as session:
        run_out(session, her)
    field(page, "obstacle").fill("พิมพ์ไว้หลังหมดเวลา")
    send(page)
    expect(page.get_by_text("ข้อความที่พิมพ์ไว้ยังอยู่")).to_be_visible()
    page.get_by_role("link", name="ไปหน้าเข้าสู่ระบบ").click()
    sign_in(page, her)
    expect(field(page, "done")).to_have_value("พิมพ์ไว้ก่อนหมดเวลา")
    expect(field(page, "obstacle")).to_have_value("พิมพ์ไว้หลังหมดเวลา")
    expect(panel(page, "report_draft")).to_contain_text("ร่างที่ยังไม่ได้ส่ง")
    send(page)
    expect(page.locator(".km-saved")).to_be_visible()
    assert updates(engine, "A10")[0].obstacle == "พิมพ์ไว้หลังหมดเวลา"


def sign_in(page: Page, her: Person) -> None:
    page.get_by_label("ชื่อผู้ใช้").fill(her.user.label.removeprefix("ทดสอบ "))
    page.get_by_label("รหัสผ่าน").fill(PASSWORD)
    page.get_by_role("button", name="เข้าสู่ระบบ").click()
    page.wait_for_load_state()
    if "/notice" in page.url:
        page.locator("form button[type=submit]").first.click()
    settled(page)


def test_typing_without_a_signal(visit: Visit, lead: Lead, engine: Engine, watch: Watch) -> None:
    watch.allow("ERR_INTERNET_DISCONNECTED", because="the test takes the signal away")
    her = lead()
    context = visit.context(PHONE, her.user.label)
    sockets: list[WebSocketRoute] = []
    context.route_web_socket(re.compile("/_stcore/stream"), lambda socket: _pass_on(socket, sockets))
    page = visit("/my?item=A10", PHONE, reader=her.user.label)
    field(page, "done").press_sequentially("พิมพ์ตอน")
    context.set_offline(True)
    sockets[-1].close()
    page.wait_for_function(f"{CONNECTION} !== 'CONNECTED'")
    page.keyboard.type("ไม่มีสัญญาณ")  # without a tap: the field is still the one that is written in
    expect(field(page, "done")).to_have_value("พิมพ์ตอนไม่มีสัญญาณ")
    expect(page.locator(".km-kept")).to_contain_text("ไม่มีสัญญาณ")
    assert kept(engine, her, "A10") != "พิมพ์ตอนไม่มีสัญญาณ"
    context.set_offline(False)
    expect(page.locator(".km-kept")).to_contain_text(KEPT, timeout=15_000)
    assert kept(engine, her, "A10") == "พิมพ์ตอนไม่มีสัญญาณ"
    settled(page)
    expect(field(page, "done")).to_have_value("พิมพ์ตอนไม่มีสัญญาณ")
    page.reload()
    settled(page)
    expect(field(page, "done")).to_have_value("พิมพ์ตอนไม่มีสัญญาณ")


def _pass_on(socket: WebSocketRoute, sockets: list[WebSocketRoute]) -> None:
    socket.connect_to_server()
    sockets.append(socket)


def test_what_never_got_through_is_there_after_the_page_was_closed(
    visit: Visit, lead: Lead, engine: Engine, app: RunningApp, watch: Watch
) -> None:
    watch.allow("ERR_INTERNET_DISCONNECTED", because="the test takes the signal away")
    her = lead()
    page = visit("/my?item=A10", PHONE, reader=her.user.label)
    context = visit.context(PHONE, her.user.label)
    context.set_offline(True)
    field(page, "done").press_sequentially("แล้วปิดหน้าไป")
    expect(page.locator(".km-kept")).to_contain_text("ไม่มีสัญญาณ")
    page.close()
    context.set_offline(False)
    again = context.new_page()  # no ``visit``: the page is loaded a second time by itself
    watch.follow(again)
    again.goto(f"{app.url}/my?item=A10")
    expect(field(again, "done")).to_have_value("แล้วปิดหน้าไป", timeout=15_000)
    assert kept(engine, her, "A10") == "แล้วปิดหน้าไป"

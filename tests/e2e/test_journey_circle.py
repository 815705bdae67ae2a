"""A whole meeting by two recorders and a wall: opened, spoken, resolved, cut off, closed, seen again."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect
from sqlalchemy import Engine, update
from sqlmodel import Session

from dashboard.session.current_user import COOKIE
from kmcore.access.kinds import AccountRole
from kmcore.actions.queries import item_detail
from kmcore.bilingual import columns_of
from kmcore.meetings.agenda.commands import propose
from kmcore.meetings.planning.commands import plan_meeting
from kmcore.meetings.planning.read_models import MeetingForm
from kmcore.meetings.room.queries import recorded_resolutions
from kmcore.snapshot.queries import shown_picture
from kmcore.storage.engine import open_engine
from kmcore.storage.models import DatasetInfo
from kmcore.storage.unit_of_work import reading
from tests.e2e.support.app import RunningApp, running_app
from tests.e2e.support.browser import DESK, PHONE, WALL, Size
from tests.e2e.support.visit import Visit
from tests.e2e.support.watch import Watch
from tests.e2e.support.whole import expect_open_to_all
from tests.support.builds import loaded
from tests.support.checks import check
from tests.support.databases import SqliteDatabases
from tests.support.next_codes import NEW_ITEM
from tests.support.people import Person, person

pytestmark = pytest.mark.browser
MEETING = "khun-uea-2550-02-09"
DAY = date(2007, 2, 9)
OFFLINE = "ERR_INTERNET_DISCONNECTED"

Secretary = Callable[..., Page]


@pytest.fixture(scope="module")
def app(sqlite_databases: SqliteDatabases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """An app of this file's own: a meeting moves the day that the whole store speaks of."""
    with sqlite_databases.lend(loaded) as url, running_app(tmp_path_factory.mktemp("circle"), url) as running:
        yield running


@pytest.fixture
def engine(app: RunningApp) -> Engine:
    return open_engine(app.database_url)


@pytest.fixture
def secretary(engine: Engine, app: RunningApp, visit: Visit) -> Secretary:
    """Return what opens the recorder in a secretary's browser; a second call with ``again`` reopens it there."""
    known: dict[str, Person] = {}

    def open_room(name: str, size: Size = DESK, meeting: str = MEETING) -> Page:
        if name not in known:
            known[name] = person(engine, AccountRole.SECRETARIAT, login=f"{name}-{uuid4().hex[:6]}")
            cookie = {"name": COOKIE, "value": known[name].token, "url": app.url}
            visit.context(size, name).add_cookies([cookie])  # type: ignore[list-item]
        page = visit(f"/room/{meeting}", size, reader=name)
        expect(page.locator("body")).to_have_attribute("data-ready", "yes")
        return page

    return open_room


def planned(engine: Engine, circle: str, *taken_up: str) -> str:
    """Plan a session of another circle on the same day: each test has a meeting of its own.

    The day is there: a district's own session does not bring it. ``taken_up``: work of the province that it follows.
    """
    with Session(engine) as session:
        session.exec(update(DatasetInfo).values(reference_date=DAY))
        session.commit()
    her = person(engine, AccountRole.SECRETARIAT, login=f"plans-{circle}")
    code = plan_meeting(engine, her.by(), MeetingForm(circle, DAY))
    for item in taken_up:
        propose(engine, her.by(), code, item, "", 0)
    return code


def thai(page: Page, key: str) -> None:
    """Press a key of a Thai keyboard: Playwright's own knows the American one only."""
    session = page.context.new_cdp_session(page)
    for kind in ("keyDown", "keyUp"):
        session.send("Input.dispatchKeyEvent", {"type": kind, "key": key, "text": key})
    session.detach()


def kept(page: Page) -> Locator:
    return page.locator("[data-part=resolved] .kr-kept")


def texts(engine: Engine, meeting: str = MEETING) -> list[str]:
    with reading(engine) as session:
        return [row.text.th for row in recorded_resolutions(session, meeting, DAY)]


def opens(page: Page) -> None:
    page.get_by_role("button", name="เปิดการประชุม").click()
    expect(page.locator("body")).to_have_attribute("data-life", "open")


def floor(page: Page, number: str) -> None:
    """Find a matter and put it on the floor, by keys alone."""
    page.keyboard.press("/")
    page.keyboard.type(number)
    page.keyboard.press("Enter")
    expect(page.locator("#floor-no")).to_have_text(number.upper())


def records(page: Page, key: str, text: str) -> None:
    """Two keys and the sentence: kind, text, Enter."""
    page.keyboard.press("Escape")
    page.keyboard.press(key)
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def test_a_whole_meeting(
    secretary: Secretary, visit: Visit, engine: Engine, app: RunningApp, watch: Watch
) -> None:
    watch.allow(OFFLINE, because="the test cuts the line")
    hers, his = secretary("a"), secretary("b")
    wall = visit(f"/wall/{MEETING}", WALL)
    prepares_the_next_meeting(hers)
    opens(hers)
    expect(his.locator("body")).to_have_attribute("data-life", "open")
    somebody_came(hers)
    nobody_s_item_is_taken(hers, his, wall, engine)
    both_record_at_once(hers, his)
    a_number_is_settled(hers, engine)
    his = the_browser_is_closed_in_mid_sentence(his, secretary)
    the_line_is_cut(his, visit, engine)
    what_was_said(hers, his)
    expect_open_to_all(hers)
    closes(hers)
    seen_again(hers, visit, engine, app)


def prepares_the_next_meeting(page: Page) -> None:
    page.get_by_role("button", name=re.compile("กำหนดประชุมครั้ง\u2060?หน้า…")).click()
    page.keyboard.type("9 มีค")
    expect(page.locator("#ask-next .kr-echo")).to_have_text("ศุกร์ 9 มี.ค. 2550")
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile("ประชุมครั้ง\u2060?หน้า ศุกร์ 9\\s+มี.ค.\\s+2550"))).to_be_visible()


def somebody_came(page: Page) -> None:
    seats = page.locator("[data-part=attendance]")
    seats.locator("[data-agency=cdd][data-tap=present]").click()
    expect(seats).to_contain_text("มา 1 · ไม่มา 0")
    seats.locator("[data-agency=doae][data-tap=absent]").click()
    page.get_by_label("เหตุผลที่ไม่มา").fill("ติดราชการ")
    page.keyboard.press("Enter")
    expect(seats).to_contain_text("มา 1 · ไม่มา 1")
    expect(seats).to_contain_text("ติดราชการ")


def nobody_s_item_is_taken(hers: Page, his: Page, wall: Page, engine: Engine) -> None:
    """The story's 14.10: two keys, the owner, Enter; due before the next meeting. The wall and the other page hear."""
    floor(hers, "a8")
    expect(his.locator("#floor-no")).to_have_text("A8")
    matter = wall.locator(".wl-matter")
    expect(matter).to_contain_text("จัดทำฐานข้อมูลหมู่บ้านต้นแบบและเผยแพร่")
    expect(matter).to_contain_text("ยังไม่มีผู้รับ")
    thai(hers, "ร")
    hers.keyboard.type("กศน")
    hers.keyboard.press("Enter")  # chooses the owner
    expect(hers.locator("#owner")).to_have_value("กศน.")
    expect(hers.locator("#owner-list")).to_be_hidden()
    expect(kept(hers)).to_have_count(0)
    hers.keyboard.press("Enter")  # records
    expect(kept(his).first).to_contain_text("มอบหมายให้ กศน. เป็นเจ้าของงาน A8")
    expect(matter).to_contain_text("กศน.")
    expect(wall.locator("[data-resolutions]").first).to_contain_text("มอบหมายให้ กศน.")
    with reading(engine) as session:
        row = item_detail(session, "A8", DAY).row
    assert (row.owners, row.due_date) == (("nfe",), date(2007, 3, 9))


def both_record_at_once(hers: Page, his: Page) -> None:
    """What the other one writes appears and disturbs nobody who is typing; what another agency is told is new work."""
    his.keyboard.press("s")
    his.keyboard.type("ให้ทุกหน่วยส่ง")
    records(hers, "o", "ความเห็นของเธอ")
    expect(kept(his).first).to_contain_text("ความเห็นของเธอ")
    expect(his.locator("#text")).to_have_value("ให้ทุกหน่วยส่ง")
    expect(his.locator("#text")).to_be_focused()
    his.keyboard.type("รายชื่อ")
    his.keyboard.press("Tab")
    his.keyboard.type("พช")
    his.keyboard.press("Enter")
    his.keyboard.press("Enter")
    expect(kept(hers).first).to_contain_text("ให้ทุกหน่วยส่งรายชื่อ")
    expect(kept(hers).first).to_contain_text(f"งาน {NEW_ITEM} · พช.")
    expect(kept(hers).first).to_contain_text("กำหนด 9 มี.ค. 2550")
    expect(kept(hers)).to_have_count(3)


def a_number_is_settled(page: Page, engine: Engine) -> None:
    page.keyboard.press("Escape")
    thai(page, "ต")
    expect(page.locator("#settle-list")).to_contain_text("หน่วยงานละกี่หมู่บ้าน")
    thai(page, "๑")
    expect(page.locator("#settle-list")).to_contain_text("400 หมู่บ้าน")
    page.keyboard.press("1")
    expect(kept(page).first).to_contain_text("ใช้ 250 หมู่บ้าน")
    with reading(engine) as session:
        found = check(session, "villages-per-agency", DAY)
    assert (found.state, columns_of(found.used_value)[0], found.settled_on) == ("settled", "250 หมู่บ้าน", DAY)


def the_browser_is_closed_in_mid_sentence(page: Page, secretary: Secretary) -> Page:
    page.keyboard.press("Escape")
    page.keyboard.press("p")
    page.keyboard.type("ข้อเสนอที่ยังพิมพ์ไม่")
    page.close()
    page = secretary("b")
    expect(page.locator("#text")).to_have_value("ข้อเสนอที่ยังพิมพ์ไม่")
    expect(page.get_by_role("radio", name="ข้อเสนอ")).to_be_checked()
    page.locator("#text").focus()
    page.keyboard.press("End")
    page.keyboard.type("จบ")
    return page


def the_line_is_cut(page: Page, visit: Visit, engine: Engine) -> None:
    """Three entries without a line, the page loaded anew meanwhile; then each is there once, in order."""
    before = texts(engine)
    context = visit.context(DESK, "b")
    context.set_offline(True)
    page.keyboard.press("Enter")
    records(page, "o", "ตอนสายขาด 1")
    records(page, "o", "ตอนสายขาด 2")
    expect(page.locator("#out .wait")).to_have_count(3)
    expect(page.locator("#sign")).to_contain_text("3 ข้อรอส่ง")
    assert texts(engine) == before
    context.set_offline(False)
    expect(page.locator("#out .kr-kept")).to_have_count(0, timeout=15_000)
    expect(page.locator("#sign")).to_be_hidden()
    assert texts(engine) == [*before, "ข้อเสนอที่ยังพิมพ์ไม่จบ", "ตอนสายขาด 1", "ตอนสายขาด 2"]


def what_was_said(hers: Page, his: Page) -> None:
    hers.keyboard.press("Escape")
    thai(hers, "จ")
    hers.keyboard.type("ผู้แทนเล่าว่า")
    expect(hers.locator("#said-note")).to_contain_text("บันทึกคำอภิปรายแล้ว")
    expect(his.locator("#said")).to_have_value("ผู้แทนเล่าว่า")
    hers.keyboard.press("Escape")


def closes(page: Page) -> None:
    page.get_by_role("button", name="ปิดประชุม…").click()
    ahead = page.locator("#ask-close")
    expect(ahead).to_contain_text("หมู่บ้านมีผล 812 จาก 1,551")
    expect(ahead).to_contain_text("งานไม่มีเจ้าของ 3 งาน")
    ahead.get_by_role("button", name="ปิดการประชุมและแช่แข็งภาพ").click()
    expect(page.locator("body")).to_have_attribute("data-life", "closed")


def seen_again(page: Page, visit: Visit, engine: Engine, app: RunningApp) -> None:
    """The minutes are there, and what was frozen says what the page said before it was closed."""
    address = page.get_by_role("link", name="รายงาน (Word)").get_attribute("href")
    minutes = page.context.request.get(f"{app.url}{address}")
    assert minutes.ok
    assert minutes.body()[:2] == b"PK", "a Word file"
    with reading(engine) as session:
        frozen = shown_picture(session, MEETING, DAY)
    assert frozen.frozen is not None
    assert len(frozen.picture.conclusions) == len(texts(engine))
    again = visit(f"/replay?meeting={MEETING}", DESK, reader="a")
    expect(again.locator("main, [data-testid=stMain]").first).to_contain_text("812 / 1,551")
    expect(again.get_by_text("ใช้ 250 หมู่บ้าน").first).to_be_visible()
    compared = visit(f"/replay?meeting={MEETING}&with=khun-uea-2550-01-09", DESK, reader="a")
    expect(compared.get_by_text("716").first).to_be_visible()
    expect(compared.get_by_text("+96").first).to_be_visible()
    pack = page.context.request.get(f"{app.url}/export/pack/{MEETING}.pdf")
    assert pack.body()[:5] == b"%PDF-", "what is printed"


def test_what_is_refused_waits_to_be_mended(secretary: Secretary, engine: Engine, watch: Watch) -> None:
    watch.allow("422", because="the test sends a day that is over")
    meeting = planned(engine, "khun-amnuay-8001", "A12")
    page = secretary("a", PHONE, meeting)
    opens(page)
    page.locator('[data-floor="action:A12"]').click()
    page.locator("#line label").filter(has_text="ข้อสั่งการ").click()
    page.locator("#text").fill("ให้ส่งแผนภายในเดือนที่แล้ว")
    page.get_by_role("radio", name="วันอื่น").check()
    page.locator("#due-day").fill("1 ม.ค. 2550")
    page.locator("#line").get_by_role("button", name="บันทึก").click()
    refused = page.locator("#out .mend")
    expect(refused).to_contain_text("อยู่ก่อนวันประชุม")
    page.reload()
    expect(refused).to_contain_text("ให้ส่งแผนภายในเดือนที่แล้ว")
    assert texts(engine, meeting) == []
    refused.get_by_role("button", name="นำกลับมาแก้").click()
    expect(page.locator("#due-day")).to_be_focused()
    page.locator("#due-day").fill("28 ก.พ.")
    expect(page.locator("#due-echo")).to_have_text("พุธ 28 ก.พ. 2550")
    page.keyboard.press("Enter")
    expect(kept(page).first).to_contain_text("กำหนด 28 ก.พ. 2550")
    expect(refused).to_have_count(0)
    assert texts(engine, meeting) == ["ให้ส่งแผนภายในเดือนที่แล้ว"]
    too_wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert too_wide <= 0
    assert small_targets(page) == []


def test_a_dialog_names_every_field_at_once(secretary: Secretary, engine: Engine, watch: Watch) -> None:
    watch.allow("422", because="the test sends what cannot be taken")
    page = secretary("a", meeting=planned(engine, "khun-amnuay-8004"))
    page.locator("[data-ask=next]:visible").first.click()
    asked = page.locator("#ask-next")
    asked.locator("[name=on_date]").fill("31 ก.พ.")
    asked.locator("[name=start_time]").fill("เที่ยง")
    page.keyboard.press("Enter")
    expect(asked.locator(".kr-problem")).to_contain_text("วันประชุม: ไม่มีวันที่ 31")
    expect(asked.locator(".kr-problem")).to_contain_text("เวลา: อ่านเวลาไม่ออก")
    expect(asked.locator("[aria-invalid]")).to_have_count(2)
    expect(asked.locator("[name=start_time]")).to_have_value("เที่ยง")


def small_targets(page: Page) -> list[str]:
    """Return the controls in sight that a thumb would miss: lower than 44 pixels."""
    found: list[str] = (
        page.evaluate("""() => [...document.querySelectorAll('button, a, select, summary, textarea, input')]
      .filter(one => one.checkVisibility() && !['radio', 'checkbox', 'hidden'].includes(one.type))
      .filter(one => one.getBoundingClientRect().height < 43.5 && !one.closest('.kr-away'))
      .map(one => one.outerHTML.slice(0, 120))""")
    )
    return found


def test_two_change_one_and_another_account_sees_no_drafts(
    secretary: Secretary, visit: Visit, engine: Engine, app: RunningApp, watch: Watch
) -> None:
    watch.allow("409", because="two change one resolution")
    meeting = planned(engine, "khun-amnuay-8002", "A1")
    hers, his = (secretary(name, meeting=meeting) for name in "ab")
    opens(hers)
    records(hers, "o", "ของเดิม")
    expect(kept(his)).to_have_count(1)
    for page in (hers, his):
        page.get_by_role("button", name="แก้ R").click()
    write = [page.locator("#ask-edit").get_by_label("ข้อความ") for page in (hers, his)]
    write[0].fill("ของเธอ")
    write[1].fill("ของเขา")
    hers.locator("#ask-edit").get_by_role("button", name="บันทึก").click()
    expect(kept(his).first).to_contain_text("ของเธอ")
    his.locator("#ask-edit").get_by_role("button", name="บันทึก").click()
    both = his.locator("#ask-edit .kr-theirs")
    expect(both).to_contain_text("ของเธอ")
    expect(write[1]).to_have_value("ของเขา")
    both.get_by_role("button", name="ใช้ของฉัน").click()
    expect(kept(hers).first).to_contain_text("ของเขา")
    an_item_changes_hands_only_when_it_is_meant(hers)
    hers.keyboard.press("m")
    hers.keyboard.type("ร่างของเธอ")
    somebody_else_signs_in(hers, visit, engine, app)


def an_item_changes_hands_only_when_it_is_meant(page: Page) -> None:
    before = kept(page).count()
    floor(page, "a1")
    page.keyboard.press("r")
    page.keyboard.type("กศน")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator("#hands-over")).to_contain_text("มีเจ้าของแล้วคือ พช.")
    expect(page.locator("#line-problem")).to_contain_text("กด Enter อีกครั้ง")
    expect(kept(page)).to_have_count(before)
    page.keyboard.press("Enter")
    expect(kept(page).first).to_contain_text("งาน A1 · กศน.")
    page.keyboard.press("Escape")


def somebody_else_signs_in(page: Page, visit: Visit, engine: Engine, app: RunningApp) -> None:
    other = person(engine, AccountRole.SECRETARIAT, login="another")
    cookie = {"name": COOKIE, "value": other.token, "url": app.url}
    visit.context(DESK, "a").add_cookies([cookie])  # type: ignore[list-item]
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-ready", "yes")
    expect(page.locator("#text")).to_have_value("")
    assert "ร่างของเธอ" not in page.locator("body").inner_text()

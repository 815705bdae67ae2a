"""The wall on a projector: everything in sight and readable, keys alone, and what is written appears by itself."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

import pytest
from playwright.sync_api import Page, Route, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from dashboard.web.wall.panels import EVERY_PANEL, DrawnPart, draw_parts
from dashboard.web.wall.routes import _calm, version
from dashboard.web.wall.wall_meeting import WallMeeting
from kmcore.actions.queries import GovernorAsk
from kmcore.bilingual import Bilingual
from kmcore.i18n import speaking
from kmcore.meetings.kinds import FloorKind, MeetingLife
from kmcore.programme.kinds import ResolutionKind
from kmcore.storage.engine import open_engine
from kmcore.storage.revision import revision
from kmcore.storage.unit_of_work import reading
from tests.e2e.support.accessible import barriers
from tests.e2e.support.app import RunningApp, running_app
from tests.e2e.support.as_typed import as_typed
from tests.e2e.support.browser import WALL, Size
from tests.e2e.support.cut import Wire
from tests.e2e.support.visit import Readers, Visit
from tests.e2e.support.wall import KEYS, SCREENS, SPOKEN, expect_panel, faint, lines, misfits, press
from tests.e2e.support.watch import Watch
from tests.support.builds import loaded
from tests.support.databases import SqliteDatabases
from tests.support.reports import report
from tests.support.wall_desk import WallDesk
from tests.unit.dashboard import wall_scenes as made

pytestmark = pytest.mark.browser

SOON_MS: Final = 20_000  # 0.2 s alone; much more when every core is taken
LATIN: Final = re.compile(r"[A-Za-z]{2,}")
# The minutes write "KM" so; an address cannot be written in Thai.
LET_PASS: Final = re.compile(r"\bKM\b|127\.0\.0\.1:\d+/my")
WIDE_AND_NARROW: Final = (SCREENS[0], SCREENS[-1])  # the others are the wide one, smaller
TURN_MS: Final = 20_500
LEAST: Final = {1080: 24.0, 768: 17.0, 720: 16.0}  # px by the screen's height: the smallest text there is


@pytest.fixture(scope="module")
def app(sqlite_databases: SqliteDatabases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """An app on a store of its own: the last of these tests hold a meeting."""
    with sqlite_databases.lend(loaded) as url, running_app(tmp_path_factory.mktemp("wall"), url) as running:
        yield running


@pytest.fixture
def wall(look: Visit) -> Callable[..., Page]:
    """Return what opens the wall, ready."""

    def open_wall(path: str = "/wall", size: Size = WALL) -> Page:
        page = look(path, size)
        expect(page.locator("body.ready")).to_be_visible()
        return page

    return open_wall


def instead(app: RunningApp, page: Page, scene: WallMeeting) -> None:
    """Have the page show a scene made up by hand, drawn by the same templates, as if the server had sent it."""
    with speaking("th"):
        parts = draw_parts(scene)
    answer = json.dumps(_answer(scene, parts), ensure_ascii=False)

    def fulfil(route: Route) -> None:
        route.fulfill(body=answer, content_type="application/json")

    page.unroute_all()
    page.route("**/panels?*", fulfil)
    with page.expect_response("**/panels?*"):
        report(open_engine(app.database_url), "A9", "มีข่าว")
    page.wait_for_function(
        "digest => document.querySelector('[data-part=\"6\"]').dataset.digest === digest",
        arg=parts["6"].digest,
    )


def _answer(scene: WallMeeting, parts: Any) -> dict[str, Any]:
    named: dict[str, DrawnPart] = dict(parts)
    floor = scene.room.floor
    told = {"code": made.CODE, "revision": -1, "life": scene.life.value, "turn": EVERY_PANEL, "frozen": False}
    told |= {"floor": {"key": f"{floor.ref}"} if floor else None, "at": 0, "now": 0}
    sent = {name: {"html": part.html, "digest": part.digest} for name, part in named.items()}
    return {"version": version(), "now": int(made.OPENED.timestamp() * 1000), "state": told, "parts": sent}


def crowded_session() -> WallMeeting:
    """A session with a paragraph on the floor, thirty matters, and thirty resolutions that are as long."""
    many = tuple(
        made.resolved(f"R{n}", text=Bilingual(made.LONG, ""), kind=kind)
        for n, kind in enumerate(30 * [ResolutionKind.PROPOSAL])
    )
    floor = made.on_floor(FloorKind.ACTION, "A0", title=Bilingual(made.LONG, ""), minutes=5)
    whole = made.crowded()
    asks = (GovernorAsk("dopa+yomna", made.LONG, made.DAY),)
    items = (made.item("A0", done=made.LONG, obstacle=made.LONG, asks=asks),)
    its = replace(whole.room, life=MeetingLife.OPEN, floor=floor, resolutions=many)
    return replace(whole, picture=replace(whole.picture, items=items), room=its)


def crowded_close() -> WallMeeting:
    """A session that is over and resolved far too much."""
    lines_ = tuple(made.conclusion(f"R{n}", name=Bilingual(made.LONG, "")) for n in range(40))
    whole = made.crowded()
    return replace(
        whole,
        picture=replace(whole.picture, conclusions=lines_),
        room=replace(whole.room, life=MeetingLife.CLOSED),
    )


def expect_all_fits(page: Page, keys: str, screens: Sequence[Size] = SCREENS) -> None:
    for screen in screens:
        page.set_viewport_size({"width": screen.width, "height": screen.height})
        for key in keys:
            press(page, key)
            assert misfits(page) == [], (screen.name, key)
            small = [line for line in lines(page) if line.size < LEAST[screen.height] - 0.01]
            assert small == [], (screen.name, key)


def test_all_is_in_sight_on_every_projector(wall: Callable[..., Page]) -> None:
    """No scrolling, nothing cut, no text on another, none smaller than 24 px (17 at 1366 x 768)."""
    expect_all_fits(wall(), KEYS)


def test_far_too_much_fits_too_and_what_does_not_is_counted(
    app: RunningApp, wall: Callable[..., Page]
) -> None:
    page = wall()
    instead(app, page, made.crowded())
    expect_all_fits(page, KEYS, WIDE_AND_NARROW)
    press(page, "4")
    for column in page.locator(".wl-panel.shown section").all():
        shown = column.locator("li:not(.wl-more):visible").count()
        expect(column.locator(".wl-more")).to_have_text(f"และอีก {40 - shown} งาน")
        assert shown > 0
    assert page.locator(".wl-panel.shown .name:visible").first.inner_text().endswith("…")
    for scene in (
        crowded_session(),
        crowded_close(),
        replace(made.crowded(), room=replace(made.room(MeetingLife.OPEN))),
    ):
        instead(app, page, scene)
        expect_all_fits(page, "6", WIDE_AND_NARROW)


def test_a_misfit_would_be_seen(wall: Callable[..., Page]) -> None:
    page = wall()
    press(page, "1")
    page.add_style_tag(content=".wl-number { font-size: 60rem !important } .wl-live { margin-right: -20rem }")
    found = " ".join(misfits(page))
    assert "out: P.wl-number" in found
    assert "on each other" in found


def test_every_text_stands_out_seven_to_one(app: RunningApp, wall: Callable[..., Page]) -> None:
    page = wall()
    for scene in (None, crowded_session()):
        if scene:
            instead(app, page, scene)
        for key in KEYS if scene is None else "6":
            press(page, key)
            assert faint(page) == [], key


def test_a_faint_text_would_be_seen(wall: Callable[..., Page]) -> None:
    page = wall()
    press(page, "1")
    page.add_style_tag(content=".wl-share { color: #767676 !important }")  # 4.5:1
    assert [as_typed(text.split(":")[0]) for text in faint(page)] == ["52.4 %"]


def test_nothing_is_in_the_way_of_people_who_hear_it(wall: Callable[..., Page]) -> None:
    page = wall()
    for key in KEYS:
        press(page, key)
        assert barriers(page) == [], key
    page.keyboard.press("?")
    assert barriers(page) == []


def test_there_is_no_english(wall: Callable[..., Page]) -> None:
    page = wall()
    said = ""
    for key in KEYS:
        press(page, key)
        said += page.evaluate(SPOKEN)
    page.keyboard.press("?")
    said += page.evaluate(SPOKEN)
    assert LATIN.findall(LET_PASS.sub("", said)) == []
    assert "สาธิต" in said


def test_keys_are_all_it_takes(wall: Callable[..., Page]) -> None:
    page = wall()
    expect_panel(page, "6")
    for key in ("2", "0", "7", "1"):
        press(page, key)
    page.keyboard.press("ArrowLeft")
    expect_panel(page, "7")
    page.keyboard.press("ArrowRight")
    expect_panel(page, "1")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    press(page, "3")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("Shift+3")
    page.keyboard.press("Control+4")
    expect_panel(page, "3")
    # In the Thai layout the key of the 5 types ถ, and that of the F types ด.
    page.evaluate("dispatchEvent(new KeyboardEvent('keydown', {key: 'ถ', code: 'Digit5'}))")
    expect_panel(page, "5")
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement !== null")
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement === null")


def test_panels_come_in_turn_until_one_is_chosen(app: RunningApp, look: Visit) -> None:
    page = look.context(WALL, "clock").new_page()
    page.clock.install()
    look.pages.append(page)
    page.goto(f"{app.url}/wall")
    expect(page.locator("body.ready")).to_be_visible()
    turn = page.locator("#turn .word")
    expect(turn).to_have_text("เลื่อนเอง")
    for key in ("6", "2", "1", "6"):
        expect_panel(page, key)
        page.clock.run_for(TURN_MS)
    press(page, "4")
    expect(turn).to_have_text("หยุดไว้")
    page.clock.run_for(3 * TURN_MS)
    expect_panel(page, "4")
    page.keyboard.press("Space")
    expect(turn).to_have_text("เลื่อนเอง")
    page.clock.run_for(TURN_MS)
    expect_panel(page, "6")


def test_a_chosen_panel_is_in_the_address(wall: Callable[..., Page]) -> None:
    page = wall("/wall#3")
    expect_panel(page, "3")
    press(page, "5")
    page.reload()
    expect_panel(page, "5")


def test_the_cursor_goes_when_nobody_moves_it(wall: Callable[..., Page]) -> None:
    page = wall()
    expect(page.locator("body.idle")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).cursor") == "none"
    page.mouse.move(300, 300)
    expect(page.locator("body.idle")).to_have_count(0)


def test_the_time_given_runs_out_in_words(app: RunningApp, wall: Callable[..., Page]) -> None:
    page = wall()
    its = made.room(MeetingLife.OPEN, made.matter(1), floor=made.on_floor(minutes=2, spent_before_s=0))
    instead(app, page, made.scene(its=its))
    expect(page.locator(".wl-timer .said")).to_have_text("ตั้งไว้ 2 นาที")
    instead(
        app, page, made.scene(its=replace(its, floor=replace(made.on_floor(minutes=2), spent_before_s=200)))
    )
    timer = page.locator(".wl-timer")
    expect(timer).to_have_class("wl-timer over")
    expect(timer.locator(".time")).to_have_text(re.compile(r"^3:2\d$"))
    expect(timer.locator(".said")).to_have_text(re.compile(r"^เกินเวลา\s1:2\d\sนาที$"))


def test_an_unknown_meeting_leads_to_the_wall(look: Visit, watch: Watch) -> None:
    watch.allow("404", because="it asks for what is not there")
    page = look("/wall/none", WALL)
    expect(page.get_by_role("heading", level=1)).to_have_text("ไม่พบการประชุมนี้")
    page.get_by_role("link").click()
    expect_panel(page, "6")


def _now(app: RunningApp) -> int:
    with reading(open_engine(app.database_url)) as session:
        return revision(session)


def test_an_empty_wall_comes_by_itself_once_there_is_a_meeting(app: RunningApp, look: Visit) -> None:
    early = look.context(WALL, "early")
    early.grant_permissions(["local-network-access"])  # a page that the test made up came from nowhere
    page = early.new_page()
    look.pages.append(page)
    with speaking("th"):
        calm = _calm(200, "ยังไม่มีการประชุม", "", watch=_now(app))
    page.route("**/wall", lambda route: route.fulfill(body=bytes(calm.body), content_type="text/html"))
    page.goto(f"{app.url}/wall")
    expect(page.get_by_role("heading", level=1)).to_have_text("ยังไม่มีการประชุม")
    page.unroute_all()
    report(open_engine(app.database_url), "A9", "มีประชุมแล้ว")
    expect_panel(page, "6")


def test_who_may_no_longer_look_is_asked_to_sign_in(
    app: RunningApp, wall: Callable[..., Page], watch: Watch
) -> None:
    watch.allow("403", because="the answer that is tested")
    page = wall()
    page.route("**/panels?*", lambda route: route.fulfill(status=403))
    report(open_engine(app.database_url), "A9", "ออกจากระบบแล้ว")
    page.wait_for_url("**/login?next=%2Fwall", timeout=SOON_MS)


def test_another_version_of_the_program_is_loaded_anew(app: RunningApp, look: Visit) -> None:
    page = look.context(WALL, "clock").new_page()
    page.clock.install()
    look.pages.append(page)
    page.goto(f"{app.url}/wall#3")
    expect(page.locator("body.ready")).to_be_visible()
    page.evaluate("window.stayed = true")
    other = json.dumps({"version": "other", "now": 0, "state": {}, "parts": {}})
    page.route("**/panels?*", lambda route: route.fulfill(body=other, content_type="application/json"))
    page.clock.run_for(61_000)
    report(open_engine(app.database_url), "A9", "รุ่นใหม่")
    page.wait_for_function("window.stayed === undefined", timeout=SOON_MS)
    expect_panel(page, "3")


def test_a_cut_line_is_said_quietly_and_mends_itself(
    app: RunningApp, new_context: CreateContextCallback, watch: Watch
) -> None:
    """Nothing moves while it is away; what was written meanwhile is there without a reload."""
    watch.allow("ERR_CONNECTION", because="the wire is cut")
    watch.allow("ERR_EMPTY_RESPONSE", because="the wire is cut")
    watch.allow("ERR_INCOMPLETE", because="the wire is cut")
    watch.allow("ERR_SOCKET", because="the wire is cut")
    wire = Wire(app.url)
    through = Visit(replace(app, url=wire.url), Readers(lambda options: new_context(**options)), watch)
    try:
        page = through("/wall", WALL)
        press(page, "5")
        page.evaluate("window.stayed = true")
        wire.cut()
        sign = page.get_by_role("status")
        expect(sign).to_have_text(
            re.compile(r"ขาดการเชื่อมต่อตั้งแต่\s\d\d\.\d\d\sน\.\sกำลังต่อใหม่"), timeout=SOON_MS
        )
        assert misfits(page) == []
        assert faint(page) == []
        press(page, "1")
        press(page, "5")
        silent = page.locator(".wl-agencies .silent:visible", has_text="ยังไม่รายงาน")
        before = silent.count()
        report(open_engine(app.database_url), "A7", "คัดเลือกแล้ว", agency="wu")
        wire.mend()
        expect(sign).to_have_text(re.compile(r"ข้อมูลสด\sปรับล่าสุด\s\d\d\.\d\d\.\d\d\sน\."), timeout=SOON_MS)
        expect(silent).to_have_count(before - 1, timeout=SOON_MS)
        expect_panel(page, "5")
        assert page.evaluate("window.stayed")
    finally:
        wire.close()


def test_a_whole_meeting_on_the_wall(app: RunningApp, wall: Callable[..., Page]) -> None:
    """Opened, a matter on the floor brings its panel, a resolution appears, the end is frozen. Nobody touches a key."""
    desk = WallDesk(open_engine(app.database_url))
    page = wall()
    press(page, "3")
    title = page.get_by_role("heading", level=1)
    desk.open()
    expect(title).to_have_text("กำลังประชุม", timeout=SOON_MS)
    press(page, "2")
    desk.floor("A8")
    expect(title).to_have_text("กำลังพิจารณา", timeout=SOON_MS)
    expect_panel(page, "6")
    matter = page.locator(".wl-matter")
    expect(matter).to_contain_text("จัดทำฐานข้อมูลหมู่บ้านต้นแบบและเผยแพร่")
    expect(matter).to_contain_text("ยังไม่มีผู้รับ")
    expect(page.locator(".wl-timer .time")).to_have_text(re.compile(r"^\d+:\d\d$"))
    desk.take_on("ให้ กศน. รับฐานข้อมูลหมู่บ้านต้นแบบ")
    expect(page.locator(".wl-resolution.fresh")).to_contain_text(
        "ให้ กศน. รับฐานข้อมูลหมู่บ้านต้นแบบ", timeout=SOON_MS
    )
    expect(matter).to_contain_text("กศน.")
    press(page, "2")
    desk.resolve("ให้ทุกหน่วยงานประเมินตนเอง")
    expect(page.get_by_role("status")).to_contain_text("มติ ให้ทุกหน่วยงานประเมินตนเอง", timeout=SOON_MS)
    assert misfits(page) == []
    desk.floor(None)
    desk.close()
    expect(title).to_have_text("ผลการประชุม", timeout=SOON_MS)
    expect(page.locator(".wl-about")).to_have_text(
        re.compile(r"ภาพ\sณ\sปิดประชุม\s9\sก\.พ\.\s2550\s\d\d\.\d\d\sน\.\sครั้งที่\s1")
    )
    expect(page.locator(".wl-resolution:visible")).to_have_count(2)
    assert misfits(page) == []

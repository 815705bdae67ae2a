"""The wall's panels: what each says of a meeting made up by hand, and that nobody's name or English gets there."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from dashboard.web.wall.agency_bars import agencies_panel
from dashboard.web.wall.agenda import agenda_panel
from dashboard.web.wall.decisions import decisions_panel
from dashboard.web.wall.money import budget_panel
from dashboard.web.wall.overdue_items import overdue_panel
from dashboard.web.wall.overview_panel import overview_panel
from dashboard.web.wall.panels import (
    EVERY_PANEL,
    PANELS,
    PANELS_BEFORE,
    draw_parts,
    life_words,
    panels_in_turn,
)
from dashboard.web.wall.wall_meeting import WallMeeting
from kmcore.actions.queries import GovernorAsk
from kmcore.bilingual import Bilingual
from kmcore.i18n import speaking
from kmcore.meetings.kinds import FloorKind, MeetingLife, Presence, StepKind
from kmcore.meetings.room.read_models import AttendanceEntry, StepTaken
from kmcore.snapshot.picture import PictureAttendance
from kmcore.snapshot.read_models import FrozenPicture
from tests.support.markup import page_words
from tests.unit.dashboard.wall_scenes import (
    CODE,
    DAY,
    LONG,
    OPENED,
    conclusion,
    crowded,
    item,
    line,
    matter,
    money,
    on_floor,
    picture,
    resolved,
    room,
    scene,
    unowned,
)
from tests.unit.snapshot.pictures import stages

LATIN: Final = re.compile(r"[A-Za-z]{2,}")
NB: Final = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def _in_thai() -> Iterator[None]:
    with speaking("th"):
        yield


def words(found: WallMeeting, key: str) -> str:
    return " ".join(page_words(draw_parts(found)[key].html))


def test_there_is_a_panel_for_every_digit_from_one() -> None:
    assert "".join(panel.key for panel in PANELS) == "1234567"


def test_before_the_session_agenda_map_and_overview_come_in_turn_then_all() -> None:
    assert panels_in_turn(MeetingLife.PLANNED) == PANELS_BEFORE == ("6", "2", "1")
    assert {panels_in_turn(life) for life in MeetingLife if life is not MeetingLife.PLANNED} == {EVERY_PANEL}


def test_the_overview_says_how_far_and_since_when() -> None:
    said = words(scene(), "1")
    for text in (
        "812",
        "จาก 1,551 หมู่บ้าน",
        "52.4 %",
        "เพิ่มขึ้น 96 หมู่บ้าน จากประชุม 9 ม.ค.",
        "284",
        "ปกครอง + ยมนา",
    ):
        assert text in said


def test_a_bar_shows_what_came_since_last_time() -> None:
    (first, _third) = overview_panel(scene())["bars"]
    assert (first.before, first.since) == ("67.00%", "4.00%")


def test_a_bar_that_shrank_shows_no_gain() -> None:
    cohort = replace(picture().cohorts[0], reported=100, reported_before=268)
    (bar,) = overview_panel(scene(picture(cohorts=(cohort,))))["bars"]
    assert (bar.before, bar.since) == ("25.00%", "0.00%")


def test_what_hurts_is_counted_and_named() -> None:
    late, nobodys, silent = overview_panel(scene())["alerts"]
    assert (late.text, late.who) == ("เกินกำหนด 1 งาน", "พช.")
    assert (nobodys.text, nobodys.who) == ("ยังไม่มีผู้รับ 1 งาน", "งาน A8")
    assert (silent.text, silent.who) == ("ยังไม่รายงาน 1 หน่วยงาน", "กศน.")


def test_nothing_that_hurts_is_said_too() -> None:
    calm = picture(items=(), agencies=())
    assert [one.text for one in overview_panel(scene(calm))["alerts"]] == [
        "ไม่มีงานเกินกำหนด",
        "ทุกงานมีผู้รับ",
        "ทุกหน่วยงานรายงานแล้ว",
    ]


def test_the_longest_late_comes_first_with_whose_since_when_and_the_last_word() -> None:
    made = picture(items=(item("A1", days_late=2), item("A2", days_late=1234), unowned()))
    found = overdue_panel(scene(made))
    assert [one.title for one in found["late"]] == ["งาน A2", "งาน A1"]
    first = found["late"][0]
    assert (first.who, first.much, first.since) == ("พช.", "เกิน 1,234 วัน", f"กำหนด 11{NB}ม.ค.")
    assert first.word == f"รายงาน 6{NB}ก.พ. ทำแล้ว 80 % ประสานแผนครบแล้ว"
    assert found["unowned"][0].since == f"ตั้งแต่ประชุม 9{NB}ม.ค."


def test_a_late_item_nobody_ever_reported_on() -> None:
    (one,) = overdue_panel(scene(picture(items=(item(last_update=None, progress=None, done=None),))))["late"]
    assert one.word == "ยังไม่เคยรายงาน"


def test_what_is_done_needs_nobody() -> None:
    assert overdue_panel(scene(picture(items=(unowned(status="done"),))))["unowned"] == []


def test_money_says_how_much_is_missing_to_the_target() -> None:
    found = budget_panel(scene())
    assert found["share"] == "35.5 %"
    assert (found["target"].share, found["target"].reached, found["target"].missing) == (
        "42.46 %",
        False,
        "278,400",
    )


def test_a_target_reached_and_one_that_no_source_says() -> None:
    reached = budget_panel(scene(picture(money=money(by_stage=stages(400_000_000, 50_000_000, 200_000_000)))))
    assert reached["target"].reached
    assert "ถึงเป้าแล้ว" in words(
        scene(picture(money=money(by_stage=stages(400_000_000, 50_000_000, 200_000_000)))), "3"
    )
    unsaid = scene(picture(money=money(target_bp=None)))
    assert budget_panel(unsaid)["target"] is None
    assert "ไตรมาส 2 ไม่พบเป้าในที่มา" in words(unsaid, "3")


def test_lines_without_money_are_summed_up() -> None:
    lines = (
        line("total", 0, 1000, 10),
        line("a", 1, 1000, 10),
        line("b", 1, 0, 0, control_satang=200_000_000),
        line("c", 1, 0, 0, control_satang=None),
    )
    found = budget_panel(scene(picture(money=money(lines=lines))))
    assert [one.row.code for one in found["lines"]] == ["a"]
    assert (found["left_out"], found["left_satang"]) == (1, 200_000_000)


def test_agencies_are_drawn_to_one_scale_and_the_silent_are_named() -> None:
    found = agencies_panel(scene())
    assert [(bar.name, bar.total, bar.rest, bar.silent) for bar in found["bars"]] == [
        ("พช.", 3, 0, False),
        ("กศน.", 1, 2, True),
    ]
    assert "ยังไม่รายงาน" in words(scene(), "5")


def test_a_disputed_number_shows_each_value_once_and_the_one_in_use() -> None:
    (one,) = decisions_panel(scene())["numbers"]
    assert one.values == (("250", True), ("400", False))
    assert not one.apart


def test_what_this_session_settled_is_said_and_no_longer_waits() -> None:
    question = replace(picture().numbers[0], settled_on=DAY, settled_by="R1")
    found = decisions_panel(scene(picture(numbers=(question,))))
    assert (found["numbers"], [one.title for one in found["settled"]]) == ([], ["หน่วยงานละกี่หมู่บ้าน"])
    earlier = replace(question, settled_on=date(2007, 1, 9))
    assert decisions_panel(scene(picture(numbers=(earlier,))))["settled"] == []


def test_numbers_on_the_agenda_come_first() -> None:
    other = replace(picture().numbers[0], code="other", name=Bilingual("อื่น", ""))
    found = decisions_panel(
        scene(picture(numbers=(other, *picture().numbers)), room(MeetingLife.OPEN, matter(check_code="each")))
    )
    assert [one.title for one in found["numbers"]] == ["หน่วยงานละกี่หมู่บ้าน", "อื่น"]


def test_an_ask_says_who_what_and_on_which_work() -> None:
    made = scene(picture(items=(item(asks=(GovernorAsk("dopa", "ขอรถหนึ่งคัน", DAY),)),)))
    for text in ("ปกครอง", "ขอรถหนึ่งคัน", "งาน A1"):
        assert text in words(made, "7")


def test_before_the_session_the_agenda_with_date_time_place_and_the_code() -> None:
    said = words(scene(its=room(MeetingLife.PLANNED, matter(1))), "6")
    for text in (
        "ศุกร์ 9 ก.พ. 2550",
        "13.30 น.",
        "ห้องรับรอง",
        "เรื่องเสนอเพื่อพิจารณา",
        "เรื่องที่ 1",
        "สแกนเพื่อรายงานงาน",
    ):
        assert text in said


def test_a_cancelled_meeting_says_so_and_why() -> None:
    step = StepTaken(StepKind.CANCELLED, OPENED, "เลขานุการ", "น้ำท่วม", None)
    made = scene(its=room(MeetingLife.CANCELLED, steps=(step,)))
    assert "ยกเลิกประชุมครั้งนี้ น้ำท่วม" in words(made, "6")
    assert life_words(made) == "ยกเลิกประชุม"


def test_in_session_the_newest_resolution_first_without_those_struck_out() -> None:
    kept = (resolved("R1"), resolved("R2", withdrawn=True), resolved("R3"), resolved("R0", recorded_at=None))
    found = agenda_panel(scene(its=room(MeetingLife.OPEN, resolutions=kept)))
    assert (found["view"], [one.code for one in found["resolutions"]]) == ("between", ["R3", "R1"])
    assert (found["resolutions"][0].who, found["resolutions"][0].due) == ("กศน.", f"ภายใน 9{NB}มี.ค.")


def test_a_head_that_had_the_floor_is_ticked_and_the_one_that_has_it_stands_out() -> None:
    spent = {(FloorKind.ACTION, "A1"): 60, (FloorKind.HEAD, "3"): 30}
    its = room(MeetingLife.OPEN, matter(1), floor=on_floor(), spent=spent)
    assert [(point.dealt, point.now) for point in agenda_panel(scene(its=its))["points"]] == [
        (True, False),
        (False, True),
    ]


def test_after_the_session_what_was_frozen_is_shown_not_what_was_changed_since() -> None:
    made = picture(
        conclusions=(conclusion("R1"), conclusion("R2", kind="instruction")),
        attended=PictureAttendance(13, 0, 0, 0, ()),
    )
    late = room(MeetingLife.CLOSED, resolutions=(resolved("R9", text=Bilingual("แก้ทีหลัง", "")),))
    kept = FrozenPicture(CODE, 2, OPENED, DAY, 7, "x", None, sound=True)
    said = words(scene(made, late, kept), "6")
    for text in ("1 มติ", "1 ข้อสั่งการ", "ข้อสรุป R1", "กศน.", "ผู้มาประชุม 13 คน"):
        assert text in said
    assert "แก้ทีหลัง" not in said
    assert "ภาพ ณ ปิดประชุม 9 ก.พ. 2550 13.30 น. ครั้งที่ 2" in words(scene(made, late, kept), "foot")


@pytest.mark.parametrize(
    ("life", "said"),
    [
        (MeetingLife.PLANNED, "ยังไม่เริ่มประชุม"),
        (MeetingLife.OPEN, "กำลังประชุม"),
        (MeetingLife.CLOSED, "ปิดประชุมแล้ว"),
        (MeetingLife.HELD, "ประชุมแล้ว"),
    ],
)
def test_the_head_says_which_session_and_how_far_it_is(life: MeetingLife, said: str) -> None:
    text = words(scene(its=room(life)), "head")
    for part in ("วงคุณเอื้อจังหวัด", "ครั้งที่ 2", "ศุกร์ 9 ก.พ. 2550", said):
        assert part in text


def test_only_what_is_made_up_wears_the_mark() -> None:
    marks = {key: 'data-demo="1"' in part.html for key, part in draw_parts(scene()).items()}
    assert not any(marks.values())
    shown = draw_parts(scene(picture(demo=True, items=(item(demo=True),))))
    assert {key for key, part in shown.items() if 'data-demo="1"' in part.html} == {"1", "2", "4", "5", "6"}


def test_nobodys_name_gets_to_the_wall() -> None:
    people = tuple(
        AttendanceEntry(1, presence, "cdd", "สมศรี รักเมือง", "หัวหน้า", "สมชาย", "ป่วย", 1)
        for presence in Presence
    )
    for life in MeetingLife:
        said = " ".join(words(scene(its=room(life, attendance=people)), key) for key in draw_parts(scene()))
        assert "สมศรี" not in said
        assert "สมชาย" not in said


@pytest.mark.parametrize("life", list(MeetingLife))
def test_there_is_no_english(life: MeetingLife) -> None:
    floor = on_floor() if life is MeetingLife.OPEN else None
    its = room(life, matter(1), floor=floor, resolutions=(resolved(text=Bilingual("มติ", "")),))
    made = scene(picture(conclusions=(conclusion(name=Bilingual("มติ", "")),)), its)
    found = {key: LATIN.findall(words(made, key)) for key in draw_parts(made)}
    assert not any(found.values()), found


def test_hostile_words_stay_words() -> None:
    bad = "<script>x</script>\"'&"
    made = scene(
        picture(
            items=(
                item(name=Bilingual(bad, ""), asks=(GovernorAsk("cdd", bad, DAY),)),
                unowned(name=Bilingual(bad, "")),
            )
        )
    )
    its = room(
        MeetingLife.OPEN,
        matter(title=bad),
        floor=on_floor(title=Bilingual(bad, "")),
        resolutions=(resolved(text=Bilingual(bad, "")),),
    )
    for part in (*draw_parts(made).values(), *draw_parts(scene(its=its)).values()):
        assert "<script" not in part.html


def test_the_same_meeting_is_drawn_the_same_and_another_is_not() -> None:
    one, other = draw_parts(scene()), draw_parts(scene(picture(items=())))
    assert {key: part.digest for key, part in one.items()} == {
        key: part.digest for key, part in draw_parts(scene()).items()
    }
    assert {key for key in one if one[key].digest != other[key].digest} == {"1", "4"}


def test_nothing_at_all_is_drawn_calmly() -> None:
    bare = picture(
        villages=replace(picture().villages, villages=0, reported=0, reported_before=None),
        cohorts=(),
        districts=(),
        items=(),
        agencies=(),
        numbers=(),
        money=money(lines=(), by_stage=stages(0, 0, 0), disbursed_before_satang=None),
        shapes=replace(picture().shapes, geojson=None),
        meeting=replace(picture().meeting, since=None),
    )
    for life in MeetingLife:
        assert all(part.html for part in draw_parts(scene(bare, room(life))).values())
    assert "ยังไม่มีแผนที่ของอำเภอ" in words(scene(bare), "2")


def test_every_row_is_handed_over_however_many() -> None:
    """The browser hides what does not fit and counts it; it can only count what it was told of."""
    parts = draw_parts(crowded())
    assert parts["4"].html.count("<li") == 80
    assert parts["4"].html.count('data-total="40"') == 2
    assert LONG.strip() in " ".join(page_words(parts["4"].html))

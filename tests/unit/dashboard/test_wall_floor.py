"""What the room sees of the matter on the floor."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from dashboard.web.wall.matter_on_floor import FloorMatter, matter_on_floor
from dashboard.web.wall.panels import draw_parts
from dashboard.web.wall.wall_meeting import WallMeeting
from kmcore.actions.agency_parts import AgencyPart
from kmcore.actions.models import PartyRole
from kmcore.actions.read_models import ActionRow, GovernorAsk
from kmcore.bilingual import Bilingual
from kmcore.i18n import speaking
from kmcore.meetings.agenda.read_models import ArisingRow, Proposal
from kmcore.meetings.kinds import FloorKind, MeetingLife
from kmcore.meetings.room.read_models import MeetingRoom, OnFloor
from kmcore.programme.kinds import ResolutionKind
from tests.support.markup import page_words, read_markup
from tests.unit.dashboard import wall_scenes as made
from tests.unit.dashboard.wall_scenes import OPENED, SINCE, item, matter, picture, room, scene


@pytest.fixture(autouse=True)
def _in_thai() -> Iterator[None]:
    with speaking("th"):
        yield


def arising(code: str, *, written: bool = False, place: str = "เรื่องที่ 4") -> ArisingRow:
    row = ActionRow(
        code=code,
        title=Bilingual(f"งาน {code}", code),
        kind=ResolutionKind.DECISION,
        stated_as=Bilingual("", ""),
        meeting_code="khun-uea-2550-01-09",
        opened_on=SINCE,
        owner_label=Bilingual.or_none(None, None),
        support_label=Bilingual.or_none(None, None),
        parts=(AgencyPart("cdd", PartyRole.OWNER),),
        dues=(),
        source=None,
        demo=False,
        as_of=SINCE,
    )
    return ArisingRow(
        row=row,
        meeting_date=SINCE,
        place=Bilingual(place, ""),
        source_label="บันทึก",
        done="",
        proposal=Proposal(text=Bilingual("ให้รับไปทำ", "take it"), written=written),
    )


def with_arising(its: MeetingRoom, *rows: ArisingRow) -> MeetingRoom:
    heads = tuple(replace(head, arising=rows) if head.number == 3 else head for head in its.agenda.heads)
    return replace(its, agenda=replace(its.agenda, heads=heads))


def seen(its: MeetingRoom, *items: object, floor: OnFloor | None = None) -> FloorMatter:
    found = its.floor or floor
    assert found
    return matter_on_floor(scene(picture(items=items), its) if items else scene(its=its), found)


def of_action(code: str = "A1", *rows: ArisingRow, **changes: object) -> FloorMatter:
    floor = made.on_floor(FloorKind.ACTION, code, title=Bilingual(f"งาน {code}", ""), minutes=None)
    return seen(with_arising(room(MeetingLife.OPEN, floor=floor), *rows), item(code, **changes))


def test_an_item_says_whose_how_it_stands_and_what_was_done() -> None:
    found = of_action("A1", arising("A1"), supporters=("nfe", "doae"))
    assert (found.head, found.title) == ("วาระที่ 3 เรื่องสืบเนื่อง", "งาน A1")
    standing = found.standing
    assert standing
    assert (standing.who, standing.helped, standing.name, standing.progress) == (
        "พช.",
        "กศน. · เกษตร",
        "เกินกำหนด",
        80,
    )
    assert found.notes == (("ทำไปแล้ว", "ประสานแผนครบแล้ว"), ("ข้อเสนอ", "ให้รับไปทำ"))
    assert found.origin == "จากประชุม 9 ม.ค. 2550 เรื่องที่ 4"


def test_an_origin_without_a_place_is_its_meeting() -> None:
    assert of_action("A1", arising("A1", place="")).origin == "จากประชุม 9 ม.ค. 2550"
    assert of_action("A1").origin == ""


def test_a_proposal_that_only_repeats_the_ask_is_left_out_one_that_was_written_is_not() -> None:
    ask = {"asks": (GovernorAsk("cdd", "ขอรถ", SINCE),), "done": None}
    assert of_action("A1", arising("A1"), **ask).notes == (("พช. ขอ", "ขอรถ"),)
    assert of_action("A1", arising("A1", written=True), **ask).notes[-1] == ("ข้อเสนอ", "ให้รับไปทำ")


def test_every_agency_that_asks_is_heard() -> None:
    asks = (GovernorAsk("nfe", "ขอห้อง", SINCE), GovernorAsk("cdd", "ขอรถ", SINCE))
    found = of_action("A1", arising("A1"), asks=asks, done=None)
    assert found.notes == (("กศน. ขอ", "ขอห้อง"), ("พช. ขอ", "ขอรถ"))


def test_a_matter_of_the_agenda_says_by_whom_and_its_details() -> None:
    its = room(MeetingLife.OPEN, matter(1, agency_code="nfe", detail="ยาว"), floor=made.on_floor())
    found = seen(its)
    assert found.notes == (("ผู้เสนอ", "กศน."), ("รายละเอียด", "ยาว"))
    assert (found.standing, found.number) == (None, None)


def test_a_matter_of_numbers_shows_the_values() -> None:
    found = seen(room(MeetingLife.OPEN, matter(1, check_code="each"), floor=made.on_floor()))
    assert found.number
    assert found.number.values == (("250", True), ("400", False))


def test_a_head_shows_what_it_holds_and_its_title_once() -> None:
    floor = made.on_floor(FloorKind.HEAD, "4", title=Bilingual("เรื่องเสนอเพื่อพิจารณา", ""))
    found = seen(room(MeetingLife.OPEN, matter(1), matter(2), floor=floor))
    assert (found.head, found.below) == ("วาระที่ 4", ("เรื่องที่ 1", "เรื่องที่ 2"))


def test_what_was_taken_away_meanwhile_is_shown_by_its_title_alone() -> None:
    found = seen(
        room(
            MeetingLife.OPEN,
            floor=made.on_floor(FloorKind.ACTION, "A99", title=Bilingual("หายไป", ""), head=0),
        )
    )
    assert (found.head, found.title, found.standing, found.notes) == ("", "หายไป", None, ())


def timer(shown: WallMeeting) -> dict[str, str]:
    (found,) = (
        tag.attributes
        for tag in read_markup(draw_parts(shown)["6"].html).tags
        if tag.attributes.get("class") == "wl-timer"
    )
    return found


def test_the_timer_is_told_since_when_how_long_before_and_how_long_it_may() -> None:
    found = timer(scene(its=room(MeetingLife.OPEN, matter(1), floor=made.on_floor())))
    assert found["data-since"] == str(int(OPENED.timestamp() * 1000))
    assert (found["data-spent"], found["data-minutes"]) == ("60", "15")
    assert (found["data-within"], found["data-over"]) == ("ตั้งไว้ 15 นาที", "เกินเวลา {time} นาที")


def test_a_timer_without_a_limit_never_runs_over() -> None:
    found = timer(scene(its=room(MeetingLife.OPEN, matter(1), floor=made.on_floor(minutes=None))))
    assert (found["data-minutes"], found["data-within"]) == ("", "เวลาที่ใช้")


def test_an_item_nobody_owns_says_so_large() -> None:
    floor = made.on_floor(FloorKind.ACTION, "A8", title=Bilingual("งาน A8", ""))
    shown = scene(
        picture(items=(made.unowned("A8", due_date=date(2007, 3, 9)),)), room(MeetingLife.OPEN, floor=floor)
    )
    assert "ยังไม่มีผู้รับ" in " ".join(page_words(draw_parts(shown)["6"].html))

"""A meeting made up by hand for the wall's tests: a picture and a room, every figure chosen, nothing stored."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Final

from shapely import box
from shapely.geometry import mapping

from dashboard.web.wall.wall_meeting import WallMeeting
from kmcore.actions.queries import GovernorAsk
from kmcore.bilingual import Bilingual
from kmcore.meetings.agenda.read_models import Agenda, AgendaRow, Head, HeadKind
from kmcore.meetings.kinds import FloorKind, MeetingLife
from kmcore.meetings.read_models import MeetingInfo
from kmcore.meetings.room.read_models import MeetingRoom, OnFloor, RecordedResolution
from kmcore.programme.kinds import ResolutionKind
from kmcore.snapshot.picture import (
    Picture,
    PictureAgency,
    PictureAttendance,
    PictureBudgetLine,
    PictureCohort,
    PictureDistrict,
    PictureItem,
    PictureMap,
    PictureMeeting,
    PictureMoney,
    PictureQuestion,
    PictureResolution,
    PictureVillages,
)
from kmcore.snapshot.read_models import FrozenPicture
from tests.support.circles import PROVINCE
from tests.unit.snapshot import pictures
from tests.unit.snapshot.pictures import stages

SINCE: Final = date(2007, 1, 9)
DAY: Final = date(2007, 2, 9)
CODE: Final = "khun-uea-2550-02-09"
OPENED: Final = datetime(2007, 2, 9, 6, 30, tzinfo=UTC)
LONG: Final = "ประสานแผนและงบประมาณขับเคลื่อนหมู่บ้านเศรษฐกิจพอเพียงร่วมกับองค์กรปกครองส่วนท้องถิ่นทุกแห่ง " * 4
STATUSES: Final = ("late", "at_risk", "on_track", "done", "not_started", "no_date")


def item(code: str = "A1", **changes: Any) -> PictureItem:
    """A dated item of พช. that is late since 11 Jan, reported once."""
    made = replace(
        pictures.item(code, "late", "cdd", due=date(2007, 1, 11)),
        progress=80,
        days_late=29,
        last_update=date(2007, 2, 6),
        done="ประสานแผนครบแล้ว",
        moved=True,
    )
    return replace(made, **changes)


def unowned(code: str = "A8", **changes: Any) -> PictureItem:
    """An item that nobody has taken on, without a date."""
    made = item(code, owners=(), status="no_date", due_date=None, days_late=0, progress=None)
    return replace(made, **{"last_update": None, "done": None, **changes})


def agency(code: str, name: str, silent: bool = False, **statuses: int) -> PictureAgency:  # noqa: FBT001, FBT002
    """An agency by its short name, with how its items stand."""
    every = {one: statuses.get(one, 0) for one in STATUSES}
    called = Bilingual(name, code)
    return replace(pictures.agency(code, silent=silent, **every), name=called, full=called)


def district(number: int, reported: int, before: int | None, villages: int = 50) -> PictureDistrict:
    """A district of 50 villages."""
    return replace(
        pictures.district(f"80{number:02d}", reported),
        name=Bilingual("เมืองนครศรีธรรมราช" if number == 1 else f"อำเภอที่ {number}", f"district {number}"),
        villages=villages,
        promised=villages,
        gap=villages - reported,
        reported_before=before,
    )


def line(code: str, depth: int, allocated: int, disbursed: int, **changes: Any) -> PictureBudgetLine:
    """A budget line; baht in, satang kept."""
    made = replace(
        pictures.line(code, disbursed * 100),
        name=Bilingual("งบโครงการ", code),
        parent_code=None if depth == 0 else "total",
        depth=depth,
        control_satang=allocated * 100,
        by_stage=stages(allocated * 100, 0, disbursed * 100),
    )
    return replace(made, **changes)


def money(**changes: Any) -> PictureMoney:
    """Four million baht, 1.42 of them disbursed, 42.46 % wanted by the quarter's end."""
    lines = (
        line("total", 0, 4_000_000, 1_420_000),
        line("km", 1, 3_000_000, 1_000_000, party=("dopa", "yomna")),
    )
    made = PictureMoney(
        lines=lines,
        control_satang=None,
        by_stage=stages(400_000_000, 50_000_000, 142_000_000),
        disbursed_before_satang=0,
        fiscal_year=2550,
        quarter=2,
        target_bp=4246,
    )
    return replace(made, **changes)


def square(number: int, side: float = 0.9) -> dict[str, Any]:
    """A district's shape: a square beside the others."""
    own = {"code": f"80{number:02d}", "district_code": f"80{number:02d}"}
    shape = mapping(box(99 + number, 8, 99 + number + side, 8 + side))
    return {"type": "Feature", "properties": own, "geometry": shape}


SQUARES: Final = json.dumps(
    {"type": "FeatureCollection", "features": [square(1), square(2), square(3, 0.08)]}
)


def picture(**changes: Any) -> Picture:
    """The whole of a day with one or two of everything."""
    made = Picture(
        meeting=PictureMeeting(
            code=CODE,
            name=Bilingual("วงคุณเอื้อจังหวัด", "Provincial circle"),
            circle_code="khun-uea",
            number=2,
            on_date=DAY,
            start_time="13:30",
            place=None,
            chair=None,
            since=SINCE,
        ),
        as_of=DAY,
        demo=False,
        villages=PictureVillages(1551, 1551, 812, 310, 739, 0, 716, 270),
        cohorts=(
            PictureCohort(1, 400, 284, 268, ("doae",)),
            PictureCohort(3, 551, 180, 142, ("dopa", "yomna")),
        ),
        districts=(district(1, 25, 20), district(2, 0, 0), district(3, 50, 40)),
        money=money(),
        items=(item("A1"), unowned("A8")),
        agencies=(
            agency("cdd", "พช.", late=1, no_date=2),
            agency("nfe", "กศน.", silent=True, at_risk=1),
            agency("doae", "เกษตร"),
            agency("dopa", "ปกครอง"),
            agency("yomna", "ยมนา"),
        ),
        numbers=(
            PictureQuestion(
                code="each",
                name=Bilingual("หน่วยงานละกี่หมู่บ้าน", "each"),
                values=(Bilingual("250", "250"), Bilingual("400", "400"), Bilingual("250", "250")),
                used=Bilingual("250", "250"),
                settled_on=None,
                settled_by=None,
            ),
        ),
        conclusions=(),
        attended=PictureAttendance(None, None, None, None, ()),
        shapes=PictureMap(SQUARES, approximate=True),
    )
    return replace(made, **changes)


def conclusion(code: str = "R1", **changes: Any) -> PictureResolution:
    """A decision that made an item of กศน."""
    made = PictureResolution(
        code=code,
        name=Bilingual(f"ข้อสรุป {code}", code),
        kind="decision",
        head=4,
        action_code="A8",
        owners=("nfe",),
        due_date=date(2007, 3, 9),
    )
    return replace(made, **changes)


def resolved(code: str = "R1", **changes: Any) -> RecordedResolution:
    """The same as it is recorded in session."""
    made = RecordedResolution(
        code=code,
        kind=ResolutionKind.DECISION,
        text=Bilingual(f"มติข้อ {code}", code),
        head=4,
        agenda_id=None,
        topic_number=None,
        action_code="A8",
        check_code=None,
        owners=("nfe",),
        supporters=(),
        due_date=date(2007, 3, 9),
        recorded_at=OPENED,
        recorder=None,
        source=None,
        version=1,
    )
    return replace(made, **changes)


def matter(number: int = 1, head: int = 4, **changes: Any) -> AgendaRow:
    """A matter under a head."""
    made = AgendaRow(number, head, number, f"เรื่องที่ {number}", None, 15, None, None, None, 1)
    return replace(made, **changes)


def room(life: MeetingLife = MeetingLife.PLANNED, *matters: AgendaRow, **changes: Any) -> MeetingRoom:
    """The room of the same meeting; ``matters`` lie under head 4."""
    info = MeetingInfo(
        code=CODE,
        circle=PROVINCE,
        number=2,
        on_date=DAY,
        start_time="13:30",
        place=Bilingual("ห้องรับรอง", "room"),
        chair=None,
        attendees=None,
        held=False,
        source=None,
        demo=False,
        as_of=DAY,
        life=life,
    )
    heads = (
        Head(number=3, kind=HeadKind.ARISING, title=Bilingual("เรื่องสืบเนื่อง", "arising")),
        Head(
            number=4,
            kind=HeadKind.CONSIDER,
            title=Bilingual("เรื่องเสนอเพื่อพิจารณา", "to consider"),
            items=matters,
        ),
    )
    made = MeetingRoom(Agenda(info, heads, None), life, DAY, None, (), (), (), (), None)
    return replace(made, **changes)


def on_floor(kind: FloorKind = FloorKind.AGENDA, ref: str = "1", **changes: Any) -> OnFloor:
    """Something on the floor since the opening, given 15 minutes."""
    head = 3 if kind is FloorKind.ACTION else 4
    return replace(
        OnFloor(
            kind=kind,
            ref=ref,
            head=head,
            title=Bilingual("เรื่องที่ 1", "matter 1"),
            minutes=15,
            since=OPENED,
            spent_before_s=60,
        ),
        **changes,
    )


def scene(
    made: Picture | None = None, its: MeetingRoom | None = None, frozen: FrozenPicture | None = None
) -> WallMeeting:
    """A scene of the two, by default the planned meeting."""
    return WallMeeting(made or picture(), its or room(), frozen)


def crowded() -> WallMeeting:
    """The same meeting with far more of everything than any screen holds, and titles of a paragraph."""
    items = [
        item(f"A{number}", name=Bilingual(f"{number} {LONG}", ""), asks=(GovernorAsk("cdd", LONG, DAY),))
        for number in range(40)
    ]
    nobodys = [unowned(f"B{number}", name=Bilingual(f"{number} {LONG}", "")) for number in range(40)]
    statuses = dict.fromkeys(STATUSES, 3)
    many = tuple(
        agency(f"x{number}", f"หน่วยงานชื่อยาวมากที่ {number}", silent=True, **statuses) for number in range(30)
    )
    questions = tuple(
        PictureQuestion(
            code=f"q{number}",
            name=Bilingual(LONG, "q"),
            values=(Bilingual(LONG[:90], "a"), Bilingual("400", "b")),
            used=None,
            settled_on=None,
            settled_by=None,
        )
        for number in range(30)
    )
    full = picture(
        demo=True,
        cohorts=tuple(PictureCohort(number, 400, 284, 268, ("cdd",)) for number in range(1, 13)),
        items=(*items, *nobodys),
        agencies=(*picture().agencies, *many),
        numbers=questions,
        money=money(
            lines=(
                line("total", 0, 4, 1),
                *(line(str(n), 1 + n % 2, 9_999_999, n, name=Bilingual(LONG, "")) for n in range(30)),
            )
        ),
    )
    return scene(full, room(MeetingLife.PLANNED, *(matter(n, title=f"{n} {LONG}") for n in range(1, 30))))

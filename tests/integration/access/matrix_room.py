"""How the commands of a session are tried by every role, in circles of their own that stand where each needs them."""

from datetime import timedelta
from typing import Final

from sqlmodel import Session, col, select

from kmcore.meetings.kinds import FloorKind, MeetingLife, Presence
from kmcore.meetings.models import Circle, Meeting, Resolution
from kmcore.meetings.planning.number_command import say_number
from kmcore.meetings.room.approval import approve_minutes, correct_minutes
from kmcore.meetings.room.attendance import forget_name, record_attendance, remove_attendance
from kmcore.meetings.room.chair import record_chair
from kmcore.meetings.room.discussion import write_discussion
from kmcore.meetings.room.floor import set_floor
from kmcore.meetings.room.opening import open_meeting, reopen_meeting
from kmcore.meetings.room.queries import named_attendance
from kmcore.meetings.room.read_models import AttendanceForm, FloorItem, ResolutionForm
from kmcore.meetings.room.resolutions import change_resolution, record_resolution, withdraw_resolution
from kmcore.meetings.room_tables.models import Attendance
from kmcore.programme.kinds import ResolutionKind
from kmcore.snapshot.closing import close_meeting
from kmcore.storage.base import Base, Origin
from kmcore.storage.unit_of_work import reading
from tests.integration.access.matrix import Actor, Trial
from tests.integration.actions.reporting import CLOCK, DAY
from tests.integration.rows import add_in_order

PLANNED, OPEN, CLOSED, BEFORE = "trial-planned", "trial-open", "trial-closed", "trial-before"
RECORDED: Final = "R901"


def _standing(actor: Actor) -> Actor:
    """Put meetings in every state into the actor's store, past the commands, unless they are there."""
    with Session(actor.world.engine) as session:
        if session.get(Circle, PLANNED) is None:
            add_in_order(session, _rows())
            session.commit()
    return actor


def _rows() -> list[Base]:
    circles = [Circle(code=code, level="sub", name_th=code, name_en=code) for code in (PLANNED, OPEN, CLOSED)]
    return [
        *circles,
        Meeting(code=PLANNED, circle_code=PLANNED, on_date=DAY),
        Meeting(code=OPEN, circle_code=OPEN, on_date=DAY, life=MeetingLife.OPEN),
        Meeting(
            code=BEFORE, circle_code=OPEN, on_date=DAY - timedelta(30), life=MeetingLife.CLOSED, held=True
        ),
        Meeting(code=CLOSED, circle_code=CLOSED, on_date=DAY, life=MeetingLife.CLOSED, held=True),
        Attendance(meeting_code=OPEN, presence=Presence.PRESENT, agency_code="nfe"),
        Resolution(
            code=RECORDED,
            meeting_code=OPEN,
            position=901,
            kind=ResolutionKind.DECISION,
            text="ก",
            text_en="",
            recorded_at=CLOCK(),
            origin=Origin.LIVE,
        ),
    ]


def _entry(actor: Actor) -> int:
    with reading(_standing(actor).world.engine) as session:
        return session.exec(select(Attendance.id).where(col(Attendance.meeting_code) == OPEN)).one() or 0


def _form() -> ResolutionForm:
    return ResolutionForm(OPEN, ResolutionKind.DECISION, "ให้ กศน. รับ", action_code="A8", owner="nfe")


def _done(_answer: object) -> None:
    """Leave a command's answer aside: here it only matters that it gave one."""


def _see_attendance(actor: Actor, _side: str) -> None:
    with reading(_standing(actor).world.engine) as session:
        named_attendance(session, actor.user, OPEN)


ROOM_TRIALS: Final[dict[str, Trial]] = {
    "record_meeting": Trial(
        lambda actor, _side: _done(record_resolution(_standing(actor).world.engine, actor.by, _form()))
    ),
    "set_floor": Trial(
        lambda actor, _side: set_floor(
            _standing(actor).world.engine, actor.by, OPEN, FloorItem(FloorKind.HEAD, "1")
        )
    ),
    "record_attendance": Trial(
        lambda actor, _side: _done(
            record_attendance(
                _standing(actor).world.engine, actor.by, AttendanceForm(OPEN, Presence.PRESENT, "cdd")
            )
        )
    ),
    "see_attendance": Trial(_see_attendance),
    "close_meeting": Trial(
        lambda actor, _side: _done(close_meeting(_standing(actor).world.engine, actor.by, OPEN))
    ),
    "reopen_meeting": Trial(
        lambda actor, _side: reopen_meeting(_standing(actor).world.engine, actor.by, CLOSED, "ตกหนึ่งข้อ")
    ),
    "approve_minutes": Trial(
        lambda actor, _side: approve_minutes(_standing(actor).world.engine, actor.by, BEFORE, OPEN)
    ),
}

# Further commands of an action that has its try above, by "action: which".
ROOM_ALSO: Final[dict[str, Trial]] = {
    "record_meeting: open": Trial(
        lambda actor, _side: open_meeting(_standing(actor).world.engine, actor.by, PLANNED)
    ),
    "record_meeting: chair": Trial(
        lambda actor, _side: record_chair(_standing(actor).world.engine, actor.by, OPEN, "รองผู้ว่าราชการจังหวัด")
    ),
    "plan_meeting: number": Trial(
        lambda actor, _side: say_number(_standing(actor).world.engine, actor.by, PLANNED, "7")
    ),
    "record_meeting: change": Trial(
        lambda actor, _side: _done(
            change_resolution(_standing(actor).world.engine, actor.by, RECORDED, _form(), 1)
        )
    ),
    "record_meeting: withdraw": Trial(
        lambda actor, _side: withdraw_resolution(_standing(actor).world.engine, actor.by, RECORDED, "จดผิด", 1)
    ),
    "record_meeting: said": Trial(
        lambda actor, _side: _done(
            write_discussion(
                _standing(actor).world.engine, actor.by, OPEN, FloorItem(FloorKind.ACTION, "A8"), "ว่าไว้", 0
            )
        )
    ),
    "record_attendance: leave": Trial(
        lambda actor, _side: remove_attendance(actor.world.engine, actor.by, _entry(actor), 1)
    ),
    "record_attendance: forget": Trial(
        lambda actor, _side: forget_name(actor.world.engine, actor.by, _entry(actor), 1)
    ),
    "approve_minutes: correct": Trial(
        lambda actor, _side: correct_minutes(
            _standing(actor).world.engine, actor.by, BEFORE, OPEN, place="วาระที่ 3", before="ก", after="ข"
        )
    ),
}

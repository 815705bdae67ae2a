"""How the actions of circles and meetings are tried by every role: the second half of ``matrix``."""

from datetime import date
from typing import Final
from uuid import uuid4

from sqlmodel import Session, col, select

from kmcore.documents.issue import issue
from kmcore.documents.kinds import Kind, Media
from kmcore.meetings.agenda.carry_over import drop_matter, take_up_matter
from kmcore.meetings.agenda.commands import (
    add_agenda_item,
    change_agenda_item,
    propose,
    remove_agenda_item,
    set_heads,
    shift_agenda_item,
)
from kmcore.meetings.agenda.giving_back import give_back_item
from kmcore.meetings.agenda.read_models import AgendaForm
from kmcore.meetings.models import Meeting
from kmcore.meetings.planning.commands import (
    add_circle,
    cancel_meeting,
    move_meeting,
    plan_meeting,
    plan_series,
    set_time_and_place,
)
from kmcore.meetings.planning.read_models import CircleForm, MeetingForm
from kmcore.meetings.queries import PROVINCE_CIRCLE
from kmcore.meetings.session_models import AgendaItem, ArisingNote
from tests.integration.access.matrix import AGENCIES, BOTH, Actor, Trial
from tests.integration.access.matrix_room import ROOM_ALSO, ROOM_TRIALS

LATER: Final = date(2007, 3, 9)
TOOK_PLACE: Final = "khun-uea-2550-01-09"


def _form(actor: Actor) -> AgendaForm:
    return AgendaForm(actor.world.meeting, 4, "เรื่องที่ลอง")


def _matter(actor: Actor) -> int:
    """Return a matter of the coming meeting's agenda, put there past the commands by who asks first."""
    with Session(actor.world.engine) as session:
        query = select(AgendaItem).where(col(AgendaItem.meeting_code) == actor.world.meeting)
        row = session.exec(query.order_by(col(AgendaItem.id))).first()
        if row is None:
            session.add(row := AgendaItem(meeting_code=actor.world.meeting, head=4, position=1, title="ก"))
            session.commit()
        return row.id or 0


def _done(_answer: object) -> None:
    """Leave a command's answer aside: here it only matters that it gave one."""


def _circle() -> CircleForm:
    return CircleForm("วงที่ลอง", parent_code=PROVINCE_CIRCLE, topic="เรื่องที่ลอง")


def _move(actor: Actor) -> None:
    move_meeting(
        actor.world.engine,
        actor.by,
        actor.world.meeting,
        on_date=LATER,
        start_time=None,
        place=None,
        reason="ลอง",
    )


def _time_and_place(actor: Actor) -> None:
    set_time_and_place(
        actor.world.engine, actor.by, actor.world.meeting, start_time="9.00", place="ห้องที่ลอง", reason="ลอง"
    )


def _given_back(actor: Actor) -> None:
    """Give back an item that a district's session took up, put there past the commands."""
    with Session(actor.world.engine) as session:
        code = f"district-{uuid4().hex[:8]}"
        session.add(Meeting(code=code, circle_code="khun-amnuay-8001", on_date=date(2007, 3, 20)))
        session.flush()
        session.add(ArisingNote(meeting_code=code, action_code="A8"))
        session.commit()
    give_back_item(actor.world.engine, actor.by, code, "A8")


def _left_over(actor: Actor) -> int:
    """Return a matter of a cancelled session of the circle, put there past the commands."""
    with Session(actor.world.engine) as session:
        gone = Meeting(
            code=f"gone-{uuid4().hex[:8]}",
            circle_code=PROVINCE_CIRCLE,
            on_date=date(2007, 1, 20),
            cancelled_on=date(2007, 1, 15),
        )
        session.add(gone)
        session.flush()
        session.add(row := AgendaItem(meeting_code=gone.code, head=4, position=1, title="ค้าง"))
        session.commit()
        return row.id or 0


def _letter(actor: Actor, side: str) -> None:
    """Make the letter to an agency: its lead's own, or another's."""
    issue(actor.world.engine, actor.by, Kind.LETTER, TOOK_PLACE, Media.DOCX, agency_code=AGENCIES[side])


MEETING_TRIALS: Final[dict[str, Trial]] = {
    **ROOM_TRIALS,
    "make_document": Trial(_letter, BOTH),
    "plan_meeting": Trial(
        lambda actor, _side: _done(
            plan_meeting(actor.world.engine, actor.by, MeetingForm(PROVINCE_CIRCLE, LATER))
        )
    ),
    "prepare_agenda": Trial(
        lambda actor, _side: _done(add_agenda_item(actor.world.engine, actor.by, _form(actor)))
    ),
}

# Further commands of an action that has its try above, by "action: which".
MEETING_ALSO: Final[dict[str, Trial]] = {
    **ROOM_ALSO,
    "plan_meeting: circle": Trial(
        lambda actor, _side: _done(add_circle(actor.world.engine, actor.by, _circle()))
    ),
    "plan_meeting: series": Trial(
        lambda actor, _side: _done(
            plan_series(actor.world.engine, actor.by, PROVINCE_CIRCLE, LATER, 3, None, None)
        )
    ),
    "plan_meeting: move": Trial(lambda actor, _side: _move(actor)),
    "plan_meeting: cancel": Trial(
        lambda actor, _side: _done(cancel_meeting(actor.world.engine, actor.by, actor.world.meeting, "ลอง"))
    ),
    "plan_meeting: time and place": Trial(lambda actor, _side: _time_and_place(actor)),
    "prepare_agenda: take up what was not reached": Trial(
        lambda actor, _side: _done(
            take_up_matter(actor.world.engine, actor.by, actor.world.meeting, _left_over(actor))
        )
    ),
    "prepare_agenda: drop what was not reached": Trial(
        lambda actor, _side: drop_matter(
            actor.world.engine, actor.by, actor.world.meeting, _left_over(actor), "ลอง"
        )
    ),
    "prepare_agenda: change": Trial(
        lambda actor, _side: _done(
            change_agenda_item(actor.world.engine, actor.by, _matter(actor), _form(actor), 1)
        )
    ),
    "prepare_agenda: remove": Trial(
        lambda actor, _side: remove_agenda_item(actor.world.engine, actor.by, _matter(actor), 1)
    ),
    "prepare_agenda: shift": Trial(
        lambda actor, _side: shift_agenda_item(actor.world.engine, actor.by, _matter(actor), up=True)
    ),
    "prepare_agenda: heads": Trial(
        lambda actor, _side: set_heads(actor.world.engine, actor.by, actor.world.meeting, 6)
    ),
    "prepare_agenda: propose": Trial(
        lambda actor, _side: _done(
            propose(actor.world.engine, actor.by, actor.world.meeting, "A8", "ข้อเสนอ", 0)
        )
    ),
    "prepare_agenda: give back": Trial(lambda actor, _side: _given_back(actor)),
}

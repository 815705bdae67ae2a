"""How the actions of circles and meetings are tried by every role: the second half of ``matrix``."""

from typing import Final

from sqlmodel import Session, col, select

from kmcore.meetings.agenda.commands import (
    add_agenda_item,
    change_agenda_item,
    propose,
    remove_agenda_item,
    set_heads,
    shift_agenda_item,
)
from kmcore.meetings.agenda.rows import AgendaForm
from kmcore.meetings.session_models import AgendaItem
from tests.integration.access.matrix import Actor, Trial
from tests.integration.access.matrix_room import ROOM_ALSO, ROOM_TRIALS


def _form(actor: Actor) -> AgendaForm:
    return AgendaForm(actor.world.meeting, 4, "เรื่องที่ลอง")


def _matter(actor: Actor) -> int:
    """Return a matter of the coming meeting's agenda, put there past the commands by who asks first."""
    with Session(actor.world.engine) as session:
        row = session.exec(select(AgendaItem).order_by(col(AgendaItem.id))).first()
        if row is None:
            session.add(row := AgendaItem(meeting_code=actor.world.meeting, head=4, position=1, title="ก"))
            session.commit()
        return row.id or 0


def _done(_answer: object) -> None:
    """Leave a command's answer aside: here it only matters that it gave one."""


MEETING_TRIALS: Final[dict[str, Trial]] = {
    **ROOM_TRIALS,
    "prepare_agenda": Trial(
        lambda actor, _side: _done(add_agenda_item(actor.world.engine, actor.by, _form(actor)))
    ),
}

# Further commands of an action that has its try above, by "action: which".
MEETING_ALSO: Final[dict[str, Trial]] = {
    **ROOM_ALSO,
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
}

"""Matters that a session did not reach, or of one that was cancelled: offered to the circle's next agenda."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import Session, col, select

from kmcore.meetings.agenda.queries import agenda_row
from kmcore.meetings.agenda.read_models import AgendaRow
from kmcore.meetings.kinds import FloorKind, MeetingLife
from kmcore.meetings.models import Resolution
from kmcore.meetings.queries import MeetingInfo, meeting_record, meetings
from kmcore.meetings.room_tables.models import FloorEntry
from kmcore.meetings.session_models import AgendaItem
from kmcore.storage.subjects import Subject, reads

OVER: Final = frozenset({MeetingLife.CLOSED, MeetingLife.CANCELLED})


@dataclass(frozen=True)
class UnreachedMatter:
    """A matter, and the session that did not reach it (or was cancelled)."""

    row: AgendaRow
    meeting: MeetingInfo


@reads(Subject.MEETINGS, Subject.MEETING_ROOM, Subject.SOURCES)
def unreached_matters(session: Session, code: str, as_of: date) -> list[UnreachedMatter]:
    """Return what earlier sessions of a meeting's circle left, and nobody has taken up or dropped since.

    By session, then in the order of its agenda.

    Raises:
        NotFoundError: no meeting has this code.
    """
    info = meeting_record(session, code, as_of).info
    taken_up = set(
        session.exec(select(AgendaItem.carried_from).where(col(AgendaItem.carried_from).is_not(None)))
    )
    return [
        UnreachedMatter(agenda_row(row), earlier)
        for earlier in meetings(session, as_of, info.circle.code)
        if earlier.code != code and earlier.life in OVER and earlier.on_date <= info.on_date
        for row in _unreached(session, earlier)
        if row.id not in taken_up and row.dropped_on is None
    ]


def _unreached(session: Session, info: MeetingInfo) -> Iterator[AgendaItem]:
    """Return the matters of a session of which nothing was said, resolved or put on the floor."""
    query = select(AgendaItem).where(col(AgendaItem.meeting_code) == info.code)
    entries = select(FloorEntry.ref).where(
        col(FloorEntry.meeting_code) == info.code, col(FloorEntry.kind) == FloorKind.AGENDA
    )
    resolved = select(Resolution.agenda_id).where(
        col(Resolution.meeting_code) == info.code, col(Resolution.withdrawn_at).is_(None)
    )
    reached = {*session.exec(entries), *(str(number) for number in session.exec(resolved))}
    order = (col(AgendaItem.head), col(AgendaItem.position), col(AgendaItem.id))
    for row in session.exec(query.order_by(*order)):
        if not row.said and str(row.id) not in reached:
            yield row

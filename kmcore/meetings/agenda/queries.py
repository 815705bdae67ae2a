"""Reading an agenda: the official heads with what is under each, head 3 written from the board of the day."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from sqlmodel import Session, col, func, select

from kmcore.actions.queries import ActionRow, Status, by_agency
from kmcore.actions.rules import HEARING_ORDER
from kmcore.bilingual import Bilingual
from kmcore.meetings.agenda.heads import official_heads
from kmcore.meetings.agenda.origins import ItemOrigins, item_origins
from kmcore.meetings.agenda.proposals import Agencies, derived_proposal
from kmcore.meetings.agenda.read_models import (
    Agenda,
    AgendaForm,
    AgendaRow,
    ArisingRow,
    Head,
    HeadKind,
    Proposal,
)
from kmcore.meetings.circle_items import circle_board
from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.queries import MeetingInfo, meeting_record, session_before
from kmcore.meetings.session_models import AgendaItem, ArisingNote
from kmcore.programme.queries import agencies
from kmcore.sources.queries import OPEN, checks
from kmcore.sources.read_models import CheckRow
from kmcore.storage.subjects import Subject, reads

__all__ = [
    "Agenda",
    "AgendaForm",
    "AgendaRow",
    "ArisingRow",
    "Head",
    "HeadKind",
    "Proposal",
    "agenda",
    "suggested_numbers",
]
NOBODYS, ASKS = "nobody's", "asks"
# What the chair should hear first: an item of nobody after the late ones, one that asks after those at risk.
_HEARD_AFTER: Final = {Status.LATE: NOBODYS, Status.AT_RISK: ASKS}
URGENCY: Final = tuple(
    kind for status in HEARING_ORDER for kind in (status, _HEARD_AFTER.get(status)) if kind is not None
)
OVER: Final = frozenset({MeetingLife.HELD, MeetingLife.CLOSED})


def agenda(session: Session, code: str, as_of: date) -> Agenda:
    """Return a meeting's agenda as of the day; that of a meeting which is over, as of its own day.

    Head 3 holds every item that the meeting's own circle follows and that is not done (and those of which something
    was said here), but for those this very meeting made: they arise at the next one.

    Raises:
        NotFoundError: no meeting has this code.
    """
    info = meeting_record(session, code, as_of).info
    day = info.on_date if info.life in OVER else as_of
    last = session_before(session, info)
    rows = circle_board(session, info.circle.code, day, last.on_date if last else None)
    known = agencies(session)
    arising = _arising(session, info, rows, {one.code: one for one in known}, day)
    return Agenda(
        meeting=info,
        heads=_heads(info, _items(session, code), arising),
        before=last,
        silent=tuple(count.agency_code for count in by_agency(rows, known) if count.silent),
        demo=info.demo or any(one.row.demo for one in arising),
    )


@reads(Subject.MEETINGS)
def matter_count(session: Session, code: str) -> int:
    """Return how many matters were put on a meeting's agenda; those of head 3 write themselves and do not count."""
    query = select(func.count(col(AgendaItem.id))).where(col(AgendaItem.meeting_code) == code)
    return session.exec(query).one()


@reads(Subject.MEETINGS, Subject.SOURCES)
def suggested_numbers(session: Session, code: str, as_of: date) -> list[CheckRow]:
    """Return the questions of numbers that wait for a decision on the day and are not on the meeting's agenda."""
    query = select(AgendaItem.check_code).where(
        col(AgendaItem.meeting_code) == code, col(AgendaItem.check_code).is_not(None)
    )
    there = set(session.exec(query))
    return [one for one in checks(session, as_of) if one.state == OPEN and one.code not in there]


def in_order_of_urgency(rows: Sequence[ActionRow]) -> list[ActionRow]:
    """Return items as the chair should hear of them.

    Late (the longest first), nobody's, at risk, those that ask for something, not started, without a date, on their
    way, done; each in the board's order.
    """
    return sorted(rows, key=lambda row: (_urgency(row), -row.days_late))


def _urgency(row: ActionRow) -> int:
    if row.status == Status.DONE:
        return len(URGENCY)
    signs = {row.status, *([NOBODYS] if not row.has_owner else []), *([ASKS] if row.open_asks else [])}
    return min(URGENCY.index(sign) for sign in signs)


def _heads(
    info: MeetingInfo, items: Mapping[int, Sequence[AgendaRow]], arising: tuple[ArisingRow, ...]
) -> tuple[Head, ...]:
    return tuple(
        Head(
            number=number,
            kind=kind,
            title=title,
            items=tuple(items.get(number, ())),
            arising=arising if kind is HeadKind.ARISING else (),
        )
        for number, kind, title in official_heads(info.heads)
    )


def _items(session: Session, code: str) -> dict[int, list[AgendaRow]]:
    query = select(AgendaItem).where(col(AgendaItem.meeting_code) == code)
    found: dict[int, list[AgendaRow]] = {}
    for row in session.exec(query.order_by(col(AgendaItem.position), col(AgendaItem.id))):
        found.setdefault(row.head, []).append(agenda_row(row))
    return found


def agenda_row(row: AgendaItem) -> AgendaRow:
    """Return a matter as it is read."""
    return AgendaRow(
        id=row.id or 0,
        head=row.head,
        position=row.position,
        title=row.title,
        detail=row.detail,
        minutes=row.minutes,
        agency_code=row.agency_code,
        check_code=row.check_code,
        said=row.said,
        version=row.version,
        carried=row.carried_from is not None,
        dropped_reason=row.dropped_reason,
    )


def _arising(
    session: Session, info: MeetingInfo, rows: Sequence[ActionRow], known: Agencies, day: date
) -> tuple[ArisingRow, ...]:
    query = select(ArisingNote).where(col(ArisingNote.meeting_code) == info.code)
    notes = {note.action_code: note for note in session.exec(query)}
    spoken = {code for code, note in notes.items() if note.said}
    shown = [
        row
        for row in rows
        if row.meeting_code != info.code and (row.status != Status.DONE or row.code in spoken)
    ]
    found = item_origins(session, shown, day)
    return tuple(_arising_row(row, notes.get(row.code), found, known) for row in in_order_of_urgency(shown))


def _arising_row(row: ActionRow, note: ArisingNote | None, found: ItemOrigins, known: Agencies) -> ArisingRow:
    origin = found.of(row)
    return ArisingRow(
        row=row,
        meeting_date=origin.meeting_date,
        place=origin.place,
        source_label=origin.source_label,
        done=(row.last_report.done or "") if row.last_report else "",
        proposal=_proposal(row, note, known),
        said=note.said if note else None,
        version=note.version if note else 0,
    )


def _proposal(row: ActionRow, note: ArisingNote | None, known: Agencies) -> Proposal:
    if note is not None and note.proposal:
        return Proposal(text=Bilingual(note.proposal, note.proposal), written=True)
    return derived_proposal(row, known)

"""Due dates that stand before a session ("before the next meeting"): which they are, and how they move with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from kmcore.actions.models import ActionDue
from kmcore.actions.queries import ActionRow, Status, board
from kmcore.actions.resolution_effects import set_due
from kmcore.bilingual import Bilingual, bilingual
from kmcore.storage.subjects import Subject, reads


@dataclass(frozen=True, kw_only=True)
class TiedDue:
    """An item that is due before a session, as it stands now. ``due_date`` None: it waits for a session to be set."""

    code: str
    title: Bilingual = bilingual()
    due_date: date | None


@dataclass(frozen=True)
class SessionToKeep:
    """The session that tied dates stand before from now on, and its day.

    ``on_date`` None: it was cancelled and no other one is planned; they stay tied to it and wait.
    """

    code: str
    on_date: date | None


@reads(Subject.ACTIONS, Subject.PROGRAMME)
def tied_dues(session: Session, meeting_code: str, as_of: date) -> list[TiedDue]:
    """Return the items not done whose due date stands before a session, in the board's order."""
    return [
        TiedDue(code=row.code, title=row.title, due_date=row.due_date)
        for row in _newest_known(session, meeting_code, as_of)
        if row.status != Status.DONE and row.dues[-1].before_meeting == meeting_code
    ]


def waiting_dues(session: Session, cancelled: Iterable[str], as_of: date) -> list[TiedDue]:
    """Return the items that lost their day with one of these cancelled sessions and have not got another one."""
    return [one for code in cancelled for one in tied_dues(session, code, as_of) if one.due_date is None]


def move_tied_dues(
    session: Session, moved: Iterable[TiedDue], to: SessionToKeep, on: date, reason: str
) -> None:
    """Give the items the day of the session that they stand before from now on; the old dates stay readable.

    ``on``: the day it becomes known. The caller's command commits.
    """
    for one in moved:
        there = session.scalars(select(col(ActionDue.set_on)).where(col(ActionDue.action_code) == one.code))
        known_on = max([on, *there])  # the date set last counts
        set_due(session, one.code, to.on_date, known_on, reason, before_meeting=to.code)


def _newest_known(session: Session, meeting_code: str, as_of: date) -> list[ActionRow]:
    """Return the board of the day on which the newest of the session's dates is known, if that lies after ``as_of``."""
    query = select(col(ActionDue.set_on)).where(col(ActionDue.before_meeting) == meeting_code)
    known = list(session.scalars(query))
    return [row for row in board(session, max([as_of, *known])) if row.dues] if known else []

"""Work that is due before a session follows it: to its new day, or, when it is cancelled, to the circle's next one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import Session, col, select

from kmcore.access.command import RunningCommand
from kmcore.actions.tied_dues import SessionToKeep, TiedDue, move_tied_dues, tied_dues, waiting_dues
from kmcore.i18n import N_
from kmcore.meetings.models import Meeting
from kmcore.meetings.planning.schedule import has_begun, meeting_of, standing_sessions
from kmcore.storage.subjects import Subject, reads

NEW_SESSION: Final = N_("กำหนดวันประชุมครั้งใหม่แล้ว")  # a reason, as people give theirs


@dataclass(frozen=True)
class DuesThatFollow:
    """What a change of a session's day does to work that is due before it: each item, and the day it gets.

    ``to`` None: no other session of the circle is planned, the items wait without a date.
    """

    items: tuple[TiedDue, ...]
    to: date | None

    @property
    def audited(self) -> dict[str, object]:
        """Return what the audit chain says of it; nothing where nothing moved."""
        moved = [{"action": one.code, "from": one.due_date, "to": self.to} for one in self.items]
        return {"dues": moved} if moved else {}


@reads(Subject.ACTIONS, Subject.MEETINGS, Subject.PROGRAMME, Subject.SOURCES)
def dues_if_moved(session: Session, code: str, to: date, as_of: date) -> DuesThatFollow:
    """Return what would move along if a session moved to ``to``, as it stands on the day."""
    return DuesThatFollow(tuple(tied_dues(session, code, as_of)), to)


@reads(Subject.ACTIONS, Subject.MEETINGS, Subject.PROGRAMME, Subject.SOURCES)
def dues_if_cancelled(session: Session, code: str, as_of: date) -> DuesThatFollow:
    """Return what would become of the work due before a session if it were cancelled.

    Raises:
        NotFoundError: there is no such session.
    """
    row = meeting_of(session, code)
    return DuesThatFollow(tuple(tied_dues(session, code, as_of)), session_instead(session, row).on_date)


def session_instead(session: Session, row: Meeting) -> SessionToKeep:
    """Return the circle's first session after this one that has not begun: what "the next" means when it falls out."""
    later = [
        one
        for one in standing_sessions(session, row.circle_code)
        if one.code != row.code and one.on_date >= row.on_date and not has_begun(one)
    ]
    return SessionToKeep(later[0].code, later[0].on_date) if later else SessionToKeep(row.code, None)


def session_now(session: Session, code: str) -> SessionToKeep:
    """Return the session that work tied to a session stands before now: itself, or the one instead."""
    row = meeting_of(session, code)
    return SessionToKeep(code, row.on_date) if row.cancelled_on is None else session_instead(session, row)


def let_dues_follow(running: RunningCommand, row: Meeting, known_on: date, reason: str) -> DuesThatFollow:
    """Let the work due before a session that was moved or cancelled follow it; the caller's command commits."""
    session = running.session
    session.flush()
    items = tuple(tied_dues(session, row.code, known_on))
    to = session_now(session, row.code)
    move_tied_dues(session, items, to, known_on, reason)
    return DuesThatFollow(items, to.on_date)


def take_up_waiting_dues(running: RunningCommand, rows: Sequence[Meeting], known_on: date) -> DuesThatFollow:
    """Let work that lost its day with a cancelled session of the circle be due before the first of these new ones."""
    session, first = running.session, min(rows, key=lambda row: row.on_date)
    session.flush()
    query = select(Meeting.code).where(
        col(Meeting.circle_code) == first.circle_code, col(Meeting.cancelled_on).is_not(None)
    )
    items = tuple(waiting_dues(session, session.exec(query.order_by(col(Meeting.on_date))), known_on))
    move_tied_dues(session, items, SessionToKeep(first.code, first.on_date), known_on, NEW_SESSION)
    return DuesThatFollow(items, first.on_date)

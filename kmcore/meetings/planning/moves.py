"""How a session's day, time and place change hands: appended, with the reason, never overwritten unseen."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from kmcore.access.command import RunningCommand
from kmcore.meetings.models import Event, EventDate, Meeting
from kmcore.meetings.queries import PROVINCE_CIRCLE
from kmcore.meetings.session_models import MeetingDate
from kmcore.storage.base import Origin


@dataclass(frozen=True)
class DayAndPlace:
    """When and where a session is to be held."""

    on_date: date
    start_time: str | None
    place: str | None

    def unsays(self, before: "DayAndPlace") -> bool:
        """Tell whether something that was said before is said otherwise now; the first time or place is not."""
        pairs = (
            (before.on_date, self.on_date),
            (before.start_time, self.start_time),
            (before.place, self.place),
        )
        return any(was is not None and was != now for was, now in pairs)


def day_and_place(row: Meeting) -> DayAndPlace:
    """Return what counts now."""
    return DayAndPlace(row.on_date, row.start_time, row.place)


def record_move(
    running: RunningCommand, row: Meeting, now: DayAndPlace, reason: str | None, *, known_on: date
) -> None:
    """Give the session another day, time or place; the first change keeps what it had from the beginning."""
    if not _moved_before(running.session, row.code):
        _append(running, row.code, day_and_place(row))
    _append(running, row.code, now, known_on, reason)
    if now.place != row.place:
        row.place_en = None  # the English of the old place
    if now.on_date != row.on_date:
        _tell_event(running.session, row, now.on_date, known_on, reason or "")
    row.on_date, row.start_time, row.place = now.on_date, now.start_time, now.place
    running.session.add(row)


def _moved_before(session: Session, code: str) -> bool:
    query = select(MeetingDate.id).where(col(MeetingDate.meeting_code) == code)
    return session.exec(query.limit(1)).first() is not None


def _append(
    running: RunningCommand,
    code: str,
    what: DayAndPlace,
    known_on: date | None = None,
    reason: str | None = None,
) -> None:
    row = MeetingDate(
        meeting_code=code,
        on_date=what.on_date,
        start_time=what.start_time,
        place=what.place,
        known_on=known_on,
        reason=reason,
        account_id=running.user.account_id if known_on else None,
    )
    running.session.add(row)
    running.session.flush()  # their order is their number's


def _tell_event(session: Session, row: Meeting, on_date: date, known_on: date, reason: str) -> None:
    """The data set tells of the province's circles as dated events too ("circle-2550-02-09"): those move along."""
    name = f"circle-{row.code.removeprefix(f'{PROVINCE_CIRCLE}-')}"
    if row.circle_code == PROVINCE_CIRCLE and session.get(Event, name) is not None:
        session.add(
            EventDate(event_code=name, on_date=on_date, known_on=known_on, note=reason, origin=Origin.LIVE)
        )

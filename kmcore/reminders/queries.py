"""Reading the days before a circle: its window, how each agency stands, the version of a calendar address."""

from datetime import date, datetime

from sqlmodel import Session, col, select

from kmcore.access.words import role_labels
from kmcore.actions.queries import ActionRow, board
from kmcore.meetings.queries import MeetingInfo, last_circle, next_circle
from kmcore.programme.queries import agencies
from kmcore.programme.read_models import AgencyInfo
from kmcore.reminders.models import CalendarFeed, Channel, Reminder, ReportingWindow
from kmcore.reminders.read_models import (
    AgencyStanding,
    OwedReport,
    ReportingState,
    SentReminder,
    WindowInfo,
    WindowState,
    due_on,
    owed_reports,
)
from kmcore.storage.subjects import Subject, reads
from kmcore.thai.dates import BANGKOK

__all__ = [
    "AgencyStanding",
    "Channel",
    "OwedReport",
    "ReportingState",
    "SentReminder",
    "WindowInfo",
    "WindowState",
    "agency_standing",
    "agency_standings",
    "closed_window",
    "coming_window",
    "feed_version",
]


@reads(Subject.ACCESS, Subject.MEETINGS, Subject.REMINDERS)
def coming_window(session: Session, as_of: date) -> WindowInfo | None:
    """Return the window of the next circle as of the day, None when no circle is set.

    It needs no row: only closing writes one.
    """
    meeting = next_circle(session, as_of)
    if meeting is None:
        return None
    row = closing_of(session, meeting)
    if row is None or not _by_day(row.closed_at, as_of):
        return WindowInfo(meeting, as_of)
    closer = row.closed_by or 0
    return WindowInfo(meeting, as_of, row.closed_at, role_labels(session, [closer]).get(closer))


def closed_window(session: Session, on: date) -> bool:
    """Tell whether a report made on this day comes after its window was closed: it is marked late then.

    The window that covers a day is the one of the next circle not yet held, the circle's own day included.
    """
    window = coming_window(session, on)
    return window is not None and window.state == WindowState.CLOSED


def closing_of(session: Session, meeting: MeetingInfo) -> ReportingWindow | None:
    """Return the row of a closed window; for ``commands`` and these queries only.

    A closing was meant for the date the circle had then: given another date, its window is open again.
    """
    row = session.get(ReportingWindow, meeting.code)
    stands = row is not None and row.closed_at is not None and row.due_on == due_on(meeting.on_date)
    return row if stands else None


@reads(Subject.ACCESS, Subject.ACTIONS, Subject.MEETINGS, Subject.PROGRAMME, Subject.REMINDERS)
def agency_standings(session: Session, as_of: date) -> list[AgencyStanding]:
    """Return how each agency of the programme stands that owes something, those who hurt most first.

    What counts as reported is a report after the last circle (the board's own "since"), so that this page
    and the follow-up board never disagree.
    """
    held, window = last_circle(session, as_of), coming_window(session, as_of)
    rows = board(session, as_of, held.on_date if held else None)
    sent = _reminders(session, window, as_of) if window else {}
    found = [
        _standing(agency, rows, sent.get(agency.code, []))
        for agency in agencies(session)
        if agency.in_programme
    ]
    hurt = list(ReportingState)
    return sorted((one for one in found if one.items), key=lambda one: hurt.index(one.answer))


def agency_standing(session: Session, as_of: date, agency_code: str) -> AgencyStanding | None:
    """Return how one agency stands, None when it owes nothing."""
    return next((one for one in agency_standings(session, as_of) if one.agency_code == agency_code), None)


def feed_version(session: Session, agency_code: str) -> int:
    """Return the version of an agency's calendar address: 1 until it is renewed."""
    feed = session.get(CalendarFeed, agency_code)
    return feed.version if feed else 1


def _standing(agency: AgencyInfo, rows: list[ActionRow], sent: list[SentReminder]) -> AgencyStanding:
    parts = (part for row in rows for part in row.parts if part.agency_code == agency.code)
    return AgencyStanding(
        agency_code=agency.code,
        short=agency.short,
        name=agency.name,
        items=owed_reports(agency.code, rows),
        last_report=max((part.last_update for part in parts if part.last_update), default=None),
        reminders=tuple(sent),
    )


def _reminders(session: Session, window: WindowInfo, as_of: date) -> dict[str, list[SentReminder]]:
    query = select(Reminder).where(col(Reminder.meeting_code) == window.meeting.code)
    found: dict[str, list[SentReminder]] = {}
    for row in session.exec(query.order_by(col(Reminder.sent_at).desc(), col(Reminder.id).desc())):
        if _by_day(row.sent_at, as_of):
            one = SentReminder(Channel(row.channel), row.sent_at, row.recipients)
            found.setdefault(row.agency_code, []).append(one)
    return found


def _by_day(moment: datetime | None, as_of: date) -> bool:
    """Tell whether it had happened by the end of the day in Bangkok."""
    return moment is not None and moment.astimezone(BANGKOK).date() <= as_of

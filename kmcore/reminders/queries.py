"""Reading the days before a circle: its window, how each agency stands, the version of a calendar address."""

from datetime import date, datetime

from sqlmodel import Session, col, select

from kmcore.access.words import role_labels
from kmcore.actions.queries import ActionRow
from kmcore.meetings.circle_items import circle_board, home_circle, home_circles
from kmcore.meetings.queries import (
    PROVINCE_CIRCLE,
    CircleInfo,
    MeetingInfo,
    circles,
    last_circle,
    next_circle,
)
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
    "circle_of_window",
    "circles_with_window",
    "closed_window",
    "coming_window",
    "feed_version",
]


@reads(Subject.ACCESS, Subject.MEETINGS, Subject.REMINDERS, Subject.SOURCES)
def coming_window(session: Session, as_of: date, circle: str = PROVINCE_CIRCLE) -> WindowInfo | None:
    """Return the window of a circle's next session as of the day, None when none is set.

    It needs no row: only closing writes one.
    """
    meeting = next_circle(session, as_of, circle)
    if meeting is None:
        return None
    row = closing_of(session, meeting)
    if row is None or not _by_day(row.closed_at, as_of):
        return WindowInfo(meeting, as_of)
    closer = row.closed_by or 0
    return WindowInfo(meeting, as_of, row.closed_at, role_labels(session, [closer]).get(closer))


def closed_window(session: Session, on: date, action_code: str = "") -> bool:
    """Tell whether a report made on this day comes after its window was closed: it is marked late then.

    The window that covers a day is the one of the next session not yet held, that session's own day included, of the
    circle that made the item (none named: the province's).
    """
    home = home_circle(session, action_code) if action_code else None
    window = coming_window(session, on, home or PROVINCE_CIRCLE)
    return window is not None and window.state == WindowState.CLOSED


def closing_of(session: Session, meeting: MeetingInfo) -> ReportingWindow | None:
    """Return the row of a closed window; for ``commands`` and these queries only.

    A closing was meant for the date the circle had then: given another date, its window is open again.
    """
    row = session.get(ReportingWindow, meeting.code)
    stands = row is not None and row.closed_at is not None and row.due_on == due_on(meeting.on_date)
    return row if stands else None


@reads(
    Subject.ACCESS, Subject.ACTIONS, Subject.MEETINGS, Subject.PROGRAMME, Subject.REMINDERS, Subject.SOURCES
)
def agency_standings(session: Session, as_of: date, circle: str = PROVINCE_CIRCLE) -> list[AgencyStanding]:
    """Return how each agency of the programme stands that owes a circle something, those who hurt most first.

    What counts as reported is a report after the circle's last session (the board's own "since"), so that this page
    and the follow-up board never disagree.
    """
    held, window = last_circle(session, as_of, circle), coming_window(session, as_of, circle)
    rows = circle_board(session, circle, as_of, held.on_date if held else None)
    sent = _reminders(session, window, as_of) if window else {}
    found = [
        _standing(agency, rows, sent.get(agency.code, []))
        for agency in agencies(session)
        if agency.in_programme
    ]
    hurt = list(ReportingState)
    return sorted((one for one in found if one.items), key=lambda one: hurt.index(one.answer))


@reads(
    Subject.ACCESS, Subject.ACTIONS, Subject.MEETINGS, Subject.PROGRAMME, Subject.REMINDERS, Subject.SOURCES
)
def circles_with_window(session: Session, as_of: date) -> list[CircleInfo]:
    """Return the circles that wait for reports: the province's, and others that meet next and are owed something."""
    return [
        circle
        for circle in circles(session)
        if circle.code == PROVINCE_CIRCLE
        or (
            next_circle(session, as_of, circle.code) is not None
            and agency_standings(session, as_of, circle.code)
        )
    ]


def agency_standing(
    session: Session, as_of: date, agency_code: str, circle: str = PROVINCE_CIRCLE
) -> AgencyStanding | None:
    """Return how one agency stands before a circle, None when it owes nothing."""
    return next(
        (one for one in agency_standings(session, as_of, circle) if one.agency_code == agency_code), None
    )


@reads(Subject.MEETINGS, Subject.SOURCES)
def circle_of_window(session: Session, meeting_code: str) -> str:
    """Return the circle whose window a session's is; the province's for one that is not there."""
    return home_circles(session).get(meeting_code, PROVINCE_CIRCLE)


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

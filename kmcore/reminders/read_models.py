"""What is read of the days before a circle: its window, who has reported, who was reminded. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from kmcore.actions.queries import ActionRow, AgencyPart, Status
from kmcore.bilingual import Bilingual, bilingual
from kmcore.meetings.queries import MeetingInfo
from kmcore.reminders.models import Channel

OPENS_BEFORE: Final = timedelta(days=7)
DUE_BEFORE: Final = timedelta(days=1)
LAST_DAYS: Final = 3


class WindowState(StrEnum):
    """Where a day stands to the window: ``last_days`` are the three that end with the due day."""

    BEFORE = "before"
    OPEN = "open"
    LAST_DAYS = "last_days"
    CIRCLE_DAY = "circle_day"
    CLOSED = "closed"


@dataclass(frozen=True)
class WindowInfo:
    """When reports for a circle are taken, as of the day ``as_of``.

    It opens a week before the circle, when the secretariat begins to see who has reported (issue 3, 6). It
    is due on the eve: that evening the last lead reports from home and the meeting pack is printed. The
    three days that end on the eve, the day itself included, are the three-day window in which agencies put
    in what they have. ``closed_at`` is in UTC; ``closed_by`` a role label, never a name.
    """

    meeting: MeetingInfo
    as_of: date
    closed_at: datetime | None = None
    closed_by: str | None = None

    @property
    def opens_on(self) -> date:
        """Return the first day of the window."""
        return opens_on(self.meeting.on_date)

    @property
    def due_on(self) -> date:
        """Return the day by whose end everything should be in."""
        return due_on(self.meeting.on_date)

    @property
    def last_days_from(self) -> date:
        """Return the first of the three last days."""
        return self.due_on - timedelta(days=LAST_DAYS - 1)

    @property
    def days_left(self) -> int:
        """Return whole days to the due day: 0 on it and after it."""
        return max(0, (self.due_on - self.as_of).days)

    @property
    def opens_in(self) -> int:
        """Return whole days until it opens: 0 once it has."""
        return max(0, (self.opens_on - self.as_of).days)

    @property
    def is_open(self) -> bool:
        """Tell whether it has opened and nobody closed it."""
        return self.state not in {WindowState.BEFORE, WindowState.CLOSED}

    @property
    def state(self) -> WindowState:
        """Return where the day stands."""
        if self.closed_at is not None:
            return WindowState.CLOSED
        if self.as_of < self.opens_on:
            return WindowState.BEFORE
        if self.as_of > self.due_on:
            return WindowState.CIRCLE_DAY
        return WindowState.LAST_DAYS if self.as_of >= self.last_days_from else WindowState.OPEN


def opens_on(circle_on: date) -> date:
    """Return the day the window of a circle on this day opens."""
    return circle_on - OPENS_BEFORE


def due_on(circle_on: date) -> date:
    """Return the day reports for a circle on this day are due."""
    return circle_on - DUE_BEFORE


class ReportingState(StrEnum):
    """How much of what it owes an agency has reported, in the order of hurt."""

    SILENT = "silent"
    PARTLY = "partly"
    ALL = "all"


@dataclass(frozen=True)
class OwedReport:
    """An item an agency owes a report on, and its own part in it."""

    row: ActionRow
    part: AgencyPart

    @property
    def reported(self) -> bool:
        """Tell whether the agency has reported on it since the last circle."""
        return self.part.spoke

    @property
    def late(self) -> bool:
        """Tell whether the item is past its due date and the agency's part is not done."""
        return self.row.status == Status.LATE and not self.part.finished


@dataclass(frozen=True)
class SentReminder:
    """A reminder that went out. ``sent_at`` in UTC; ``recipients`` 0 by e-mail: nobody could be reached."""

    channel: Channel
    sent_at: datetime
    recipients: int

    @property
    def failed(self) -> bool:
        """Tell whether it reached nobody."""
        return self.channel == Channel.EMAIL and not self.recipients


@dataclass(frozen=True, kw_only=True)
class AgencyStanding:
    """How an agency stands before a circle: what it owes, in the board's order; reminders, newest first."""

    agency_code: str
    short: Bilingual = bilingual()
    name: Bilingual = bilingual()
    items: tuple[OwedReport, ...]
    last_report: date | None
    reminders: tuple[SentReminder, ...] = ()

    @property
    def total(self) -> int:
        """Return how many items it owes a report on."""
        return len(self.items)

    @property
    def missing(self) -> tuple[OwedReport, ...]:
        """Return the items it has not reported on."""
        return tuple(owed for owed in self.items if not owed.reported)

    @property
    def reported(self) -> int:
        """Return how many items it has reported on."""
        return self.total - len(self.missing)

    @property
    def late(self) -> tuple[OwedReport, ...]:
        """Return the items that are past their due date."""
        return tuple(owed for owed in self.items if owed.late)

    @property
    def answer(self) -> ReportingState:
        """Return how much it has answered."""
        if not self.missing:
            return ReportingState.ALL
        return ReportingState.PARTLY if self.reported else ReportingState.SILENT

    @property
    def demo(self) -> bool:
        """Tell whether anything it stands on is made up."""
        return any(owed.row.demo or owed.part.demo for owed in self.items)


def owed_reports(agency_code: str, rows: list[ActionRow]) -> tuple[OwedReport, ...]:
    """Return the items an agency owes a report on: it owns them, and its part was not done before.

    A part reported done since the last circle stays in the count: that was the report that was owed.
    """
    own = (OwedReport(row, part) for row in rows for part in row.parts if part.agency_code == agency_code)
    return tuple(owed for owed in own if owed.part.owner and (owed.part.spoke or not owed.part.finished))

"""What an agency said of an item, as it was kept: the one shape a report has after it is written."""

from dataclasses import dataclass
from datetime import date, datetime

from kmcore.actions.models import WorkState


@dataclass(frozen=True, kw_only=True)
class Report:
    """A progress report. ``progress`` is 0-100, ``reported_at`` is in UTC.

    ``late``: it came after the window before the circle was closed.
    """

    id: int = 0
    action_code: str
    agency_code: str
    reported_on: date
    reported_at: datetime
    state: WorkState
    progress: int
    done: str
    obstacle: str | None = None
    ask: str | None = None
    link: str | None = None
    late: bool = False


@dataclass(frozen=True, kw_only=True)
class WrittenReport(Report):
    """A report with the numbers of its photos, served by ``/photos/{number}``."""

    photos: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Update(WrittenReport):
    """A report in an item's history. ``author``: the role label of who wrote it, None for the data set's."""

    origin: str
    source: str | None
    author: str | None = None

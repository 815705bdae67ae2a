"""Time comes from here, so that tests and the data set's own day can set it."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from kmcore.thai.dates import BANGKOK

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Return now, aware, in UTC."""
    return datetime.now(UTC)


def fixed_clock(day: date, hour: int = 13, minute: int = 25) -> Clock:
    """Return a clock that stands still at a Bangkok time of ``day``."""
    moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=BANGKOK).astimezone(UTC)
    return lambda: moment


def today(clock: Clock = system_clock) -> date:
    """Return the date in Bangkok."""
    return clock().astimezone(BANGKOK).date()

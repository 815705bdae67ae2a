"""A moment as the form says it: the clock's time, with the day before it where that is another one."""

from datetime import datetime

from kmcore.clock import Clock, system_clock, today
from kmcore.i18n import language
from kmcore.thai.dates import BANGKOK, format_datetime, format_time


def clock_time(moment: datetime) -> str:
    """Return the time on the Bangkok clock: "22.10 น."."""
    return format_time(moment.astimezone(BANGKOK).time(), lang="en" if language() == "en" else "th")


def draft_time(moment: datetime, clock: Clock = system_clock) -> str:
    """Return "22.10 น." for a moment of today, else "8 ก.พ. 2550 22.10 น."."""
    if moment.astimezone(BANGKOK).date() == today(clock):
        return clock_time(moment)
    return format_datetime(moment, lang="en" if language() == "en" else "th")

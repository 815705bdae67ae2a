"""When a draft was kept, in words: with the day where that is another one than today."""

from datetime import datetime

from kmcore.clock import Clock, system_clock, today
from kmcore.thai.dates import BANGKOK
from kmcore.thai.spoken_dates import spoken_clock, spoken_moment


def draft_time(moment: datetime, clock: Clock = system_clock) -> str:
    """Return "22.10 น." for a moment of today, else "8 ก.พ. 2550 22.10 น."."""
    if moment.astimezone(BANGKOK).date() == today(clock):
        return spoken_clock(moment)
    return spoken_moment(moment)

"""Times of the clock in words: of a moment, with the day before it where that is another one, and as stored."""

from datetime import datetime, time

from kmcore.clock import Clock, system_clock, today
from kmcore.i18n import language
from kmcore.thai.dates import BANGKOK, Lang, format_datetime, format_time


def clock_time(moment: datetime) -> str:
    """Return the time on the Bangkok clock: "22.10 น."."""
    return format_time(moment.astimezone(BANGKOK).time(), lang=_lang())


def draft_time(moment: datetime, clock: Clock = system_clock) -> str:
    """Return "22.10 น." for a moment of today, else "8 ก.พ. 2550 22.10 น."."""
    if moment.astimezone(BANGKOK).date() == today(clock):
        return clock_time(moment)
    return format_datetime(moment, lang=_lang())


def stored_clock_time(stored: str | None) -> str | None:
    """Return "13:30" as the reader's language writes it, "13.30 น."; None for none."""
    return format_time(time.fromisoformat(stored), lang=_lang()) if stored else None


def _lang() -> Lang:
    return "en" if language() == "en" else "th"

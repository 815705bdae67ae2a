"""Days, times and distances in days in the language in force: Thai with the Buddhist year, else English."""

from datetime import date, datetime, time

from kmcore.i18n import _, _n, language
from kmcore.thai.dates import BANGKOK, DateStyle, format_date, format_datetime, format_time
from kmcore.thai.names import MONTHS_SHORT, Lang
from kmcore.thai.numbers import grouped

NO_BREAK = "\N{NO-BREAK SPACE}"


def spoken_language() -> Lang:
    """Return the language in which days are written now."""
    return "en" if language() == "en" else "th"


def spoken_day(day: date, style: DateStyle = "short") -> str:
    """Return "9 ก.พ. 2550" (or "9 Feb 2007"); ``style``: with the month in full, or with the weekday."""
    return format_date(day, style, lang=spoken_language())


def spoken_day_of_year(day: date) -> str:
    """Return a day without its year, never broken in two: "9 ม.ค."."""
    return f"{day.day}{NO_BREAK}{MONTHS_SHORT[spoken_language()][day.month - 1]}"


def spoken_moment(at: datetime) -> str:
    """Return a moment as the clock in Bangkok shows it: "22 พ.ย. 2569 20.14 น."."""
    return format_datetime(at, lang=spoken_language())


def spoken_clock(at: datetime) -> str:
    """Return the time of a moment on the Bangkok clock: "20.14 น."."""
    return format_time(at.astimezone(BANGKOK).time(), lang=spoken_language())


def spoken_time(stored: str | None) -> str | None:
    """Return a time stored as "13:30" as "13.30 น."; None for none."""
    return format_time(time.fromisoformat(stored), lang=spoken_language()) if stored else None


def days_until(days: int) -> str:
    """Return whole days to come: "วันนี้", "พรุ่งนี้", "อีก 8 วัน"."""
    if days == 0:
        return _("วันนี้")
    return _("พรุ่งนี้") if days == 1 else _("อีก {days} วัน", days=grouped(days))


def days_overdue(days: int) -> str:
    """Return whole days past a due date: "เกิน 28 วัน"."""
    return _n("เกิน {count} วัน", days, count=grouped(days))

"""How the wall puts things: short, and in Thai only (the calls still go through the catalogue)."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final, Literal

from dashboard.present import formatting
from kmcore.i18n import _, language
from kmcore.thai.dates import BANGKOK, format_time
from kmcore.thai.names import MONTHS_SHORT, Lang

TICK: Final = "✓"
NO_BREAK: Final = "\N{NO-BREAK SPACE}"
Tone = Literal["good", "bad", ""]


@dataclass(frozen=True)
class Change:
    """What became of a figure since the last session: a sign that needs no colour, a tone, the words."""

    sign: str
    tone: Tone
    text: str


def month_day(day: date) -> str:
    """Return a day without its year, never broken in two: "9 ม.ค."."""
    return f"{day.day}{NO_BREAK}{MONTHS_SHORT[_lang()][day.month - 1]}"


def clock(text: str | None) -> str:
    """Return "13.30 น." for a meeting's "13:30", nothing for none."""
    return format_time(time.fromisoformat(text), lang=_lang()) if text else ""


def moment(at: datetime) -> str:
    """Return the Bangkok clock's time of a moment: "13.30 น."."""
    return format_time(at.astimezone(BANGKOK).time(), lang=_lang())


def villages_change(now: int, before: int | None, since: date | None) -> Change:
    """Return how villages with results changed since a session's day."""
    if before is None or since is None:
        return Change("", "", _("ยังไม่มีประชุมครั้งก่อนให้เทียบ"))
    count, day = formatting.number(abs(now - before)), month_day(since)
    if now > before:
        return Change("▲", "good", _("เพิ่มขึ้น {count} หมู่บ้าน จากประชุม {day}", count=count, day=day))
    if now < before:
        return Change("▼", "bad", _("ลดลง {count} หมู่บ้าน จากประชุม {day}", count=count, day=day))
    return Change("", "", _("เท่ากับประชุม {day}", day=day))


def money_change(now: int, before: int | None, since: date | None) -> Change:
    """Return how much more was disbursed since a session's day; satang."""
    if before is None or since is None:
        return Change("", "", _("ยังไม่มีประชุมครั้งก่อนให้เทียบ"))
    amount, day = formatting.baht(abs(now - before)), month_day(since)
    if now > before:
        return Change("▲", "good", _("เบิกเพิ่ม {amount} บาท จากประชุม {day}", amount=amount, day=day))
    if now < before:
        return Change("▼", "bad", _("ลดลง {amount} บาท จากประชุม {day}", amount=amount, day=day))
    return Change("", "", _("เท่ากับประชุม {day}", day=day))


def share(part: int, whole: int) -> str:
    """Return a share in whole per cent, halves up; what is not nothing is not called 0, nor what is not all 100."""
    if not whole:
        return formatting.NONE
    rounded = (200 * part + whole) // (2 * whole)
    if 0 < part < whole and rounded in {0, 100}:
        return "<1%" if rounded == 0 else ">99%"
    return f"{rounded}%"


def width(part: int, whole: int) -> str:
    """Return how much of a bar is filled, for CSS: "52.35%", never more than all of it."""
    return f"{max(0.0, min(100.0, 100 * part / whole)):.2f}%" if whole else "0%"


def _lang() -> Lang:
    return "en" if language() == "en" else "th"

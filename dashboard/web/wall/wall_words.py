"""How the wall puts things: short, and in Thai only (the calls still go through the catalogue)."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from dashboard.present import formatting
from kmcore.i18n import _
from kmcore.thai.spoken_dates import spoken_day_of_year

TICK: Final = "✓"
Tone = Literal["good", "bad", ""]


@dataclass(frozen=True)
class Change:
    """What became of a figure since the last session: a sign that needs no colour, a tone, the words."""

    sign: str
    tone: Tone
    text: str


def villages_change(now: int, before: int | None, since: date | None) -> Change:
    """Return how villages with results changed since a session's day."""
    if before is None or since is None:
        return Change("", "", _("ยังไม่มีประชุมครั้งก่อนให้เทียบ"))
    count, day = formatting.number(abs(now - before)), spoken_day_of_year(since)
    if now > before:
        return Change("▲", "good", _("เพิ่มขึ้น {count} หมู่บ้าน จากประชุม {day}", count=count, day=day))
    if now < before:
        return Change("▼", "bad", _("ลดลง {count} หมู่บ้าน จากประชุม {day}", count=count, day=day))
    return Change("", "", _("เท่ากับประชุม {day}", day=day))


def money_change(now: int, before: int | None, since: date | None) -> Change:
    """Return how much more was disbursed since a session's day; satang."""
    if before is None or since is None:
        return Change("", "", _("ยังไม่มีประชุมครั้งก่อนให้เทียบ"))
    amount, day = formatting.baht(abs(now - before)), spoken_day_of_year(since)
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

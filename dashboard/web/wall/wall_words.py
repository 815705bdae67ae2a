"""How the wall puts things: short, and in Thai only (the calls still go through the catalogue)."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from dashboard.present import formatting
from kmcore.i18n import N_, _
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
    return _change(
        now,
        before,
        since,
        more=N_("เพิ่มขึ้น {amount} หมู่บ้าน จากประชุม {day}"),
        fewer=N_("ลดลง {amount} หมู่บ้าน จากประชุม {day}"),
        amount=formatting.number(abs(now - (before or 0))),
    )


def money_change(now: int, before: int | None, since: date | None) -> Change:
    """Return how much more was disbursed since a session's day; satang."""
    return _change(
        now,
        before,
        since,
        more=N_("เบิกเพิ่ม {amount} บาท จากประชุม {day}"),
        fewer=N_("ลดลง {amount} บาท จากประชุม {day}"),
        amount=formatting.baht(abs(now - (before or 0))),
    )


def _change(  # noqa: PLR0913 - the figure then and now, and its words for either way
    now: int, before: int | None, since: date | None, *, more: str, fewer: str, amount: str
) -> Change:
    if before is None or since is None:
        return Change("", "", _("ยังไม่มีประชุมครั้งก่อนให้เทียบ"))
    day = spoken_day_of_year(since)
    if now > before:
        return Change("▲", "good", _(more, amount=amount, day=day))
    if now < before:
        return Change("▼", "bad", _(fewer, amount=amount, day=day))
    return Change("", "", _("เท่ากับประชุม {day}", day=day))


def width(part: int, whole: int) -> str:
    """Return how much of a bar is filled, for CSS: "52.35%", never more than all of it."""
    return f"{max(0.0, min(100.0, 100 * part / whole)):.2f}%" if whole else "0%"

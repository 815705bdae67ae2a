"""Entries month by month: for a telephone, paper, and a long list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Final

from kmcore.activity_plan.read_models import PlanEntry
from kmcore.i18n import _
from kmcore.thai.spoken_dates import spoken_day

MOST_AT_ONCE: Final = 120  # entries: more of them is a scroll that nobody follows


@dataclass(frozen=True)
class MonthGroup:
    """A month in words, and the entries that begin in it."""

    name: str
    entries: tuple[PlanEntry, ...]


def month_groups(entries: Sequence[PlanEntry]) -> list[MonthGroup]:
    """Return the entries by the month they begin in, the earliest first; those without a day last."""
    found: dict[tuple[int, int], list[PlanEntry]] = {}
    for one in entries:
        day = _day(one)
        found.setdefault((day.year, day.month) if day else _NEVER, []).append(one)
    return [MonthGroup(_name(found[key][0]), tuple(found[key])) for key in sorted(found)]


def first_months(entries: Sequence[PlanEntry], as_of: date) -> list[MonthGroup]:
    """Return all months, or of a long plan those from the month of ``as_of`` on, whole, until it is enough."""
    if len(entries) <= MOST_AT_ONCE:
        return month_groups(entries)
    coming = month_groups([one for one in entries if (_day(one) or date.max) >= as_of.replace(day=1)])
    months = coming or month_groups(entries)
    ends = accumulate(len(month.entries) for month in months)
    return [
        month
        for place, (month, end) in enumerate(zip(months, ends, strict=True))
        if not place or end <= MOST_AT_ONCE
    ]


def _day(one: PlanEntry) -> date | None:
    return one.begin or one.held_on


def _name(one: PlanEntry) -> str:
    day = _day(one)
    return spoken_day(day, "month") if day else _("ยังไม่กำหนดวัน")


_NEVER = (9999, 12)

"""Entries month by month: for a telephone, paper, and a long list."""

from collections.abc import Sequence
from dataclasses import dataclass

from kmcore.activity_plan.read_models import PlanEntry
from kmcore.i18n import _
from kmcore.thai.spoken_dates import spoken_day


@dataclass(frozen=True)
class MonthGroup:
    """A month in words, and the entries that begin in it."""

    name: str
    entries: tuple[PlanEntry, ...]


def month_groups(entries: Sequence[PlanEntry]) -> list[MonthGroup]:
    """Return the entries by the month they begin in, the earliest first; those without a day last."""
    found: dict[tuple[int, int], list[PlanEntry]] = {}
    for one in entries:
        day = one.begin or one.held_on
        found.setdefault((day.year, day.month) if day else _NEVER, []).append(one)
    return [MonthGroup(_name(found[key][0]), tuple(found[key])) for key in sorted(found)]


def _name(one: PlanEntry) -> str:
    day = one.begin or one.held_on
    return spoken_day(day, "month") if day else _("ยังไม่กำหนดวัน")


_NEVER = (9999, 12)

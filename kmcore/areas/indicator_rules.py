"""Which value of an indicator an area has: its own, else one made of the areas in it where the indicator permits that."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kmcore.areas.kinds import FromBelow
from kmcore.thai.era import to_be
from kmcore.thai.numbers import round_half_up


class ValueFrom(StrEnum):
    """How an area came to its value."""

    OWN = "own"
    SUM = "sum"
    MEAN = "mean"


@dataclass(frozen=True)
class AreaValue:
    """An indicator of an area, in hundredths; None: it has no value, which is never 0.

    ``given`` of ``within`` areas below it have a value; both 0 where it was not made of them.
    """

    hundredths: int | None
    how: ValueFrom = ValueFrom.OWN
    given: int = 0
    within: int = 0


@dataclass(frozen=True)
class AreaTree:
    """Which areas lie in which: the codes below each code. ``needed``: without whose value a sum is not whole."""

    below: Mapping[str, tuple[str, ...]]
    needed: frozenset[str]


def area_value(code: str, own: Mapping[str, int], tree: AreaTree, from_below: FromBelow) -> AreaValue:
    """Return the value of an area.

    Its own comes first. A sum is given only where every area below that is needed has one, for a part of a sum is
    no smaller sum but a wrong one; a mean is that of the areas just below that have a value, and says how many.
    """
    if code in own:
        return AreaValue(own[code])
    below = tree.below.get(code, ())
    if from_below is FromBelow.NONE or not below:
        return AreaValue(None)
    found = {each: area_value(each, own, tree, from_below).hundredths for each in below}
    values = [value for value in found.values() if value is not None]
    if from_below is FromBelow.SUM:
        needed = [each for each in below if each in tree.needed or found[each] is not None]
        whole = bool(values) and all(found[each] is not None for each in needed)
        return AreaValue(sum(values) if whole else None, ValueFrom.SUM, len(values), len(needed))
    mean = round_half_up(sum(values), len(values)) if values else None
    return AreaValue(mean, ValueFrom.MEAN, len(values), len(below))


def under_later_codes(own: Mapping[str, int], went_on: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Return the values with those of areas that went on under another code, unless that has one of its own.

    ``went_on``: earlier and later code, in the order of time.
    """
    found = dict(own)
    for earlier, later in went_on:
        if earlier in found:
            found.setdefault(later, found[earlier])
    return found


def last_measured_year(as_of: date) -> int:
    """Return the last year (BE) that can have been measured by the day: the one that has begun."""
    return to_be(as_of.year)


@dataclass(frozen=True)
class NeedRow:
    """What is set side by side of an area: an indicator, and the villages with results of all its villages."""

    code: str
    value: int | None
    reported: int
    villages: int


def more_is_need(from_below: FromBelow, *, lack: bool) -> bool | None:
    """Tell whether more of an indicator means more need (True), or less does (False); None where neither does.

    What is counted up (households, people) and lacks nothing says how large an area is, not how it fares.
    """
    if lack:
        return True
    return None if from_below is FromBelow.SUM else False


def in_need(rows: Iterable[NeedRow], *, more: bool | None) -> frozenset[str]:
    """Return the areas where need is great and coverage is low, by code.

    Need is great in the worse half of the areas that have a value, coverage is low below the share of all of them
    together, or there is none. ``more``: whether more is more need; None: nothing is need.
    """
    known = [row for row in rows if row.value is not None and row.villages]
    if more is None or not known:
        return frozenset()
    values = sorted(row.value for row in known if row.value is not None)
    middle = values[len(values) // 2] if more else values[(len(values) - 1) // 2]
    reported, villages = sum(row.reported for row in known), sum(row.villages for row in known)
    return frozenset(
        row.code
        for row in known
        if row.value is not None
        and (row.value >= middle if more else row.value <= middle)
        and (row.reported == 0 or row.reported * villages < reported * row.villages)
    )

"""Chance with a seed: exact numbers, smooth maps, working days."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from math import exp
from random import Random
from statistics import fmean, pstdev
from typing import Final, TypeVar

from kmcore.areas.village_places import SubdistrictPlace

BUMPS: Final = 6
REACH: Final = 0.25  # degrees (about 28 km): how far a centre of good work is felt

Item = TypeVar("Item")


def seeded(seed: int) -> Random:
    """Return the layer's source of chance: the same seed gives the same layer."""
    return Random(seed)  # noqa: S311 - it has to be repeatable, and guards no secret


def draw(rng: Random, items: Sequence[Item], lean: Callable[[Item], float], count: int) -> list[Item]:
    """Return exactly ``count`` of ``items``, in their order; a higher ``lean`` (a logit) is likelier.

    Systematic sampling: with items in geographic order every stretch gets its share to within one,
    so that the map follows ``lean`` and chance decides only which villages.
    """
    chances = _scaled([lean(item) for item in items], count)
    reached, taken, picked = rng.uniform(0.05, 0.95), 0, []
    for item, chance in zip(items, chances, strict=True):
        reached += chance
        if int(reached) > taken:
            taken = int(reached)
            picked.append(item)
    return picked


def _scaled(leans: Sequence[float], count: int) -> list[float]:
    """Turn logits into chances that sum to ``count``, by bisection on a common shift."""
    low, high = -40.0, 40.0
    for _ in range(50):
        shift = (low + high) / 2
        chances = [1 / (1 + exp(-lean - shift)) for lean in leans]
        low, high = (low, shift) if sum(chances) > count else (shift, high)
    return chances


def smooth_field(rng: Random, places: Sequence[SubdistrictPlace]) -> dict[str, float]:
    """Return a value by subdistrict code, mean 0 and deviation 1, that changes little between neighbours."""
    hills = [(rng.choice(places), rng.choice((-1, 1)) * rng.uniform(0.6, 1.4)) for _ in range(BUMPS)]
    raw = {place.code: sum(size * _near(place, centre) for centre, size in hills) for place in places}
    mean, spread = fmean(raw.values()), pstdev(raw.values()) or 1.0
    return {code: (value - mean) / spread for code, value in raw.items()}


def _near(one: SubdistrictPlace, other: SubdistrictPlace) -> float:
    squared = (one.lat - other.lat) ** 2 + (one.lon - other.lon) ** 2
    return exp(-squared / (2 * REACH**2))


def workday(rng: Random, first: date, last: date, bend: float = 1.0) -> date:
    """Return a Monday-to-Friday from ``first`` to ``last``, either included.

    The span must hold such a day. ``bend`` above 1 makes early days likelier.
    """
    day = first + timedelta(days=round((last - first).days * rng.random() ** bend))
    monday, friday = day + timedelta(days=7 - day.weekday()), day + timedelta(days=4 - day.weekday())
    if day.weekday() < 5:
        return day
    return monday if monday <= last else friday

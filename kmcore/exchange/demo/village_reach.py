"""Which villages have evidence, which of them are new since the circle, and which were looked at."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from statistics import fmean
from typing import Final

from kmcore.areas.village_places import SubdistrictPlace
from kmcore.exchange.demo.chance import draw, smooth_field

REPORTED: Final = {1: 284, 2: 348, 3: 180}  # by cohort, 812 at 8 Feb
NEW: Final = {1: 16, 2: 42, 3: 38}  # of these, 96 since 9 Jan
CONTRAST: Final = 2.0  # how far the slowest and quickest district lie from the middle, as a logit
LOCAL: Final = 0.5  # how much a subdistrict differs from its district


@dataclass(frozen=True)
class VillageReach:
    """Villages with evidence by 9 Jan (``old``) and after it (``new``); ``pace`` by village code."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    pace: Mapping[str, float]


def choose_villages(
    rng: Random, places: Sequence[SubdistrictPlace], cohorts: Mapping[str, int]
) -> VillageReach:
    """Choose the villages with evidence: exact numbers by cohort, at the pace of their district."""
    pace = _pace(rng, places)
    news = smooth_field(rng, places)
    old, new = list[str](), list[str]()
    for number, count in REPORTED.items():
        members = [village for village, cohort in cohorts.items() if cohort == number]
        reported = draw(rng, members, pace.__getitem__, count)
        fresh = draw(rng, reported, lambda village: news[village[:6]], NEW[number])
        new += fresh
        old += sorted(set(reported) - set(fresh))
    return VillageReach(tuple(old), tuple(new), pace)


def _pace(rng: Random, places: Sequence[SubdistrictPlace]) -> dict[str, float]:
    """Return a logit by village: an even ladder of districts, in the order of a smooth field."""
    field = smooth_field(rng, places)
    means = _district_means(places, field)
    ladder = sorted(means, key=lambda district: means[district])
    rungs = {district: CONTRAST * (2 * step / (len(ladder) - 1) - 1) for step, district in enumerate(ladder)}
    return {
        village: rungs[place.district] + LOCAL * (field[place.code] - means[place.district])
        for place in places
        for village in place.villages
    }


def _district_means(places: Sequence[SubdistrictPlace], field: Mapping[str, float]) -> dict[str, float]:
    values = defaultdict(list)
    for place in places:
        values[place.district].append(field[place.code])
    return {district: fmean(found) for district, found in values.items()}

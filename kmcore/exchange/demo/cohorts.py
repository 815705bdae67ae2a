"""Which village is in which cohort. No source says; the sizes 400, 600 and 551 are the minutes' own."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from random import Random
from typing import Final

from kmcore.exchange.demo.ground import Place
from kmcore.exchange.demo.report import DemoError, Row

SIZES: Final = {1: 400, 2: 600, 3: 551}
FROM: Final = {1: date(2004, 10, 1), 2: date(2005, 10, 1), 3: date(2006, 10, 1)}


def assign_cohorts(rng: Random, places: Sequence[Place]) -> dict[str, int]:
    """Return the cohort of every village code, by code; sizes exact, at most two subdistricts split.

    Each district gets about the province's mix, so that no cohort sits in one corner.

    Raises:
        DemoError: the register does not hold exactly 1,551 villages.
    """
    _refuse_other_register(places)
    room, cohorts = dict(SIZES), {}
    for place in _shuffled_in_districts(rng, places):
        for village in place.villages:
            wanted = len(place.villages) - place.villages.index(village)
            number = cohorts.get(_previous(place, village)) or _next_cohort(room, wanted)
            number = number if room[number] else _next_cohort(room, wanted)
            cohorts[village] = number
            room[number] -= 1
    return dict(sorted(cohorts.items()))

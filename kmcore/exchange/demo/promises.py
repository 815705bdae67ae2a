"""Who promised which village, in both schemes of the minutes, which overlap (docs/domain.md, 1).

Public health has not yet pledged 36 villages of its area, as if part of its list had not come: under the
mission scheme 1,515 of 1,551 villages are promised, 964 of them for the sufficiency mission.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, TypeVar

from kmcore.areas.village_places import SubdistrictPlace
from kmcore.exchange.demo.demo_report import Row

YEAR_START: Final = date(2006, 10, 1)
COORDINATION: Final = date(2007, 1, 11)  # the meeting that shared the 1,000 villages out (A1)
MASTER_PLAN: Final = date(2007, 1, 9)
COHORT_LEADS: Final = {
    1: ("cohort-1-doae",),
    2: ("cohort-2-nfe",),
    3: ("cohort-3-dopa", "cohort-3-yomna"),
}
MASTER_PLAN_LEADS: Final = ("mission-master-plan-dopa", "mission-master-plan-yomna")
QUARTERS: Final = ("doae", "pho", "nfe", "cdd")  # of the map: south-west, south-east, north-west, north-east
UNPLEDGED: Final = {"pho": 36}

Item = TypeVar("Item")


def share_missions(places: Sequence[SubdistrictPlace], cohorts: Mapping[str, int]) -> dict[str, str]:
    """Return the agency of each pledged village of cohorts 1 and 2, by village code.

    The villages are halved by latitude and each half by longitude: four areas that hang together,
    250 villages each, less those not yet pledged. A cut may run through one subdistrict.
    """
    found = [(place, village) for place in places for village in place.villages if cohorts[village] < 3]
    south, north = _halves(sorted(found, key=lambda pair: (pair[0].lat, pair[1])))
    areas = [
        area
        for half in (south, north)
        for area in _halves(sorted(half, key=lambda pair: (pair[0].lon, pair[1])))
    ]
    shares = {
        village: agency
        for agency, area in zip(QUARTERS, areas, strict=True)
        for _, village in area[: len(area) - UNPLEDGED.get(agency, 0)]
    }
    return dict(sorted(shares.items()))


def _halves(items: Sequence[Item]) -> tuple[Sequence[Item], Sequence[Item]]:
    middle = len(items) // 2
    return items[:middle], items[middle:]


def promise_rows(cohorts: Mapping[str, int], shares: Mapping[str, str]) -> list[Row]:
    """Return the ``village_promise`` rows: the cohort scheme, then the mission scheme, by village code."""
    by_cohort = [
        _promise(village, lead, YEAR_START)
        for village, number in cohorts.items()
        for lead in COHORT_LEADS[number]
    ]
    sufficiency = [
        _promise(village, f"mission-sufficiency-{agency}", COORDINATION) for village, agency in shares.items()
    ]
    master_plan = [
        _promise(village, lead, MASTER_PLAN)
        for village, number in cohorts.items()
        if number == 3
        for lead in MASTER_PLAN_LEADS
    ]
    return by_cohort + sufficiency + master_plan


def _promise(village: str, responsibility: str, since: date) -> Row:
    return {
        "village_code": village,
        "responsibility_code": responsibility,
        "from_date": since,
        "to_date": None,
    }

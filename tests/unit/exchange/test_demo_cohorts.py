"""Cohorts and promises of the demonstration layer, on the register of the province."""

from collections import Counter, defaultdict
from datetime import date

import pytest
from hypothesis import given

from kmcore.exchange.demo.chance import seeded
from kmcore.exchange.demo.cohorts import assign_cohorts, cohort_rows
from kmcore.exchange.demo.demo_report import DemoError
from kmcore.exchange.demo.promises import promise_rows, share_missions
from tests.unit.exchange.demo_layer_made import SEEDS, made, places


@given(SEEDS)
def test_cohorts_are_exact_and_split_two_subdistricts_at_most(seed: int) -> None:
    cohorts = assign_cohorts(seeded(seed), places())
    found = defaultdict(set)
    for village, number in cohorts.items():
        found[village[:6]].add(number)
    assert Counter(cohorts.values()) == {1: 400, 2: 600, 3: 551}
    assert sum(len(numbers) > 1 for numbers in found.values()) <= 2


def test_every_cohort_is_spread_over_the_province() -> None:
    for number, size in {1: 400, 2: 600, 3: 551}.items():
        by_district = Counter(village[:4] for village, cohort in made()[0].items() if cohort == number)
        assert len(by_district) >= 20
        assert max(by_district.values()) < size / 8


def test_a_cohort_begins_with_its_fiscal_year() -> None:
    since = {row["cohort_number"]: row["from_date"] for row in cohort_rows(made()[0])}
    assert since == {1: date(2004, 10, 1), 2: date(2005, 10, 1), 3: date(2006, 10, 1)}


def test_another_register_is_refused_in_thai() -> None:
    with pytest.raises(DemoError, match=r"ทะเบียนมี 1541 หมู่บ้าน.*1551.*--no-demo"):
        assign_cohorts(seeded(1), [place for place in places() if place.code != "800601"])


@given(SEEDS)
def test_the_thousand_villages_are_shared_out_in_four_areas_that_hang_together(seed: int) -> None:
    cohorts = assign_cohorts(seeded(seed), places())
    shares = share_missions(places(), cohorts)
    agencies = defaultdict(set)
    for village, agency in shares.items():
        assert cohorts[village] < 3
        agencies[village[:6]].add(agency)
    assert Counter(shares.values()) == {"cdd": 250, "nfe": 250, "doae": 250, "pho": 214}
    assert sum(len(found) > 1 for found in agencies.values()) <= 3


def test_each_share_is_one_quarter_of_the_map() -> None:
    centre = {place.code: place for place in places()}
    spots = defaultdict(list)
    for village, agency in made()[1].items():
        spots[agency].append(centre[village[:6]])
    assert max(spot.lat for spot in spots["doae"]) <= min(spot.lat for spot in spots["nfe"])
    assert max(spot.lon for spot in spots["doae"]) <= min(spot.lon for spot in spots["pho"])
    assert max(spot.lon for spot in spots["nfe"]) <= min(spot.lon for spot in spots["cdd"])


def test_promises_of_both_schemes_add_up() -> None:
    cohorts, shares, _ = made()
    counts = Counter((row["responsibility_code"], row["from_date"]) for row in promise_rows(cohorts, shares))
    year, shared_out, circle = date(2006, 10, 1), date(2007, 1, 11), date(2007, 1, 9)
    assert counts == {
        ("cohort-1-doae", year): 400,
        ("cohort-2-nfe", year): 600,
        ("cohort-3-dopa", year): 551,
        ("cohort-3-yomna", year): 551,
        ("mission-sufficiency-cdd", shared_out): 250,
        ("mission-sufficiency-nfe", shared_out): 250,
        ("mission-sufficiency-doae", shared_out): 250,
        ("mission-sufficiency-pho", shared_out): 214,
        ("mission-master-plan-dopa", circle): 551,
        ("mission-master-plan-yomna", circle): 551,
    }

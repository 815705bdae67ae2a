"""Cohorts, promises and evidence of the demonstration layer, on the register of the province."""

import csv
from collections import Counter, defaultdict
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmcore.exchange.demo.chance import draw, seeded, smooth_field, workday
from kmcore.exchange.demo.cohorts import SINCE, assign_cohorts, cohort_rows
from kmcore.exchange.demo.evidence import evidence_rows
from kmcore.exchange.demo.ground import Place
from kmcore.exchange.demo.promises import promise_rows, share_missions
from kmcore.exchange.demo.report import CIRCLE, EVE, DemoError, Row

REGISTER = Path(__file__).parents[3] / "data" / "areas" / "80" / "subdistricts.csv"
SEEDS = st.integers(0, 10_000)


@cache
def places() -> tuple[Place, ...]:
    with REGISTER.open(encoding="utf-8", newline="") as file:
        return tuple(_place(row) for row in csv.DictReader(file) if int(row["villages"]))


def _place(row: dict[str, str]) -> Place:
    villages = tuple(f"{row['code']}{moo:02}" for moo in range(1, int(row["villages"]) + 1))
    return Place(row["code"], row["district_code"], float(row["lat"]), float(row["lon"]), villages)


@cache
def made(seed: int = 2550) -> tuple[dict[str, int], dict[str, str], list[Row]]:
    """Make cohorts, shares and evidence of a seed, once."""
    rng = seeded(seed)
    cohorts = assign_cohorts(rng, places())
    shares = share_missions(places(), cohorts)
    return cohorts, shares, evidence_rows(rng, places(), cohorts, shares)


def villages_with(rows: list[Row], day: date, kind: str | None = None) -> set[str]:
    return {
        str(row["village_code"])
        for row in rows
        if str(row["on_date"]) <= day.isoformat() and kind in (None, row["kind"])
    }


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


@pytest.mark.parametrize("seed", [2550, 1, 77])
def test_evidence_grows_by_96_villages_whatever_the_seed(seed: int) -> None:
    cohorts, _, rows = made(seed)
    then, now = villages_with(rows, CIRCLE), villages_with(rows, EVE)
    assert (len(then), len(now)) == (716, 812)
    assert Counter(cohorts[village] for village in now) == {1: 284, 2: 348, 3: 180}
    assert len(villages_with(rows, CIRCLE, "verified")) == 270
    assert len(villages_with(rows, EVE, "verified")) == 310
    assert villages_with(rows, EVE) == villages_with(rows, EVE, "reported")


def test_districts_differ_from_19_to_91_per_cent() -> None:
    reached = Counter(village[:4] for village in villages_with(made()[2], EVE))
    register = Counter(village[:4] for village in made()[0])
    shares = sorted(reached[district] / register[district] for district in register)
    assert (int(shares[0] * 100), int(shares[-1] * 100)) == (19, 91)
    assert max(high - low for low, high in pairwise(shares)) < 0.12


def test_neighbouring_districts_are_more_alike_than_distant_ones() -> None:
    reached = villages_with(made()[2], EVE)
    shares = [(p, len(reached.intersection(p.villages)) / len(p.villages)) for p in places()]
    near, far = list[float](), list[float]()
    for one, share in shares:
        for other, their_share in shares:
            away = abs(one.lat - other.lat) + abs(one.lon - other.lon)
            if one.code < other.code and not 0.15 < away < 0.6:
                (near if away <= 0.15 else far).append(abs(share - their_share))
    assert sum(near) / len(near) < 0.8 * sum(far) / len(far)


def test_evidence_lies_in_its_time_and_on_working_days() -> None:
    cohorts, _, rows = made()
    for row in rows:
        day, village = date.fromisoformat(str(row["on_date"])), str(row["village_code"])
        assert SINCE[cohorts[village]] <= day <= EVE
        assert day.weekday() < 5


def test_evidence_comes_from_agencies_that_answer_for_the_village() -> None:
    cohorts, shares, rows = made()
    leads = {1: {"doae"}, 2: {"nfe"}, 3: {"dopa", "yomna"}}
    for row in rows:
        village = str(row["village_code"])
        before = (
            {"dopa", "yomna", "nfe"} if cohorts[village] == 1 and str(row["on_date"]) < "2006-10" else set()
        )
        assert row["agency_code"] in leads[cohorts[village]] | {shares.get(village)} | before
        assert row["mission_code"] == ("master-plan" if cohorts[village] == 3 else "sufficiency")


def test_a_verification_follows_a_report_of_the_same_agency() -> None:
    rows = made()[2]
    for row in (row for row in rows if row["kind"] == "verified"):
        assert any(
            (other["village_code"], other["agency_code"]) == (row["village_code"], row["agency_code"])
            and other["kind"] == "reported"
            and str(other["on_date"]) < str(row["on_date"])
            for other in rows
        )


def test_public_health_falls_silent_after_the_circle() -> None:
    days = [str(row["on_date"]) for row in made()[2] if row["agency_code"] == "pho"]
    assert days
    assert max(days) <= CIRCLE.isoformat()


def test_some_villages_have_two_pieces_and_some_two_agencies() -> None:
    reported = [row for row in made()[2] if row["kind"] == "reported"]
    pieces = Counter(row["village_code"] for row in reported)
    agencies = Counter(
        village for village, _ in {(row["village_code"], row["agency_code"]) for row in reported}
    )
    assert sum(count >= 2 for count in pieces.values()) > 100
    assert sum(count >= 2 for count in agencies.values()) > 50


@given(SEEDS, st.integers(1, 60), st.data())
def test_a_draw_takes_exactly_what_was_asked_for_in_order(seed: int, size: int, data: st.DataObject) -> None:
    leans = data.draw(st.lists(st.floats(-6, 6), min_size=size, max_size=size))
    count = data.draw(st.integers(0, size))
    taken = draw(seeded(seed), range(size), leans.__getitem__, count)
    assert len(taken) == count
    assert taken == sorted(set(taken))


def test_a_draw_leans_where_it_is_told() -> None:
    taken = draw(seeded(1), range(1000), lambda item: 2.0 if item < 500 else -2.0, 500)
    assert 400 < sum(item < 500 for item in taken) < 480


@given(SEEDS)
def test_a_smooth_field_is_centred(seed: int) -> None:
    field = smooth_field(seeded(seed), places())
    assert abs(sum(field.values())) < 1e-6
    assert 0.99 < sum(value**2 for value in field.values()) / len(field) < 1.01


@given(SEEDS, st.dates(date(2005, 1, 1), date(2007, 2, 1)), st.integers(2, 90), st.floats(0.5, 2))
def test_a_workday_is_one_and_within_its_span(seed: int, first: date, days: int, bend: float) -> None:
    last = first + timedelta(days=days)
    found = workday(seeded(seed), first, last, bend)
    assert first <= found <= last
    assert found.weekday() < 5

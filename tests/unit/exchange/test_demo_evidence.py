"""Evidence of the demonstration layer, on the register of the province."""

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from kmcore.exchange.demo.cohorts import SINCE
from kmcore.exchange.demo.demo_report import CIRCLE, EVE
from tests.unit.exchange.demo_layer_made import made, places, villages_with


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

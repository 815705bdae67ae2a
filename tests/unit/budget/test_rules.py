"""Shares, money a village, and the target in force on a day."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmcore.budget.read_models import QuarterTarget
from kmcore.budget.rules import satang_each, target_on
from kmcore.thai.fiscal import quarter_range

TARGETS = [
    QuarterTarget(2550, quarter, quarter_range(2550, quarter)[1], share, "ryt9-102915")
    for quarter, share in ((1, 1646), (2, 4246), (3, None), (4, 9300))
]
HALF = Fraction(1, 2)


@pytest.mark.parametrize(
    ("baht", "villages", "satang"),
    [(1_000_000, 400, 250_000), (2_300_000, 600, 383_333), (700_000, 551, 127_042)],
)
def test_money_a_village_of_the_minutes(baht: int, villages: int, satang: int) -> None:
    assert satang_each(baht * 100, villages) == satang


@given(st.integers(-(10**17), 10**17), st.integers(1, 10_000))
def test_a_villages_money_is_exact_to_half_a_satang_and_halves_go_away_from_zero(
    satang: int, villages: int
) -> None:
    each = satang_each(satang, villages)
    assert each is not None
    rest = abs(each) - Fraction(abs(satang), villages)
    assert -HALF < rest <= HALF
    assert each * satang >= 0


def test_no_villages_no_money_a_village() -> None:
    assert satang_each(100, 0) is None


@pytest.mark.parametrize(
    ("day", "quarter", "share"),
    [
        (date(2006, 10, 1), 1, 1646),
        (date(2006, 12, 31), 1, 1646),
        (date(2007, 1, 1), 2, 4246),
        (date(2007, 2, 8), 2, 4246),
        (date(2007, 3, 31), 2, 4246),
        (date(2007, 4, 1), 3, None),
        (date(2007, 9, 30), 4, 9300),
    ],
)
def test_the_target_is_that_of_the_quarter_the_day_lies_in(
    day: date, quarter: int, share: int | None
) -> None:
    found = target_on(TARGETS, day)
    assert (found.fiscal_year, found.quarter, found.cumulative_bp) == (2550, quarter, share)
    assert found.end == quarter_range(2550, quarter)[1]
    assert found.known == (share is not None)
    assert found.source == "ryt9-102915"


@pytest.mark.parametrize("day", [date(2006, 9, 30), date(2007, 10, 1), date(2008, 2, 8)])
def test_another_years_target_is_not_carried_over(day: date) -> None:
    found = target_on(TARGETS, day)
    assert (found.known, found.source) == (False, None)
    assert found.end >= day

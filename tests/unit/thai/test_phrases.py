"""Shares."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmcore.thai.numbers import round_half_up
from kmcore.thai.phrases import percent, whole_percent


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (550, 1551, "35.5 %"),
        (0, 1551, "0.0 %"),
        (1551, 1551, "100.0 %"),
        (1550, 1551, "99.9 %"),
        (1, 2000, "0.1 %"),
        (-1, 8, "−12.5 %"),
        (3000, 200, "1,500.0 %"),
        (0, 0, "–"),
        (5, 0, "–"),
    ],
)
def test_percent(part: int, whole: int, shown: str) -> None:
    assert percent(part, whole) == shown


@given(numerator=st.integers(-(10**20), 10**20), denominator=st.integers(-1000, 1000).filter(bool))
def test_rounding_is_that_of_decimal(numerator: int, denominator: int) -> None:
    exact = Decimal(numerator) / Decimal(denominator)
    assert round_half_up(numerator, denominator) == int(exact.to_integral_value(ROUND_HALF_UP))


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(0, 9, "0%"), (1, 1000, "<1%"), (999, 1000, ">99%"), (9, 9, "100%"), (1, 8, "13%"), (0, 0, "–")],
)
def test_a_whole_per_cent_is_never_nothing_or_all_when_it_is_not(part: int, whole: int, shown: str) -> None:
    assert whole_percent(part, whole) == shown

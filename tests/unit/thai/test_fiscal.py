"""Fiscal years and quarters: they part the calendar without gap or overlap."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmcore.thai.fiscal import fiscal_quarter, fiscal_range, fiscal_year_be, quarter_range


def test_fiscal_year_2550() -> None:
    assert fiscal_range(2550) == (date(2006, 10, 1), date(2007, 9, 30))
    assert fiscal_year_be(date(2006, 9, 30)) == 2549
    assert fiscal_year_be(date(2006, 10, 1)) == fiscal_year_be(date(2007, 9, 30)) == 2550


def test_the_circle_of_january_2550_is_in_the_second_quarter() -> None:
    circle = date(2007, 1, 9)
    assert (fiscal_year_be(circle), fiscal_quarter(circle)) == (2550, 2)
    assert quarter_range(2550, 2) == (date(2007, 1, 1), date(2007, 3, 31))


@pytest.mark.parametrize(
    ("month", "quarter"), [(10, 1), (12, 1), (1, 2), (3, 2), (4, 3), (6, 3), (7, 4), (9, 4)]
)
def test_the_months_at_the_edges(month: int, quarter: int) -> None:
    assert fiscal_quarter(date(2007, month, 15)) == quarter


def test_every_day_of_sixty_years_is_in_exactly_one_quarter() -> None:
    ranges = [(fy, q, *quarter_range(fy, q)) for fy in range(2530, 2590) for q in (1, 2, 3, 4)]
    expected = ranges[0][2]
    for fy, q, start, end in ranges:
        assert start == expected, "quarters follow each other without gap or overlap"
        for offset in range((end - start).days + 1):
            day = start + timedelta(days=offset)
            assert (fiscal_year_be(day), fiscal_quarter(day)) == (fy, q)
        expected = end + timedelta(days=1)
    assert expected == date(2046, 10, 1)


@given(d=st.dates(date(1000, 1, 1), date(9000, 12, 31)))
def test_a_day_lies_in_its_own_year_and_quarter(d: date) -> None:
    year, quarter = fiscal_year_be(d), fiscal_quarter(d)
    start, end = quarter_range(year, quarter)
    assert start <= d <= end
    assert fiscal_range(year)[0] <= start <= end <= fiscal_range(year)[1]


@pytest.mark.parametrize("quarter", [0, 5, -1])
def test_there_are_four_quarters(quarter: int) -> None:
    with pytest.raises(ValueError, match="1 to 4"):
        quarter_range(2550, quarter)

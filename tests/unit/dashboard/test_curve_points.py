"""The curve's points and the target's steps: shares of what was allocated, and no target made up."""

from datetime import date

import pandas as pd
import pytest

from dashboard.views.budget.curve_points import CurvePoint, QuarterSpan, curve_points, day_of, quarter_spans
from kmcore.budget.read_models import QuarterTarget
from kmcore.thai.fiscal import quarter_range

START = date(2006, 10, 1)


def curve(*days: tuple[str, int]) -> pd.DataFrame:
    """Return (day, cumulative satang) as ``kmcore.budget.frames.disbursements`` does, every day filled in."""
    given = pd.Series(dict(days), dtype="int64")
    given.index = pd.DatetimeIndex(given.index)
    every = given.resample("D").ffill()
    return pd.DataFrame({"on_date": every.index, "disbursed_satang": every.to_numpy()})


def test_days_are_counted_from_the_first_of_october() -> None:
    assert day_of(START, 2550) == 0
    assert day_of(date(2007, 9, 30), 2550) == 364
    assert day_of(date(2007, 2, 8), 2550) == 130


def test_only_the_days_on_which_something_moved_are_kept_and_the_last() -> None:
    found = curve_points(
        curve(("2007-01-09", 0), ("2007-01-16", 50), ("2007-01-20", 25), ("2007-02-08", 25)), 100, 2550
    )
    assert found == [CurvePoint(100, 0), CurvePoint(107, 50), CurvePoint(111, 25), CurvePoint(130, 25)]


def test_money_paid_back_may_take_the_curve_below_zero() -> None:
    assert curve_points(curve(("2007-01-09", -30), ("2007-01-10", -30)), 100, 2550)[0] == CurvePoint(100, -30)


@pytest.mark.parametrize("allocated", [0, -100])
def test_without_allocated_money_there_is_no_share(allocated: int) -> None:
    assert curve_points(curve(("2007-01-09", 1), ("2007-01-10", 1)), allocated, 2550) == []


def test_days_of_other_fiscal_years_are_left_out() -> None:
    found = curve_points(curve(("2006-09-01", 10), ("2007-11-01", 10)), 100, 2550)
    assert [point.day for point in found] == [0, 364]


def test_a_quarter_without_a_target_stays_without_one() -> None:
    shares = {1: 1646, 2: 4246, 3: None, 4: 9300}
    wanted = [
        QuarterTarget(2550, quarter, quarter_range(2550, quarter)[1], share, "ryt9")
        for quarter, share in shares.items()
    ]
    assert quarter_spans(wanted) == [
        QuarterSpan(1, 0, 92, 16.46),
        QuarterSpan(2, 92, 182, 42.46),
        QuarterSpan(3, 182, 273, None),
        QuarterSpan(4, 273, 365, 93.0),
    ]

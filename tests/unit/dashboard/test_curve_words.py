"""The curve's words stand clear of each other: of the curve in a quarter without a target, of the target's own."""

import pytest

from dashboard.views.budget.curve_chart import GAP_HEIGHTS, HEIGHT, WORDS_HEIGHT, beside_target, free_height
from dashboard.views.budget.curve_points import CurvePoint, QuarterSpan

QUARTERS = [
    QuarterSpan(1, 0, 92, 16.46),
    QuarterSpan(2, 92, 182, 42.46),
    QuarterSpan(3, 182, 273, None),
    QuarterSpan(4, 273, 365, 93.0),
]


@pytest.mark.parametrize("share", range(0, 101, 5))
def test_the_words_of_a_gap_keep_away_from_the_curve(share: float) -> None:
    height = free_height(QUARTERS[2], [CurvePoint(100, 10), CurvePoint(220, share)])
    assert height in GAP_HEIGHTS
    assert abs(height - share / 100) >= 0.125


@pytest.mark.parametrize("share", range(30, 70))
def test_the_last_point_s_words_keep_away_from_the_target_s(share: float) -> None:
    below = beside_target(CurvePoint(130, share), QUARTERS)
    middle = share - below * 100 / HEIGHT
    lowest, highest = 42.46, 42.46 + WORDS_HEIGHT
    half = WORDS_HEIGHT / 2
    assert middle + half <= lowest + 2 or middle - half >= highest - 1


def test_a_quarter_without_a_target_leaves_them_below_the_point() -> None:
    assert beside_target(CurvePoint(200, 50), QUARTERS) == 9

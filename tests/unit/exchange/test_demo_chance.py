"""Chance with a seed: exact, smooth, on working days."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kmcore.exchange.demo.chance import draw, seeded, smooth_field, workday
from tests.unit.exchange.demo_layer_made import SEEDS, places


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

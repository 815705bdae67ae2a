"""Colour classes of a map of values: every value in one class, equal ones never in two, none in none."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from kmcore.drawing.value_shades import value_classes, value_shade

values = st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=200)


@given(values)
def test_every_value_is_in_exactly_one_class_and_they_go_up(found: list[int]) -> None:
    classes = value_classes(found)
    assert 1 <= len(classes) <= 6
    for value in found:
        assert sum(one.low <= value <= one.high for one in classes) == 1
    numbers = [one.number for one in classes]
    assert numbers == sorted(set(numbers))
    assert all(one.high < other.low for one, other in itertools.pairwise(classes))


def test_as_many_areas_in_each_where_all_differ() -> None:
    classes = value_classes(range(60))
    assert [(one.low, one.high) for one in classes] == [
        (0, 9),
        (10, 19),
        (20, 29),
        (30, 39),
        (40, 49),
        (50, 59),
    ]


def test_few_values_have_a_class_each() -> None:
    assert [(one.low, one.number) for one in value_classes([5, 5, 7])] == [(5, 2), (7, 5)]
    assert [one.number for one in value_classes([3])] == [4]
    assert value_classes([]) == []


def test_no_value_wears_no_colour_of_the_scale() -> None:
    classes = value_classes([0, 10])
    words = ["0", "10"]
    assert value_shade(None, classes, lack=True, words=words).style == "outside"
    assert value_shade(0, classes, lack=True, words=words).style == "lack-2"
    assert value_shade(10, classes, lack=False, words=words).style == "good-5"

"""Which value of an indicator an area has, and where need is great and coverage low."""

import pytest

from kmcore.areas.indicator_rules import (
    AreaTree,
    AreaValue,
    NeedRow,
    ValueFrom,
    area_value,
    in_need,
    more_is_need,
    under_later_codes,
)
from kmcore.areas.kinds import FromBelow

TREE = AreaTree(
    {"8001": ("800101", "800102", "800103"), "800101": ("80010101", "80010102")},
    frozenset({"800101", "800102", "80010101", "80010102"}),  # 800103 is wholly urban
)


def value(own: dict[str, int], how: FromBelow, code: str = "8001") -> AreaValue:
    return area_value(code, own, TREE, how)


def test_an_area_s_own_value_comes_first_even_0_and_below_0() -> None:
    for own in (0, -250, 1234):
        assert value({"8001": own, "800101": 9, "800102": 9}, FromBelow.SUM) == AreaValue(own)


def test_nothing_is_made_where_the_indicator_does_not_permit_it() -> None:
    assert value({"800101": 100, "800102": 100}, FromBelow.NONE) == AreaValue(None)


def test_a_sum_needs_every_area_that_has_villages() -> None:
    assert value({"800101": 100, "800102": -30}, FromBelow.SUM) == AreaValue(70, ValueFrom.SUM, 2, 2)
    assert value({"800101": 100}, FromBelow.SUM) == AreaValue(None, ValueFrom.SUM, 1, 2)
    with_urban = value({"800101": 1, "800102": 2, "800103": 4}, FromBelow.SUM)
    assert with_urban == AreaValue(7, ValueFrom.SUM, 3, 3)


def test_a_sum_goes_down_to_the_villages() -> None:
    own = {"80010101": 5, "80010102": 6, "800102": 7}
    assert value(own, FromBelow.SUM, "800101") == AreaValue(11, ValueFrom.SUM, 2, 2)
    assert value(own, FromBelow.SUM).hundredths == 18
    assert value({"80010101": 5, "800102": 7}, FromBelow.SUM).hundredths is None


def test_a_mean_says_how_many_it_is_of() -> None:
    assert value({"800101": 100, "800103": 251}, FromBelow.MEAN) == AreaValue(176, ValueFrom.MEAN, 2, 3)
    assert value({}, FromBelow.MEAN) == AreaValue(None, ValueFrom.MEAN, 0, 3)
    assert value({"800101": -100, "800102": -201}, FromBelow.MEAN).hundredths == -151


@pytest.mark.parametrize(
    ("how", "lack", "more"),
    [
        (FromBelow.SUM, True, True),
        (FromBelow.NONE, True, True),
        (FromBelow.SUM, False, None),
        (FromBelow.MEAN, False, False),
    ],
)
def test_what_more_of_it_means(how: FromBelow, *, lack: bool, more: bool | None) -> None:
    assert more_is_need(how, lack=lack) is more


ROWS = [
    NeedRow("a", 90, 1, 10),
    NeedRow("b", 80, 9, 10),
    NeedRow("c", 10, 1, 10),
    NeedRow("d", None, 0, 10),
    NeedRow("e", 95, 0, 0),
]


def test_need_is_the_worse_half_with_results_below_the_share_of_all() -> None:
    assert in_need(ROWS, more=True) == {"a"}
    assert in_need(ROWS, more=False) == {"c"}
    assert in_need(ROWS, more=None) == frozenset()
    assert in_need([], more=True) == frozenset()


def test_where_nothing_has_results_the_worse_half_is_in_need() -> None:
    assert in_need([NeedRow("a", 5, 0, 3), NeedRow("b", 4, 0, 3)], more=True) == {"a"}


def test_what_went_on_under_another_code_keeps_its_value_unless_that_has_its_own() -> None:
    own = {"800106": 7, "800299": 9, "800301": 5}
    went_on = [("800106", "800299"), ("800301", "800401"), ("800401", "800501"), ("800999", "800998")]
    assert under_later_codes(own, went_on) == {**own, "800401": 5, "800501": 5}

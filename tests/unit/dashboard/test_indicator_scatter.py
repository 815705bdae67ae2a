"""The indicator against coverage: which areas stand in it, and whose names are told."""

from dashboard.views.villages.indicator_painting import PaintedArea
from dashboard.views.villages.indicator_scatter import MOST_NAMES, scatter_marks
from kmcore.areas.indicator_rules import AreaValue
from kmcore.drawing.coverage_shades import Shade
from kmcore.programme.coverage import Coverage

NAMES = {f"80{number:02d}": f"อำเภอที่ {number}" for number in range(30)}


def area(
    number: int, value: int | None, reported: int, *, villages: int = 20, first: bool = False
) -> PaintedArea:
    row = Coverage(
        code=f"80{number:02d}",
        register=villages,
        villages=villages,
        cohorts={},
        promised=0,
        reported=reported,
        verified=0,
        overlap=0,
        gap=0,
        demo=False,
    )
    return PaintedArea(row, AreaValue(value), Shade(1, ""), first)


def test_an_area_without_a_value_or_villages_has_no_mark() -> None:
    areas = [area(number, 100 * number, number) for number in range(5)]
    areas += [area(5, None, 3), area(6, 700, 0, villages=0)]
    assert [mark.area.code for mark in scatter_marks(areas, NAMES)] == [one.code for one in areas[:5]]


def test_too_few_areas_make_no_picture() -> None:
    assert scatter_marks([area(number, 100, 1) for number in range(3)], NAMES) == []


def test_what_is_to_be_looked_at_first_is_named_and_the_outermost_are() -> None:
    areas = [area(number, 1000 * number, 2 * number, first=number == 4) for number in range(9)]
    named = {mark.area.code for mark in scatter_marks(areas, NAMES) if mark.name}
    assert named >= {"8000", "8004", "8008"}


def test_names_of_areas_in_one_place_do_not_cover_each_other() -> None:
    areas = [area(number, 1000, 10, first=True) for number in range(30)]
    sides = [(mark.at_left, mark.lower) for mark in scatter_marks(areas, NAMES) if mark.name]
    assert len(sides) == len(set(sides)), "one at each place, no more"
    apart = [area(number, 1000 * number, number % 20, first=True) for number in range(30)]
    assert 0 < len([mark for mark in scatter_marks(apart, NAMES) if mark.name]) <= MOST_NAMES

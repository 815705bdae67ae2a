"""The wall's map: every district its class, its name inside or beside it, and what moved marked without colour."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from shapely import Point, box

from dashboard.web.wall.callouts import APART, SIZE, Callout, LabelledShape, callouts
from dashboard.web.wall.district_map import MapDrawing, legend_steps, map_drawing, moved_districts
from kmcore.drawing.coverage_shades import shades
from kmcore.drawing.labels import LINE
from kmcore.i18n import speaking
from kmcore.snapshot.picture import PictureMap
from tests.unit.dashboard.wall_scenes import district, picture

NUMBER = re.compile(r"-?\d+\.\d")
COLOURS = {shade.number: shade.colour for shade in shades()}


@pytest.fixture(autouse=True)
def _in_thai() -> Iterator[None]:
    with speaking("th"):
        yield


def drawn() -> MapDrawing:
    found = map_drawing(picture())
    assert found
    return found


def test_each_district_wears_the_class_of_its_share() -> None:
    assert [area.colour for area in drawn().areas] == [COLOURS[4], COLOURS[1], COLOURS[6]]


def test_a_district_without_a_shape_is_left_to_the_lists() -> None:
    found = map_drawing(picture(districts=(district(1, 1, 0), district(9, 1, 0))))
    assert found
    assert len(found.areas) == 1


def test_what_moved_has_its_sign_and_the_capital_its_short_name() -> None:
    texts = [text.text for text in drawn().texts]
    assert texts[:2] == ["เมืองฯ", "▲ 50%"]
    assert "▲ 100%" in texts
    assert "0%" in texts


def test_a_name_too_large_for_its_district_stands_beside_it_with_a_line() -> None:
    found = drawn()
    (leader,) = found.leaders
    beside = [text for text in found.texts if text.at != "middle"]
    assert [text.text for text in beside] == ["อำเภอที่ 3", "▲ 100%"]
    third = NUMBER.findall(found.areas[2].path)
    assert min(map(float, third[::2])) <= leader.x2 <= max(map(float, third[::2]))


def test_the_drawing_reaches_as_far_as_its_names() -> None:
    found = drawn()
    assert found.left <= 0
    for text in found.texts:
        assert found.left <= text.x <= found.left + found.width
        assert 0 <= text.y <= found.height


def test_a_map_without_names_has_none() -> None:
    found = map_drawing(picture(), named=False)
    assert found
    assert (found.texts, found.leaders, found.left) == ((), (), 0)


def test_a_day_without_a_map() -> None:
    assert map_drawing(picture(shapes=PictureMap(None, approximate=False))) is None


def test_those_that_moved_the_most_come_first() -> None:
    assert [(one.name, one.gained) for one in moved_districts(picture())] == [("อำเภอที่ 3", 10), ("เมืองฯ", 5)]
    unknown = tuple(replace(one, reported_before=None) for one in picture().districts)
    assert moved_districts(picture(districts=unknown)) == []


def test_the_legend_adds_up_to_the_districts() -> None:
    found = legend_steps(picture().districts)
    assert sum(step.districts for step in found) == 3
    assert found[0].shade.number == 6


def test_the_shipped_map_names_every_district(root: Path) -> None:
    """23 of them, inside or beside; no two texts on each other."""
    geojson = (root / "data/areas/80/map-districts.geojson").read_text("utf-8")
    rows = tuple(district(number, 20, 10) for number in range(1, 24))
    found = map_drawing(picture(districts=rows, shapes=PictureMap(geojson, approximate=True)))
    assert found
    names = {text.text.removeprefix("▲ ") for text in found.texts}
    assert {one.name for one in rows[1:]} | {"เมืองฯ"} <= names
    rows_of_text = [
        box(text.x - 5, text.y - text.size / 2, text.x + 5, text.y + text.size / 2) for text in found.texts
    ]
    for at, one in enumerate(rows_of_text):
        assert not any(one.intersection(other).area > 1 for other in rows_of_text[at + 1 :])


LAND = box(100, 0, 200, 300)


def wish(x: float, y: float, *lines: str) -> LabelledShape:
    return LabelledShape(box(x - 8, y - 8, x + 8, y + 8), (x, y), lines or ("ชื่อ", "50%"))


def test_callouts_stand_off_the_nearer_side() -> None:
    left, right = callouts([wish(110, 50), wish(190, 50)], LAND, 300)
    assert (left.side, right.side) == ("left", "right")
    assert left.x < LAND.bounds[0]
    assert right.x > LAND.bounds[2]


def spans(found: list[Callout]) -> list[tuple[float, float]]:
    half = SIZE * LINE  # two lines
    return sorted((one.y - half, one.y + half) for one in found)


def test_callouts_keep_apart_and_on_the_drawing() -> None:
    found = spans(callouts([wish(110, y) for y in (2, 4, 6, 290, 296)], LAND, 300))
    assert len(found) == 5
    assert found[0][0] >= 0
    assert found[-1][1] <= 300
    for (_top, bottom), (top, _bottom) in pairwise(found):
        assert top - bottom >= APART - 0.001


def test_where_it_gets_tight_names_alone_are_written_then_some_are_left_out() -> None:
    ten = callouts([wish(110, 30 * turn) for turn in range(10)], LAND, 300)
    assert {one.wish.lines for one in ten} == {("ชื่อ", "50%")}
    eleven = callouts([wish(110, 27 * turn) for turn in range(11)], LAND, 300)
    assert {one.wish.lines for one in eleven} == {("ชื่อ",)}
    assert len(eleven) == 11
    assert len(callouts([wish(110, 7 * turn) for turn in range(40)], LAND, 300)) == 18


def test_a_line_ends_inside_what_it_names() -> None:
    (one,) = callouts([wish(150, 100)], LAND, 300)
    assert box(142, 92, 158, 108).contains(Point(one.to))
    (tiny,) = callouts([LabelledShape(box(149, 99, 151, 101), (150, 100), ("ชื่อ",))], LAND, 300)
    assert tiny.to == (150, 100)

"""The wall's map: every district its class, its name inside or beside it, and what moved marked without colour."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from dashboard.web.wall.district_map import legend_steps, map_markup, moved_districts
from kmcore.drawing.coverage_shades import shades
from kmcore.i18n import speaking
from kmcore.snapshot.picture import PictureMap
from tests.unit.dashboard.wall_scenes import picture

COLOURS = {shade.number: shade.colour for shade in shades()}


@pytest.fixture(autouse=True)
def _in_thai() -> Iterator[None]:
    with speaking("th"):
        yield


def test_each_district_wears_the_class_of_its_share() -> None:
    found = map_markup(picture(), "แผนที่", named=True)
    assert found
    assert re.findall(r'<path class="good-(\d)"', found) == ["4", "1", "6"]
    assert re.findall(r'fill="(#\w{6})" role="img"', found) == [COLOURS[4], COLOURS[1], COLOURS[6]]


def test_what_moved_has_its_sign_and_the_capital_its_short_name() -> None:
    found = map_markup(picture(), "แผนที่", named=True)
    assert found
    texts = re.findall(r"<text [^>]*>([^<]+)</text>", found)
    assert {"เมืองฯ", "▲ 50%", "▲ 100%", "0%", "อำเภอที่ 3"} <= set(texts)


def test_a_map_without_names_has_none() -> None:
    found = map_markup(picture(), "แผนที่", named=False)
    assert found
    assert "<text" not in found
    assert "<line" not in found


def test_a_day_without_a_map() -> None:
    assert map_markup(picture(shapes=PictureMap(None, approximate=False)), "แผนที่", named=True) is None


def test_those_that_moved_the_most_come_first() -> None:
    assert [(one.name, one.gained) for one in moved_districts(picture())] == [("อำเภอที่ 3", 10), ("เมืองฯ", 5)]
    unknown = tuple(replace(one, reported_before=None) for one in picture().districts)
    assert moved_districts(picture(districts=unknown)) == []


def test_the_legend_adds_up_to_the_districts() -> None:
    found = legend_steps(picture().districts)
    assert sum(step.districts for step in found) == 3
    assert found[0].shade.number == 6

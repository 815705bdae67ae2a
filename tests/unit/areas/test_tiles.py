"""A map of a list without points: every area in its own place, a district in one piece, the same every time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Polygon

from kmcore.areas.drawn_map import BY_POINTS, BY_TILES, MOST_PARTS, NamedListedArea, drawn_maps
from kmcore.areas.schematic.build import build_schematic
from kmcore.areas.schematic.tiles import ListedArea, placed


def listed(sizes: list[int]) -> tuple[list[ListedArea], list[ListedArea]]:
    """Return districts with so many subdistricts each, without points."""
    codes = [f"97{number:02d}" for number in range(1, len(sizes) + 1)]
    parts = [
        ListedArea(f"{code}{part:02d}", code)
        for code, size in zip(codes, sizes, strict=True)
        for part in range(1, size + 1)
    ]
    return [ListedArea(code, code) for code in codes], parts


def named(areas: list[ListedArea]) -> tuple[NamedListedArea, ...]:
    return tuple(NamedListedArea(area, f"ก{area.code}", "") for area in areas)


@settings(max_examples=25)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=8))
def test_each_area_is_drawn_once_and_a_district_is_one_piece(sizes: list[int]) -> None:
    districts, parts = listed(sizes)
    drawn = build_schematic(placed(districts, parts))
    assert list(drawn.districts) == [one.code for one in districts]
    assert all(isinstance(shape, Polygon) for shape in drawn.districts.values())
    assert {one.code for one in parts} <= set(drawn.subdistricts)


def test_a_known_point_is_kept_and_the_others_stand_near_their_own() -> None:
    districts, parts = listed([2, 2])
    known = [ListedArea(parts[0].code, parts[0].district_code, 99.5, 8.5), *parts[1:]]
    found = {point.code: (point.lon, point.lat) for point in placed(districts, known)}
    assert found["970101"] == (99.5, 8.5)
    assert abs(found["970102"][0] - 99.5) + abs(found["970102"][1] - 8.5) < 0.5


@pytest.mark.parametrize(("lon", "words"), [(None, BY_TILES), (99.5, BY_POINTS)])
def test_it_says_what_it_was_drawn_from(lon: float | None, words: str) -> None:
    districts, parts = listed([3, 2])
    placed_one = [ListedArea(parts[0].code, parts[0].district_code, lon, 8.5 if lon else None), *parts[1:]]
    found = drawn_maps(named(districts), named(placed_one))
    assert found is not None
    assert found.source == words
    assert found.subdistrict.count('"id"') == 5


def test_nothing_listed_is_no_map_and_only_districts_is_one_of_districts() -> None:
    assert drawn_maps((), ()) is None
    found = drawn_maps(named(listed([0, 0])[0]), ())
    assert found is not None
    assert (found.district.count('"id"'), found.subdistrict) == (2, "")


def test_of_too_many_subdistricts_only_the_districts_are_drawn() -> None:
    districts, parts = listed([99] * (MOST_PARTS // 99 + 1))
    found = drawn_maps(named(districts), named(parts))
    assert found is not None
    assert (found.district.count('"id"'), found.subdistrict) == (len(districts), "")

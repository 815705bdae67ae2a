"""The map of areas: every area its class, its name and its figure; nothing over anything else."""

from itertools import combinations
from pathlib import Path
from typing import Final

import pytest
from shapely import LineString, box

from kmcore.drawing.area_map import FAR, NARROW, WIDE, AreaMap, DrawnText, MapArea, area_map
from kmcore.drawing.coverage_shades import shade_for
from kmcore.drawing.labels import LINE, text_width
from kmcore.drawing.shapes import read_shapes
from kmcore.exchange.dataset.register import read_register

AREAS: Final = Path("data/areas/80")
SIZES: Final = {"wide": WIDE, "narrow": NARROW, "far": FAR}


def district_areas(root: Path, language: str) -> list[MapArea]:
    found = read_register(root / AREAS, "80", []).districts
    names = [one.area["name_th" if language == "th" else "name_en"] for one in found]
    short = [name.replace("เมืองนครศรีธรรมราช", "เมืองฯ").removeprefix("Mueang ") for name in names]
    return [
        MapArea(one.code, name, f"{number * 4}%", shade_for(number * 4, 100), moved=number % 2 == 0)
        for number, (one, name) in enumerate(zip(found, short, strict=True), 1)
    ]


def shapes(root: Path, level: str = "districts") -> str:
    return (root / AREAS / f"map-{level}.geojson").read_text("utf-8")


def bounds(text: DrawnText) -> tuple[float, float, float, float]:
    """The letters' own rectangle, a little less than their line."""
    width, tall = text_width(text.text, text.size), text.size * LINE * 0.8
    left = {"middle": text.x - width / 2, "start": text.x, "end": text.x - width}[text.at]
    return left, text.y - tall / 2, left + width, text.y + tall / 2


@pytest.fixture(
    scope="module", params=[(size, lang) for size in SIZES for lang in ("th", "en")], ids="-".join
)
def drawn(request: pytest.FixtureRequest, root: Path) -> tuple[AreaMap, list[MapArea]]:
    size, language = request.param
    areas = district_areas(root, language)
    return area_map(shapes(root), areas, SIZES[size]), areas


def test_every_district_has_its_name_and_its_figure(drawn: tuple[AreaMap, list[MapArea]]) -> None:
    found, areas = drawn
    written = " ".join(text.text for text in found.texts)
    assert found.unnamed == ()
    assert [one.area.code for one in found.areas] == [one.code for one in areas]
    for area in areas:
        assert area.name in written
        assert (f"▲ {area.figure}" if area.moved else area.figure) in written


def test_no_text_lies_on_another(drawn: tuple[AreaMap, list[MapArea]]) -> None:
    rectangles = [box(*bounds(text)) for text in drawn[0].texts]
    assert [
        (one.text, other.text)
        for (one, first), (other, second) in combinations(zip(drawn[0].texts, rectangles, strict=True), 2)
        if first.intersection(second).area > 1
    ] == []


def test_everything_lies_on_the_drawing(drawn: tuple[AreaMap, list[MapArea]]) -> None:
    found = drawn[0]
    for left, top, right, bottom in map(bounds, found.texts):
        assert found.left - 1 <= left
        assert right <= found.left + found.width + 1
        assert top >= -1
        assert bottom <= found.height + 1


def test_no_line_goes_through_a_name(drawn: tuple[AreaMap, list[MapArea]]) -> None:
    found = drawn[0]
    names = [(text.text, box(*bounds(text)).buffer(-1)) for text in found.texts]
    lines = [LineString([(one.x1, one.y1), (one.x2, one.y2)]) for one in found.leaders]
    crossed = [name for line in lines for name, letters in names if line.intersects(letters)]
    assert crossed == []


def test_a_line_ends_in_its_own_area_and_no_two_cross(root: Path) -> None:
    found = area_map(shapes(root), district_areas(root, "th"), NARROW)
    lines = [LineString([(one.x1, one.y1), (one.x2, one.y2)]) for one in found.leaders]
    assert len(lines) > 15
    assert sum(one.crosses(other) for one, other in combinations(lines, 2)) <= 1


def test_one_district_shows_its_subdistricts_only(root: Path) -> None:
    geojson = shapes(root, "subdistricts")
    own = [one.code for one in read_shapes(geojson) if one.district_code == "8009"]
    areas = [MapArea(code, f"ต.{code[-2:]}", "5%", shade_for(5, 100)) for code in [*own, "800101"]]
    found = area_map(geojson, areas, district="8009")
    assert [one.area.code for one in found.areas] == own
    assert found.unnamed == ()


def test_a_province_s_many_subdistricts_have_no_names(root: Path) -> None:
    geojson = shapes(root, "subdistricts")
    areas = [MapArea(one.code, one.code, "5%", shade_for(5, 100)) for one in read_shapes(geojson)]
    found = area_map(geojson, areas)
    assert len(found.areas) == len(areas) > 100
    assert (found.texts, found.leaders) == ((), ())


def test_an_area_without_a_shape_is_left_to_the_lists(root: Path) -> None:
    found = area_map(shapes(root), [MapArea("9999", "ที่อื่น", "1%", shade_for(1, 100))])
    assert found.areas == ()
    assert area_map(shapes(root), district_areas(root, "th"), named=False).texts == ()

"""The coverage map's spec: every area once, its figure, its label, and a click that gives its code."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import altair as alt
import pytest
from shapely import Point, box
from shapely.geometry import mapping

from dashboard.present.coverage_map_chart import DESK, PHONE, SELECTION, MapData, coverage_map
from kmcore.drawing.coverage_shades import DARK, shade_of, shades
from kmcore.drawing.palette import INK
from kmcore.drawing.shapes import fit_projection, read_shapes
from kmcore.programme.coverage import Coverage
from kmcore.programme.coverage_measures import measure_value, measure_whole
from tests.unit.dashboard.coverages import ALL_MEASURES
from tests.unit.dashboard.vega import layers, rows_of

ADDRESS: Final = "/maps/district.geojson?r=7"
CODES: Final = ("800101", "800102", "800201", "800202")


def group(code: str, reported: int) -> Coverage:
    """50 villages of 60: whoever takes the register for the whole gets another share."""
    return Coverage(code, 60, 50, {1: 20, 2: 20, 3: 10}, 30, reported, 5, 3, 4, demo=True)


def square(number: int, code: str) -> dict[str, Any]:
    own = {"code": code, "district_code": code[:4]}
    shape = mapping(box(99 + number, 8, 99.9 + number, 9))
    return {"type": "Feature", **own, "properties": own, "geometry": shape}


SQUARES: Final = json.dumps({"type": "FeatureCollection", "features": list(map(square, range(4), CODES))})


def data_for(geojson: str = SQUARES, **changes: Any) -> MapData:
    codes = [area.code for area in read_shapes(geojson)]
    rows = tuple(group(code, 2 * number % 51) for number, code in enumerate(codes))
    made = MapData(rows, tuple((code, f"ที่ {code}") for code in codes), geojson, ADDRESS, "reported")
    return replace(made, **changes)


def spec_for(**changes: Any) -> dict[str, Any]:
    return coverage_map(data_for(**changes))


def shape_of(spec: dict[str, Any]) -> dict[str, Any]:
    (layer,) = layers(spec, "geoshape")
    return layer.spec


def lookup(spec: dict[str, Any]) -> dict[str, Any]:
    (step,) = (step for step in shape_of(spec)["transform"] if "lookup" in step)
    found: dict[str, Any] = step
    return found


def records(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return rows_of(spec, lookup(spec)["from"]["data"])


def labels(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """Every label as drawn, with the size of its layer."""
    return [
        {**row, "drawn": layer.spec["mark"]["fontSize"]}
        for layer in layers(spec, "text")
        for row in layer.rows
    ]


@pytest.fixture(scope="module")
def province(root: Path) -> MapData:
    """The districts as they ship, with made-up figures."""
    return data_for((root / "data" / "areas" / "80" / "map-districts.geojson").read_text("utf-8"))


@pytest.fixture(scope="module")
def drawn(province: MapData) -> dict[str, Any]:
    return coverage_map(province)


@pytest.mark.parametrize("measure", ALL_MEASURES)
def test_every_area_is_there_once_with_its_figure(measure: str) -> None:
    made = data_for(measure=measure)
    found = records(coverage_map(made))
    assert Counter(record["code"] for record in found) == Counter(CODES)
    for row, record in zip(made.rows, found, strict=True):
        assert record["shade"] == shade_of(measure_value(row, measure), measure_whole(row, measure))
        assert record["name"] == f"ที่ {row.code}"
        assert record["count"] == f"{measure_value(row, measure)} จาก {measure_whole(row, measure)} หมู่บ้าน"


def test_every_district_of_the_province_is_there_once(province: MapData, drawn: dict[str, Any]) -> None:
    assert Counter(record["code"] for record in records(drawn)) == Counter(row.code for row in province.rows)
    assert len(province.rows) == 23


def test_the_shapes_come_from_the_kept_address(drawn: dict[str, Any]) -> None:
    """Not in the spec: tens of kilobytes less for every visitor, and the browser keeps them."""
    assert shape_of(drawn)["data"] == {"url": ADDRESS, "format": {"type": "json", "property": "features"}}
    assert "coordinates" not in json.dumps(drawn)
    assert len(json.dumps(drawn, ensure_ascii=False)) < 20_000


def test_the_lookup_goes_by_a_field_at_the_top_of_a_feature(province: MapData) -> None:
    """A nested one would come back from a click under an escaped name."""
    found = lookup(spec_for())
    assert (found["lookup"], found["from"]["key"]) == ("code", "code")
    for feature in json.loads(province.geojson)["features"]:
        assert feature["code"] == feature["properties"]["code"]
        assert feature["district_code"] == feature["properties"]["district_code"]


def test_a_click_gives_the_area_s_code(drawn: dict[str, Any]) -> None:
    (parameter,) = drawn["params"]
    assert parameter["name"] == SELECTION == "area"
    assert parameter["select"]["type"] == "point"
    assert parameter["select"]["fields"] == ["code"]
    assert parameter["select"]["on"] == "click"
    assert parameter["views"] == [shape_of(drawn)["name"]]


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_shapes_and_labels_share_one_projection(size: tuple[int, int]) -> None:
    made = data_for(size=size)
    spec = coverage_map(made)
    assert shape_of(spec)["projection"] == fit_projection(read_shapes(made.geojson), *size).as_vega()
    assert (spec["width"], spec["height"]) == size
    assert labels(spec)
    for layer in layers(spec, "text"):
        assert layer.spec["encoding"]["x"]["scale"]["domain"] == [0, size[0]]
        assert layer.spec["encoding"]["y"]["scale"]["domain"] == [size[1], 0]


def test_a_label_stands_on_its_area_and_says_its_figure(province: MapData, drawn: dict[str, Any]) -> None:
    projection = fit_projection(read_shapes(province.geojson), *DESK)
    shapes = {area.code: projection.project(area.geometry) for area in read_shapes(province.geojson)}
    rows = {row.code: row for row in province.rows}
    found = labels(drawn)
    assert len(found) > len(rows) / 2
    assert len({label["text"].split("\n")[0] for label in found}) == len(found)
    for label in found:
        name, *share = label["text"].split("\n")
        code = name.removeprefix("ที่ ")
        assert shapes[code].contains(Point(label["x"], label["y"]))
        assert share in ([], [f"{2 * rows[code].reported}%"])
        assert label["drawn"] == label["size"]
        assert label["dark"] == (shade_of(rows[code].reported, 50) > DARK)


def test_text_on_dark_is_white(drawn: dict[str, Any]) -> None:
    for layer in layers(drawn, "text"):
        colour = layer.spec["encoding"]["color"]
        assert colour == {"condition": {"test": "datum.dark", "value": "white"}, "value": INK}


def test_a_district_shows_its_own_subdistricts_only() -> None:
    rows = tuple(group(code, 5) for code in CODES if code.startswith("8001"))
    made = data_for(district="8001", rows=rows)
    spec = coverage_map(made)
    inside = tuple(area for area in read_shapes(made.geojson) if area.district_code == "8001")
    assert {"filter": "datum.district_code === '8001'"} in shape_of(spec)["transform"]
    assert shape_of(spec)["projection"] == fit_projection(inside, *DESK).as_vega()
    assert {label["text"].split("\n")[0] for label in labels(spec)} == {f"ที่ {row.code}" for row in rows}


def test_a_province_s_many_subdistricts_have_no_labels() -> None:
    many = [square(number % 7, f"80{number:04d}") for number in range(100, 141)]
    made = data_for(json.dumps({"type": "FeatureCollection", "features": many}))
    assert labels(coverage_map(made)) == []


def test_the_legend_is_drawn_or_not() -> None:
    with_it, without = (shape_of(spec_for(legend=shown))["encoding"]["color"] for shown in (True, False))
    assert with_it["legend"]["values"] == [1, 2, 3, 4, 5, 6]
    assert all(
        json.dumps(shade.label, ensure_ascii=False)[1:-1] in with_it["legend"]["labelExpr"]
        for shade in shades()[:6]
    )
    assert without["legend"] is None
    colours = dict(zip(with_it["scale"]["domain"], with_it["scale"]["range"], strict=True))
    assert colours == {shade.number: shade.colour for shade in shades()}


def test_the_mark_stands_where_a_made_up_row_has_a_part() -> None:
    """How many villages the register has is never made up."""
    real = tuple(replace(row, demo=False) for row in data_for().rows)
    assert {record["mark"] for record in records(spec_for())} == {"สาธิต"}
    assert {record["mark"] for record in records(spec_for(measure="villages"))} == {""}
    assert {record["mark"] for record in records(spec_for(rows=real))} == {""}


def test_vega_lite_s_schema_accepts_it() -> None:
    """The product skips this check: it costs more than everything else together."""
    alt.LayerChart.from_dict(spec_for())


def test_an_area_without_a_row_has_no_label_and_does_no_harm() -> None:
    spec = spec_for(rows=data_for().rows[1:])
    assert [record["code"] for record in records(spec)] == list(CODES[1:])
    assert all(CODES[0] not in label["text"] for label in labels(spec))

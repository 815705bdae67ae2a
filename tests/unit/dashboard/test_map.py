"""The coverage map's spec: every area once, its figure, its label, and a click that gives its code."""

import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import altair as alt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from dashboard.charts.map import DESK, PHONE, SELECTION, MapData, coverage_map
from dashboard.charts.shades import DARK, shade_of, shades, value, whole
from dashboard.charts.shapes import fit, read_shapes
from dashboard.theme import INK
from kmcore.programme.coverage import Coverage
from tests.unit.dashboard.coverages import ALL_MEASURES, coverages

ADDRESS = "/maps/district.geojson?r=7"


def group(code: str, reported: int, villages: int = 50) -> Coverage:
    """A group in which only what the tests speak of is not the same everywhere."""
    cohorts = {1: 20, 2: 20, 3: villages - 40}
    return Coverage(code, 60, villages, cohorts, 30, reported, 0, 3, 4, demo=True)


@pytest.fixture(scope="module")
def shapes(root: Path) -> dict[str, str]:
    """The schematic maps that ship, by level."""
    folder = root / "data" / "areas" / "80"
    return {
        level: (folder / f"map-{level}s.geojson").read_text("utf-8") for level in ("district", "subdistrict")
    }


def data_for(geojson: str, **changes: Any) -> MapData:
    codes = [area.code for area in read_shapes(geojson)]
    rows = tuple(group(code, 2 * number % 51) for number, code in enumerate(codes))
    made = MapData(rows, tuple((code, f"ที่ {code}") for code in codes), geojson, ADDRESS, "reported")
    return replace(made, **changes)


@pytest.fixture
def data(shapes: dict[str, str]) -> MapData:
    return data_for(shapes["district"])


def layers(spec: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [layer for layer in spec["layer"] if layer["mark"]["type"] == kind]


def values(spec: dict[str, Any], holder: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of an inline data set: in place, or among the spec's by name."""
    found: list[dict[str, Any]] = holder["values"] if "values" in holder else spec["datasets"][holder["name"]]
    return found


def records(spec: dict[str, Any]) -> list[dict[str, Any]]:
    (shape,) = layers(spec, "geoshape")
    (lookup,) = (step for step in shape["transform"] if "lookup" in step)
    return values(spec, lookup["from"]["data"])


def labels(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """Every label with the size it is drawn in: each layer of text draws the rows its filter leaves."""
    found = []
    for layer in layers(spec, "text"):
        rows = values(spec, layer.get("data", spec.get("data", {})))
        wanted = {name: int(number) for name, number in re.findall(r"datum\.(\w+) === (\d+)", json.dumps(layer))}
        kept = [row for row in rows if all(row[name] == number for name, number in wanted.items())]
        found += [{**row, "drawn": layer["mark"]["fontSize"]} for row in kept]
    return found


@pytest.mark.parametrize("measure", ALL_MEASURES)
@pytest.mark.parametrize("level", ["district", "subdistrict"])
def test_every_area_is_there_once_with_its_figure(
    shapes: dict[str, str], level: str, measure: str
) -> None:
    made = data_for(shapes[level], measure=measure)
    found = records(coverage_map(made))
    assert Counter(record["code"] for record in found) == Counter(row.code for row in made.rows)
    for row, record in zip(made.rows, found, strict=True):
        assert record["shade"] == shade_of(value(row, measure), whole(row, measure))
        assert record["name"] == f"ที่ {row.code}"
        assert record["count"] == f"{value(row, measure)} จาก {whole(row, measure)} หมู่บ้าน"


def test_the_shapes_come_from_the_kept_address(data: MapData) -> None:
    """Not in the spec: 60 kB less for every visitor, and the browser keeps them."""
    spec = coverage_map(data)
    (shape,) = layers(spec, "geoshape")
    assert shape["data"]["url"] == ADDRESS
    assert shape["data"]["format"] == {"type": "json", "property": "features"}
    assert "coordinates" not in json.dumps(spec)
    assert len(json.dumps(spec)) < 25_000


def test_the_lookup_goes_by_a_property_at_the_top_of_a_feature(data: MapData, shapes: dict[str, str]) -> None:
    """Vega looks up a feature's own field; a nested one would come back from a click as an escaped name."""
    (shape,) = layers(coverage_map(data), "geoshape")
    (lookup,) = (step for step in shape["transform"] if "lookup" in step)
    assert (lookup["lookup"], lookup["from"]["key"]) == ("code", "code")
    for feature in json.loads(shapes["district"])["features"]:
        assert feature["code"] == feature["properties"]["code"]


def test_a_click_gives_the_area_s_code(data: MapData) -> None:
    spec = coverage_map(data)
    (parameter,) = spec["params"]
    assert parameter["name"] == SELECTION == "area"
    assert parameter["select"]["type"] == "point"
    assert parameter["select"]["fields"] == ["code"]
    assert parameter["select"]["on"] == "click"


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_shapes_and_labels_share_one_projection(data: MapData, size: tuple[int, int]) -> None:
    spec = coverage_map(replace(data, size=size))
    (shape,) = layers(spec, "geoshape")
    assert shape["projection"] == fit(read_shapes(data.geojson), *size).as_vega()
    assert (spec["width"], spec["height"]) == size
    for layer in layers(spec, "text"):
        assert layer["encoding"]["x"]["scale"]["domain"] == [0, size[0]]
        assert layer["encoding"]["y"]["scale"]["domain"] == [size[1], 0]


def test_a_label_stands_on_its_area_and_says_its_figure(data: MapData) -> None:
    projection = fit(read_shapes(data.geojson), *DESK)
    drawn = {area.code: projection.project(area.geometry) for area in read_shapes(data.geojson)}
    rows = {row.code: row for row in data.rows}
    found = labels(coverage_map(data))
    assert len(found) > len(rows) / 2
    assert len({label["text"].split("\n")[0] for label in found}) == len(found)
    for label in found:
        name, *share = label["text"].split("\n")
        code = name.removeprefix("ที่ ")
        assert drawn[code].intersects(box(label["x"], label["y"], label["x"], label["y"]))
        assert share in ([], [f"{2 * rows[code].reported}%"])
        assert label["drawn"] == label["size"]
        assert label["dark"] == (shade_of(rows[code].reported, 50) > DARK)


def test_text_on_dark_is_white(data: MapData) -> None:
    for layer in layers(coverage_map(data), "text"):
        colour = layer["encoding"]["color"]
        assert (colour["condition"]["value"], colour["value"]) == ("white", INK)
        assert colour["condition"]["test"] == "datum.dark"


def test_a_district_shows_its_own_subdistricts_only(shapes: dict[str, str]) -> None:
    made = data_for(shapes["subdistrict"], district="8009")
    (shape,) = layers(coverage_map(made), "geoshape")
    assert {"filter": "datum.district_code === '8009'"} in shape["transform"]
    for feature in json.loads(shapes["subdistrict"])["features"]:
        assert feature["district_code"] == feature["code"][:4]
    inside = tuple(area for area in read_shapes(made.geojson) if area.district_code == "8009")
    assert shape["projection"] == fit(inside, *DESK).as_vega()


def test_the_whole_province_s_subdistricts_have_no_labels(shapes: dict[str, str]) -> None:
    assert labels(coverage_map(data_for(shapes["subdistrict"]))) == []


def test_the_legend_is_drawn_or_not(data: MapData) -> None:
    with_legend, without = (
        layers(coverage_map(replace(data, legend=shown)), "geoshape")[0]["encoding"]["color"]
        for shown in (True, False)
    )
    assert with_legend["legend"]["values"] == [1, 2, 3, 4, 5, 6]
    assert all(shade.label in with_legend["legend"]["labelExpr"] for shade in shades() if shade.number)
    assert without["legend"] is None
    scale = with_legend["scale"]
    assert dict(zip(scale["domain"], scale["range"], strict=True)) == {
        shade.number: shade.colour for shade in shades()
    }


def test_the_mark_stands_where_a_made_up_row_has_a_part(data: MapData) -> None:
    """The number of villages in the register is never made up."""
    assert {record["mark"] for record in records(coverage_map(data))} == {"สาธิต"}
    assert {record["mark"] for record in records(coverage_map(replace(data, measure="villages")))} == {""}
    real = tuple(replace(row, demo=False) for row in data.rows)
    assert {record["mark"] for record in records(coverage_map(replace(data, rows=real)))} == {""}


@given(st.data())
@settings(max_examples=10)
def test_vega_lite_s_schema_accepts_it(shapes: dict[str, str], draw: st.DataObject) -> None:
    """The product skips this check for speed."""
    plain = data_for(shapes["district"], measure=draw.draw(st.sampled_from(ALL_MEASURES)))
    rows = tuple(draw.draw(coverages(row.code)) for row in plain.rows)
    alt.LayerChart.from_dict(coverage_map(replace(plain, rows=rows)))


def test_an_area_without_a_row_has_no_label_and_does_no_harm(data: MapData) -> None:
    spec = coverage_map(replace(data, rows=data.rows[1:]))
    assert len(records(spec)) == len(data.rows) - 1
    assert data.rows[0].code not in json.dumps([label["text"] for label in labels(spec)])

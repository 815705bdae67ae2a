"""The schematic map: what must hold for any province, and that the shipped files are what the code draws."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from kmcore.areas.schematic import (
    AreaFileError,
    SchematicError,
    SchematicMap,
    SubdistrictPoint,
    build_schematic,
    read_points,
    write_schematic,
)

ROOT = Path(__file__).resolve().parents[3]
AREA = ROOT / "data" / "areas" / "80"
MAPS = ("map-districts.geojson", "map-subdistricts.geojson")
CSVS = ("districts.csv", "subdistricts.csv")
MOST_BYTES = {"map-districts.geojson": 25_000, "map-subdistricts.geojson": 80_000}
HUNDREDTHS = st.integers(min_value=0, max_value=60)


@pytest.fixture(scope="module")
def points() -> list[SubdistrictPoint]:
    return read_points(AREA / "subdistricts.csv")


@pytest.fixture(scope="module")
def drawn(points: list[SubdistrictPoint]) -> SchematicMap:
    return build_schematic(points)


def features(name: str) -> list[dict[str, Any]]:
    collection = json.loads((AREA / name).read_text(encoding="utf-8"))
    return list(collection["features"])


def holds_together(drawn: SchematicMap, points: list[SubdistrictPoint]) -> None:
    """What must be true of every map; a point that repeats an earlier one is inside that one's cell."""
    cells = list(drawn.subdistricts.values())
    whole = shapely.union_all(cells)
    assert whole.area == pytest.approx(sum(cell.area for cell in cells), rel=1e-9)
    assert isinstance(whole, shapely.Polygon)
    assert not whole.interiors
    assert all(isinstance(cell, shapely.Polygon) and cell.is_valid for cell in cells)
    firsts: dict[tuple[float, float], str] = {}
    for point in sorted(points, key=lambda point: point.code):
        owner = firsts.setdefault((point.lon, point.lat), point.code)
        assert drawn.subdistricts[owner].contains(shapely.Point(point.lon, point.lat))


def test_every_point_is_in_its_own_cell_and_cells_fill_the_outline(
    drawn: SchematicMap, points: list[SubdistrictPoint]
) -> None:
    assert set(drawn.subdistricts) == {point.code for point in points}
    assert len(drawn.districts) == 23
    holds_together(drawn, points)


def test_a_district_is_one_polygon_and_the_union_of_its_subdistricts(
    drawn: SchematicMap, points: list[SubdistrictPoint]
) -> None:
    for code, district in drawn.districts.items():
        own = [drawn.subdistricts[point.code] for point in points if point.district_code == code]
        assert shapely.union_all(own).symmetric_difference(district).area == pytest.approx(0, abs=1e-12)
        assert isinstance(district, shapely.Polygon)
        assert not district.interiors


def test_no_slivers(drawn: SchematicMap) -> None:
    """4πA/P² is 1 for a circle, 0.79 for a square, 0.2 for a strip of one to thirteen."""
    for shape in [*drawn.subdistricts.values(), *drawn.districts.values()]:
        assert 12.57 * shape.area / shape.length**2 > 0.25


def test_neighbours_have_every_vertex_in_common(drawn: SchematicMap) -> None:
    assert shapely.coverage_is_valid(list(drawn.subdistricts.values()))
    assert shapely.coverage_is_valid(list(drawn.districts.values()))


@given(
    st.lists(
        st.tuples(HUNDREDTHS, HUNDREDTHS, st.integers(0, 3), st.integers(0, 90_000)), min_size=1, max_size=25
    )
)
@settings(max_examples=40, deadline=None)
def test_any_points_make_a_map(rows: list[tuple[int, int, int, int]]) -> None:
    points = [
        SubdistrictPoint(f"{i:06}", f"{district:04}", 99 + x / 100, 8 + y / 100, weight)
        for i, (x, y, district, weight) in enumerate(rows)
    ]
    drawn = build_schematic(points)
    assert len(drawn.subdistricts) == len(points)
    holds_together(drawn, points)


def test_the_order_of_the_points_does_not_matter(points: list[SubdistrictPoint], drawn: SchematicMap) -> None:
    assert build_schematic(points[::-1]) == drawn


def test_points_that_coincide_get_a_cell_each() -> None:
    pair = [SubdistrictPoint(code, "8001", 100.0, 8.5) for code in ("800101", "800102", "800103")]
    drawn = build_schematic([*pair, SubdistrictPoint("800201", "8002", 100.1, 8.5)])
    assert all(cell.area > 0 for cell in drawn.subdistricts.values())
    assert drawn.subdistricts["800101"].contains(shapely.Point(100.0, 8.5))


def test_a_heavier_neighbour_gets_more() -> None:
    def areas(weight: float) -> float:
        ends = [SubdistrictPoint("1", "1", 100.0, 8.5, 1000), SubdistrictPoint("2", "2", 100.2, 8.5, weight)]
        return build_schematic(ends).subdistricts["2"].area

    assert areas(9000) > areas(1000) > areas(200)


@pytest.mark.parametrize("codes", [[], ["800101", "800101"]])
def test_points_that_make_no_map_are_refused(codes: list[str]) -> None:
    with pytest.raises(SchematicError, match="รหัส"):
        build_schematic([SubdistrictPoint(code, "8001", 100 + i, 8) for i, code in enumerate(codes)])


def test_the_shipped_maps_are_what_the_code_draws(tmp_path: Path) -> None:
    for name in CSVS:
        shutil.copy(AREA / name, tmp_path / name)
    write_schematic(tmp_path)
    for name in MAPS:
        assert (tmp_path / name).read_bytes() == (AREA / name).read_bytes()
        assert (AREA / name).stat().st_size < MOST_BYTES[name]


@pytest.mark.parametrize("name", MAPS)
def test_a_feature_says_who_it_is_where_vega_selections_look(name: str) -> None:
    for feature in features(name):
        for key in ("code", "name_th", "name_en", "district_code"):
            assert feature[key] == feature["properties"][key] != ""
        assert feature["id"] == feature["code"]
        assert feature["code"].startswith(feature["district_code"])


@pytest.mark.parametrize("name", MAPS)
def test_rings_wind_right_for_d3_and_labels_lie_inside(name: str) -> None:
    for feature in features(name):
        assert feature["geometry"]["type"] == "Polygon"
        (ring,) = feature["geometry"]["coordinates"]
        assert not shapely.LinearRing(ring).is_ccw
        assert all(value == round(value, 4) for place in ring for value in place)
        label = feature["properties"]
        anchor = shapely.Point(label["label_lon"], label["label_lat"])
        assert shapely.Polygon(ring).contains(anchor)
        degrees = anchor.distance(shapely.LinearRing(ring))
        assert label["label_radius_km"] == pytest.approx(degrees * 111, rel=0.05, abs=0.15)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("8.42,99.97", "8.42,ตะวันออก", "แถวที่ 2: ช่อง lon ต้องเป็นตัวเลข"),
        ("8.42,99.97", ",99.97", "แถวที่ 2: ช่อง lat ว่าง"),
        ("800101,8001,", "800101,8099,", "ไม่มีอำเภอรหัส 8099"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    shutil.copy(AREA / CSVS[0], tmp_path)
    text = (AREA / CSVS[1]).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / CSVS[1]).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(AreaFileError, match=said):
        write_schematic(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(AreaFileError, match=r"ไม่พบไฟล์ subdistricts\.csv"):
        write_schematic(tmp_path)

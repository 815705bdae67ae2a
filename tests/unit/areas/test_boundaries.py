"""Reading a province's own boundary file: what is taken, and what is said about what is not."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from kmcore.areas.boundaries import MAX_BYTES, MOST_MESSAGES, BoundaryError, read_boundaries
from kmcore.areas.boundary_feature import find_code, read_area
from kmcore.areas.rings import geojson_geometry

ROOT = Path(__file__).resolve().parents[3]
REAL = ROOT.parent / "shared" / "geo" / "districts_80.geojson"
KNOWN = {"8001": "เมืองนครศรีธรรมราช", "8002": "พรหมคีรี"}
Feature = dict[str, Any]


def square(lon: float, lat: float, side: float = 0.1) -> list[list[float]]:
    """A ring, counter-clockwise as RFC 7946 asks."""
    east, north = lon + side, lat + side
    return [[lon, lat], [east, lat], [east, north], [lon, north], [lon, lat]]


def feature(code: object, ring: list[list[float]], name: str = "code") -> Feature:
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": {name: code}, "geometry": geometry}


def pair() -> list[Feature]:
    return [feature("8001", square(100, 8)), feature("8002", square(100.1, 8))]


def written(tmp_path: Path, features: object) -> Path:
    path = tmp_path / "ขอบเขต.geojson"
    text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)
    path.write_text(text, encoding="utf-8")
    return path


def messages(path: Path) -> list[str]:
    with pytest.raises(BoundaryError) as caught:
        read_boundaries(path, KNOWN)
    return caught.value.messages


def test_a_good_file_gives_every_area_wound_for_d3(tmp_path: Path) -> None:
    areas = read_boundaries(written(tmp_path, pair()[::-1]), KNOWN)
    assert [(area.code, area.name_th) for area in areas] == list(KNOWN.items())
    assert all(isinstance(area.shape, shapely.Polygon) for area in areas)
    assert not any(shapely.is_ccw(shapely.get_exterior_ring(area.shape)) for area in areas)
    assert areas[0].shape.area == pytest.approx(0.01)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("code", "8001"),
        ("ADM2_PCODE", "TH8001"),
        ("amphoe_code", 8001),
        ("AMP_IDN", 8001.0),
        ("dcode", " ๘๐๐๑ "),
        ("id", "8001"),
    ],
)
def test_the_code_is_found_under_its_usual_names(name: str, value: object) -> None:
    assert find_code(feature(value, [], name), KNOWN) == "8001"


def test_the_code_of_the_wanted_level_is_taken() -> None:
    both = {"properties": {"ADM2_PCODE": "TH8001", "ADM3_PCODE": "TH800101", "ADM1_PCODE": "TH80"}, "id": 7}
    assert find_code(both, KNOWN) == "8001"
    assert find_code(both, {"800101": "ในเมือง"}) == "800101"


def test_the_id_of_the_feature_itself_will_do() -> None:
    assert find_code({"id": "8002", "properties": None}, KNOWN) == "8002"


def moved(x: float, y: float) -> list[Feature]:
    good = pair()
    good[1]["geometry"]["coordinates"][0][2] = [x, y]
    return good


def unclosed() -> list[Feature]:
    good = pair()
    good[1]["geometry"]["coordinates"][0].pop()
    return good


def with_geometry(geometry: object) -> list[Feature]:
    return [pair()[0], {**pair()[1], "geometry": geometry}]


BOW_TIE = [[100.1, 8.0], [100.2, 8.1], [100.2, 8.0], [100.1, 8.1], [100.1, 8.0]]


@pytest.mark.parametrize(
    ("features", "said"),
    [
        (
            moved(604_000.0, 935_000.0),
            "รูปที่ 2: 8002 พรหมคีรี: พิกัด (604000, 935000) ไม่ใช่องศา น่าจะเป็นพิกัดฉาก เช่น UTM",
        ),
        (moved(8.1, 100.2), "สลับที่กัน"),
        (moved(120.0, 8.0), "อยู่นอกประเทศไทย"),
        (moved(float("nan"), 8.0), "ไม่ใช่องศา"),
        (unclosed(), "รูปที่ 2: 8002 พรหมคีรี: เส้นขอบไม่ปิด"),
        ([pair()[0], feature("8002", BOW_TIE)], "เส้นขอบไม่ถูกต้อง (Self-intersection"),
        (with_geometry(None), "ไม่ใช่รูปพื้นที่"),
        (with_geometry({"type": "Point", "coordinates": [100, 8]}), "ไม่ใช่รูปพื้นที่"),
        (with_geometry({"type": "Polygon", "coordinates": [["a", "b"]]}), "พิกัดอ่านไม่ได้"),
        (with_geometry({"type": "Polygon", "coordinates": []}), "ไม่มีเส้นขอบ"),
        (with_geometry({"type": "Polygon"}), "พิกัดอ่านไม่ได้"),
        ([*pair(), feature("8099", square(100.2, 8))], "รูปที่ 3: รหัส 8099 ไม่อยู่ในทะเบียน"),
        ([*pair(), feature("นคร", square(100.2, 8))], "รูปที่ 3: ไม่พบรหัสพื้นที่"),
        ([*pair(), feature("8001", square(100.2, 8))], "รูปที่ 3: รหัส 8001 เมืองนครศรีธรรมราช มีมากกว่าหนึ่งรูป"),
        ([*pair(), "รูป"], "รูปที่ 3: ไม่ใช่ Feature"),
        (pair()[:1], "ไม่มีขอบเขตของ 8002 พรหมคีรี"),
    ],
)
def test_what_is_wrong_is_said_once_with_the_number_of_the_feature(
    tmp_path: Path, features: list[Feature], said: str
) -> None:
    (message,) = messages(written(tmp_path, features))
    assert said in message
    assert "ให้" in message  # the remedy


def test_all_problems_are_told_together(tmp_path: Path) -> None:
    told = messages(written(tmp_path, [feature("8099", square(100, 8)), feature("8001", BOW_TIE)]))
    assert ["รูปที่ 1" in told[0], "รูปที่ 2" in told[1], "8002" in told[2]] == [True] * 3
    assert "8001" not in told[2]


def test_a_file_of_another_province_does_not_flood_the_screen(tmp_path: Path) -> None:
    told = messages(written(tmp_path, [feature(str(9001 + i), square(100, 8)) for i in range(50)]))
    assert len(told) == MOST_MESSAGES + 1
    assert "31" in told[-1]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"type":"Feature"}', '{"features":[]}', '{"features":{}}', "\xff"]
)
def test_what_is_no_collection_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "ผิด.geojson"
    path.write_text(text, encoding="latin-1")
    assert "ผิด.geojson" in messages(path)[0]


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert "เปิดไฟล์" in messages(tmp_path / "ไม่มี.geojson")[0]


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=12,
)


@given(kind=st.sampled_from(["Polygon", "MultiPolygon"]), coordinates=JSON)
@settings(max_examples=300, deadline=None)
def test_no_coordinates_make_the_reader_stumble(kind: str, coordinates: object) -> None:
    area = read_area({"type": kind, "coordinates": coordinates})
    assert isinstance(area, str) or area.is_valid


def wiggly(lon: float, amplitude: Callable[[int], float]) -> list[list[float]]:
    """A square whose west and east borders have 20,000 vertices each, alike for neighbours."""
    steps = range(20_001)
    west = [[lon + amplitude(i), 8 + i * 1e-5] for i in steps]
    east = [[lon + 0.2 + amplitude(i), 8 + i * 1e-5] for i in steps]
    return [*west, *east[::-1], west[0]]


def test_a_heavy_file_is_made_light_and_neighbours_still_meet(tmp_path: Path) -> None:
    def amplitude(i: int) -> float:
        return (i * 7919 % 101) * 5e-5

    heavy = [feature("8001", wiggly(100, amplitude)), feature("8002", wiggly(100.2, amplitude))]
    path = written(tmp_path, heavy)
    shapes = [area.shape for area in read_boundaries(path, KNOWN)]
    assert path.stat().st_size > 5 * MAX_BYTES
    assert len(json.dumps([geojson_geometry(shape) for shape in shapes])) < MAX_BYTES
    assert shapely.coverage_is_valid(shapes)
    assert shapes[0].area == pytest.approx(0.04, rel=0.02)


@pytest.mark.skipif(not REAL.exists(), reason="the real boundaries are not on this machine")
def test_the_real_boundaries_are_taken_nearly_unchanged() -> None:
    raw = {item["id"]: item for item in json.loads(REAL.read_text(encoding="utf-8"))["features"]}
    known = {code: item["properties"]["name_th"] for code, item in raw.items()}
    areas = read_boundaries(REAL, known)
    assert [area.code for area in areas] == sorted(known)
    for area in areas:
        before = read_area(raw[area.code]["geometry"])
        assert not isinstance(before, str)
        assert before.symmetric_difference(area.shape).area < 0.01 * before.area
        for part in shapely.get_parts(area.shape):
            assert not shapely.is_ccw(shapely.get_exterior_ring(part))

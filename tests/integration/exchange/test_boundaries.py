"""A province brings its own boundaries."""

import json
from pathlib import Path

import pytest
from sqlalchemy import Engine

from kmcore.areas.boundaries import BoundaryError
from kmcore.areas.queries import boundaries
from kmcore.exchange.boundaries import import_boundaries
from kmcore.exchange.setup import DATA
from kmcore.storage.audit.queries import audit_entries
from kmcore.storage.revision import revision
from kmcore.storage.unit_of_work import reading

SCHEMATIC = DATA / "areas" / "80"


@pytest.mark.parametrize(("level", "count"), [("district", 23), ("subdistrict", 170)])
def test_the_level_is_found_out(store: Engine, store_url: str, level: str, count: int) -> None:
    report = import_boundaries(store_url, SCHEMATIC / f"map-{level}s.geojson")
    assert (report.level, report.areas) == (level, count)
    with reading(store) as session:
        stored = boundaries(session, report.level)
        assert revision(session) == 3
        assert audit_entries(session, {"boundaries"})[0].detail["areas"] == count
    assert stored is not None
    assert not stored.approximate
    assert f"map-{level}s.geojson" in stored.source
    features = json.loads(stored.geojson)["features"]
    assert len(features) == count
    assert all(
        feature["code"] and feature["name_th"] and "label_lon" in feature["properties"]
        for feature in features
    )


def test_official_districts_are_taken(store_url: str, shared: Path) -> None:
    assert import_boundaries(store_url, shared / "geo" / "districts_80.geojson").areas == 23


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"features": 3}', '{"features": [3, {"properties": []}, {}]}', "ไทย"]
)
def test_a_bad_file_changes_nothing(store: Engine, store_url: str, tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.geojson"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BoundaryError):
        import_boundaries(store_url, path)
    with reading(store) as session:
        assert revision(session) == 2
        stored = boundaries(session, "district")
    assert stored is not None
    assert stored.approximate


def test_a_missing_file_is_said(store_url: str, tmp_path: Path) -> None:
    with pytest.raises(BoundaryError, match="nope"):
        import_boundaries(store_url, tmp_path / "nope.geojson")


def test_one_district_too_few_is_refused_by_name(store_url: str, tmp_path: Path) -> None:
    collection = json.loads((SCHEMATIC / "map-districts.geojson").read_text(encoding="utf-8"))
    collection["features"] = [feature for feature in collection["features"] if feature["code"] != "8021"]
    path = tmp_path / "x.geojson"
    path.write_text(json.dumps(collection), encoding="utf-8")
    with pytest.raises(BoundaryError, match="8021 นบพิตำ"):
        import_boundaries(store_url, path)

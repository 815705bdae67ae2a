"""How near the schematic map comes to the real districts. The real ones may not ship, so this may skip."""

import json
from pathlib import Path

import pytest
import shapely
from shapely.geometry import shape

ROOT = Path(__file__).resolve().parents[2]
REAL = ROOT.parent / "shared" / "geo" / "districts_80.geojson"
DRAWN = ROOT / "data" / "areas" / "80" / "map-districts.geojson"
OUTLINE_AT_LEAST, DISTRICTS_AT_LEAST = 0.90, 0.72

pytestmark = pytest.mark.skipif(not REAL.exists(), reason="the real boundaries are not on this machine")


def districts(path: Path) -> dict[str, shapely.Geometry]:
    """Shapes by code, in degrees: the ratio of areas is the same as in km, so near the equator."""
    collection = json.loads(path.read_text(encoding="utf-8"))
    return {feature["properties"]["code"]: shape(feature["geometry"]) for feature in collection["features"]}


def overlap(one: shapely.Geometry, other: shapely.Geometry) -> float:
    """Intersection over union."""
    return float(shapely.area(shapely.intersection(one, other)) / shapely.area(shapely.union(one, other)))


def test_the_schematic_map_overlaps_the_real_one() -> None:
    real, drawn = districts(REAL), districts(DRAWN)
    assert set(real) == set(drawn)
    outline = overlap(shapely.union_all(list(real.values())), shapely.union_all(list(drawn.values())))
    each = {code: overlap(real[code], drawn[code]) for code in sorted(real)}
    mean = sum(each.values()) / len(each)
    worst = min(each, key=each.__getitem__)
    print(f"IoU: outline {outline:.4f}, districts' mean {mean:.4f}, worst {worst} {each[worst]:.3f}")  # noqa: T201 - the measurement is the point
    assert outline >= OUTLINE_AT_LEAST
    assert mean >= DISTRICTS_AT_LEAST
    assert each[worst] >= 0.5

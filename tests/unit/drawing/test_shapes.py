"""Boundaries in pixels: nothing outside the drawing, and the way back leads to where it came from."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Polygon, box, get_coordinates

from kmcore.drawing.shapes import AreaShape, fit_projection, read_shapes

MARGIN = 6
lon, lat, extent = st.floats(97.3, 105.7), st.floats(5.6, 20.5), st.floats(0.01, 1.5)
drawing = st.tuples(st.integers(200, 900), st.integers(200, 900))


@st.composite
def area(draw: st.DrawFn) -> AreaShape:
    """A shape somewhere in Thailand."""
    west, south = draw(lon), draw(lat)
    shape = box(west, south, west + draw(extent), south + draw(extent))
    return AreaShape("8001", "8001", shape, (shape.centroid.x, shape.centroid.y))


areas = st.lists(area(), min_size=1, max_size=6).map(tuple)


@given(areas, drawing)
def test_every_point_of_every_shape_is_within_the_drawing(
    found: tuple[AreaShape, ...], size: tuple[int, int]
) -> None:
    projection = fit_projection(found, *size)
    for each in found:
        points = get_coordinates(projection.project(each.geometry))
        assert (points >= MARGIN - 1e-6).all()
        assert (points <= [size[0] - MARGIN + 1e-6, size[1] - MARGIN + 1e-6]).all()


@given(areas, drawing)
def test_the_drawing_is_filled_and_centred(found: tuple[AreaShape, ...], size: tuple[int, int]) -> None:
    projection = fit_projection(found, *size)
    points = [point for each in found for point in get_coordinates(projection.project(each.geometry))]
    (left, right), (top, bottom) = ((min(axis), max(axis)) for axis in zip(*points, strict=True))
    assert left + right == pytest.approx(size[0])
    assert top + bottom == pytest.approx(size[1])
    assert max((right - left) / (size[0] - 12), (bottom - top) / (size[1] - 12)) == pytest.approx(1)


@given(areas, drawing, lon, lat)
def test_mercator_inverted_leads_back(
    found: tuple[AreaShape, ...], size: tuple[int, int], east: float, north: float
) -> None:
    projection = fit_projection(found, *size)
    x, y = projection.pixels(east, north)
    longitude = math.degrees((x - projection.dx) / projection.scale)
    latitude = math.degrees(2 * math.atan(math.exp((projection.dy - y) / projection.scale)) - math.pi / 2)
    assert (longitude, latitude) == pytest.approx((east, north), abs=1e-6)


@given(areas, drawing, st.tuples(lon, lat), st.tuples(lon, lat))
def test_east_is_right_and_north_is_up(
    found: tuple[AreaShape, ...], size: tuple[int, int], one: tuple[float, float], other: tuple[float, float]
) -> None:
    projection = fit_projection(found, *size)
    (x1, y1), (x2, y2) = projection.pixels(*one), projection.pixels(*other)
    assert (x1 - x2) * (one[0] - other[0]) >= 0
    assert (y1 - y2) * (one[1] - other[1]) <= 0


def feature(code: str, **properties: object) -> dict[str, object]:
    ring = [[99.0, 8.0], [99.2, 8.0], [99.2, 8.2], [99.0, 8.0]]
    return {
        "type": "Feature",
        "properties": {"code": code, **properties},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def test_a_collection_is_read_with_its_own_anchors_and_districts() -> None:
    text = json.dumps(
        {
            "type": "FeatureCollection",
            "features": [
                feature("800101", label_lon=99.15, label_lat=8.05, district_code="8001"),
                feature("800202"),
            ],
        }
    )
    first, second = read_shapes(text)
    assert (first.code, first.district_code, first.anchor) == ("800101", "8001", (99.15, 8.05))
    assert second.district_code == "8002"
    assert isinstance(second.geometry, Polygon)
    assert second.geometry.contains(second.geometry.representative_point())
    assert second.anchor == tuple(second.geometry.representative_point().coords[0])

"""A level's boundaries in the pixels of one drawing: what the labels are placed by."""

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from shapely import transform, union_all
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry


@dataclass(frozen=True)
class AreaShape:
    """One area: its code, its district's, its geometry in lon/lat and where a label sits best."""

    code: str
    district_code: str
    geometry: BaseGeometry
    anchor: tuple[float, float]


@dataclass(frozen=True)
class Projection:
    """Mercator: pixels = (scale * x + dx, dy - scale * y)."""

    scale: float
    dx: float
    dy: float

    def pixels(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where a place is drawn."""
        x, y = _mercator(lon, lat)
        return self.scale * x + self.dx, self.dy - self.scale * y

    def project(self, geometry: BaseGeometry) -> BaseGeometry:
        """Return a geometry in pixels."""
        return transform(geometry, self._all_pixels)

    def _all_pixels(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.array([self.pixels(lon, lat) for lon, lat in points])


def _mercator(lon: float, lat: float) -> tuple[float, float]:
    return math.radians(lon), math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))


@lru_cache(maxsize=8)
def read_shapes(geojson: str) -> tuple[AreaShape, ...]:
    """Return the areas of a FeatureCollection."""
    return tuple(_area(feature) for feature in json.loads(geojson)["features"])


def _area(feature: dict[str, Any]) -> AreaShape:
    properties = feature["properties"]
    geometry = shape(feature["geometry"])
    inside = geometry.representative_point()
    anchor = (properties.get("label_lon", inside.x), properties.get("label_lat", inside.y))
    code = properties["code"]
    return AreaShape(code, properties.get("district_code") or code[:4], geometry, anchor)


def fit_projection(areas: tuple[AreaShape, ...], width: int, height: int, margin: int = 6) -> Projection:
    """Return the projection that fills the drawing with the areas, centred."""
    west, south, east, north = union_all([area.geometry.envelope for area in areas]).bounds
    (left, bottom), (right, top) = _mercator(west, south), _mercator(east, north)
    scale = min((width - 2 * margin) / (right - left), (height - 2 * margin) / (top - bottom))
    return Projection(
        scale=scale,
        dx=width / 2 - scale * (left + right) / 2,
        dy=height / 2 + scale * (bottom + top) / 2,
    )

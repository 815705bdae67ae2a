"""The map as GeoJSON: names and codes where a chart's selections find them too, a place for each label."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

import shapely

from kmcore.areas.rings import geojson_geometry
from kmcore.areas.schematic.model import Shape
from kmcore.areas.schematic.plane import Plane

LABEL_TOLERANCE_KM: Final = 0.05
LABEL_DECIMALS: Final = 3  # 110 m: a label needs no more


@dataclass(frozen=True)
class AreaName:
    """What a feature is called. For a district ``district_code`` is its own code."""

    code: str
    name_th: str
    name_en: str
    district_code: str


def to_feature_collection(shapes: Mapping[str, Shape], names: Mapping[str, AreaName]) -> dict[str, Any]:
    """Return a GeoJSON FeatureCollection of ``shapes`` (degrees) in their order.

    Code and names stand at the top of each feature as well as in its properties: a Vega selection
    cannot reach into ``properties``. Raises KeyError when a shape has no name.
    """
    features = [_feature(shape, names[code]) for code, shape in shapes.items()]
    return {"type": "FeatureCollection", "features": features}


def label_anchor(shape: Shape) -> tuple[float, float, float]:
    """Return longitude, latitude and radius (km) of the largest circle in the largest part of a shape."""
    part = max(shapely.get_parts(shape), key=lambda polygon: polygon.area)
    plane = Plane.around(shapely.get_coordinates(part))
    radius = shapely.maximum_inscribed_circle(plane.shape_to_km(part), tolerance=LABEL_TOLERANCE_KM)
    lon, lat = plane.to_degrees(shapely.get_coordinates(radius))[0]
    return float(lon), float(lat), float(radius.length)


def _feature(shape: Shape, name: AreaName) -> dict[str, Any]:
    lon, lat, radius = label_anchor(shape)
    label = {
        "label_lon": round(lon, LABEL_DECIMALS),
        "label_lat": round(lat, LABEL_DECIMALS),
        "label_radius_km": round(radius, 1),
    }
    called = asdict(name)
    return {
        "type": "Feature",
        "id": name.code,
        **called,
        "properties": {**called, **label},
        "geometry": geojson_geometry(shape),
    }

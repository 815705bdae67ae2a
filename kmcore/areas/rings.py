"""Polygons as GeoJSON, wound as d3 wants it: what is stored and shipped is drawn right by any Vega chart too."""

from typing import Any, Final

import shapely
from shapely import MultiPolygon, Polygon

DECIMALS: Final = 4  # of a degree: 11 m, finer than any screen shows a province


def wound_for_d3(shape: shapely.Geometry) -> Polygon | MultiPolygon:
    """Return the polygon(s) with exterior rings clockwise (seen with north up) and holes the other way.

    d3-geo is spherical: wound as RFC 7946 asks, a ring means the rest of the globe, and the map is one
    filled square without any error. Coverage unions come as a MultiPolygon of one: that is unpacked.
    Raises TypeError for anything that is not an area.
    """
    parts = shapely.get_parts(shape)
    only = parts[0] if len(parts) == 1 else shape
    if not isinstance(only, Polygon | MultiPolygon):
        message = f"an area is needed, not a {type(only).__name__}"
        raise TypeError(message)
    turned = shapely.orient_polygons(only, exterior_cw=True)
    return turned if isinstance(turned, Polygon | MultiPolygon) else only


def geojson_geometry(shape: Polygon | MultiPolygon) -> dict[str, Any]:
    """Return the GeoJSON geometry, coordinates in degrees rounded to ``DECIMALS``."""
    parts = [
        [_ring(part.exterior), *map(_ring, part.interiors)]
        for part in shapely.get_parts(shape)
        if isinstance(part, Polygon)
    ]
    if isinstance(shape, Polygon):
        return {"type": "Polygon", "coordinates": parts[0]}
    return {"type": "MultiPolygon", "coordinates": parts}


def _ring(ring: shapely.LinearRing) -> list[list[float]]:
    return [[round(float(x), DECIMALS), round(float(y), DECIMALS)] for x, y in ring.coords]

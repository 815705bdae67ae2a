"""From points to shapes: outline, cells, mending, calm borders, degrees."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import shapely

from kmcore.areas.rings import DECIMALS, wound_for_d3
from kmcore.areas.schematic.cells import faces
from kmcore.areas.schematic.mend import mend
from kmcore.areas.schematic.model import SchematicError, SchematicMap, Shape, SubdistrictPoint
from kmcore.areas.schematic.outline import nearest, outline
from kmcore.areas.schematic.plane import Floats, Plane, spread
from kmcore.areas.schematic.seeds import make_seeds

CALM: Final = 0.15  # wiggles below this part of a gap (median distance between neighbours) are smoothed


def build_schematic(points: Sequence[SubdistrictPoint]) -> SchematicMap:
    """Draw a province from one point per subdistrict. The same points, in any order, give the same map.

    Every point lies in its own cell (of points that coincide, the first by code), cells fill the
    outline without gap or overlap. Raises SchematicError when there is no point or a code occurs twice.
    """
    rows = sorted(points, key=lambda point: point.code)
    codes, districts = [row.code for row in rows], [row.district_code for row in rows]
    if not codes or len(set(codes)) < len(codes):
        raise SchematicError("จุดของตำบลว่างหรือมีรหัสซ้ำ ให้ตรวจไฟล์ตำบลให้มีรหัสละหนึ่งแถว")
    plane = Plane.around(np.array([(row.lon, row.lat) for row in rows]))
    xy = spread(plane.to_km(np.array([(row.lon, row.lat) for row in rows])), codes)
    seeds = make_seeds(xy, districts, np.array([row.weight for row in rows]))
    cells = _calm(mend(faces(seeds, outline(xy)), xy, districts), xy, plane)
    return SchematicMap(
        {code: _district(cells, districts, code) for code in sorted(set(districts))},
        dict(zip(codes, map(wound_for_d3, cells), strict=True)),
    )


def _calm(pieces: list[shapely.Polygon], xy: Floats, plane: Plane) -> list[shapely.Polygon]:
    """Smooth all borders at once; less where a point would leave its cell or a border would cross another."""
    tolerance = CALM * float(np.median(nearest(xy, 1)))
    for _ in range(8):
        cells = _degrees(list(shapely.coverage_simplify(pieces, tolerance)), plane)
        if _holds(cells, plane.to_degrees(xy)):
            return cells
        tolerance /= 2
    return _degrees(pieces, plane)


def _degrees(pieces: Sequence[shapely.Polygon], plane: Plane) -> list[shapely.Polygon]:
    def rounded(km: Floats) -> Floats:
        return np.round(plane.to_degrees(km), DECIMALS)

    return [shapely.transform(piece, rounded) for piece in pieces]


def _holds(cells: list[shapely.Polygon], lonlat: Floats) -> bool:
    inside = shapely.contains_properly(cells, shapely.points(lonlat))
    return bool(inside.all() and shapely.coverage_is_valid(cells))


def _district(cells: list[shapely.Polygon], districts: list[str], code: str) -> Shape:
    own = [cell for cell, district in zip(cells, districts, strict=True) if district == code]
    return wound_for_d3(shapely.coverage_union_all(own))

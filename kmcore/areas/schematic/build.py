"""From points to shapes: outline, seeds, cells, mending, calm borders."""

from collections.abc import Sequence

import numpy as np
import shapely

from kmcore.areas.rings import wound_for_d3
from kmcore.areas.schematic.border_smoothing import smooth_borders
from kmcore.areas.schematic.cells import faces
from kmcore.areas.schematic.mend import mend
from kmcore.areas.schematic.model import SchematicError, SchematicMap, Shape, SubdistrictPoint
from kmcore.areas.schematic.outline import outline
from kmcore.areas.schematic.plane import Plane, spread
from kmcore.areas.schematic.seeds import make_seeds


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
    cells = smooth_borders(mend(faces(seeds, outline(xy)), xy, districts), xy, districts, plane)
    return SchematicMap(
        {code: _district(cells, districts, code) for code in sorted(set(districts))},
        dict(zip(codes, map(wound_for_d3, cells), strict=True)),
    )


def _district(cells: list[shapely.Polygon], districts: list[str], code: str) -> Shape:
    own = [cell for cell, district in zip(cells, districts, strict=True) if district == code]
    return wound_for_d3(shapely.coverage_union_all(own))

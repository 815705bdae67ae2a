"""The power diagram of the seeds (a Voronoi diagram with weights), cut by the outline.

Shapely draws only unweighted diagrams, hence the clipping here; the rest is Shapely's.
Aurenhammer, "Power diagrams" (SIAM J. Comput. 16, 1987) is the source of the bisector used.
"""

import math
from typing import Final

import numpy as np
import shapely

from kmcore.areas.schematic.plane import Floats
from kmcore.areas.schematic.seeds import Seeds

GRID_KM: Final = 1e-4  # cells are computed one by one; on this grid their common corners become equal

Corner = tuple[float, float]


def faces(seeds: Seeds, outline: shapely.Polygon) -> list[list[shapely.Polygon]]:
    """Cut ``outline`` into faces and return, for each owner, the list of its faces: no gap, no overlap."""
    box = _box(outline)
    cells = (_cell(seeds, i, box) for i in range(len(seeds.xy)))
    lines = [shapely.LinearRing(corners) for corners in cells if corners]
    noded = shapely.union_all([*lines, outline.exterior], grid_size=GRID_KM)
    found = shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))
    centres = shapely.point_on_surface(found)
    inside = shapely.contains_properly(outline, centres)
    owned: list[list[shapely.Polygon]] = [[] for _ in range(int(seeds.owner.max()) + 1)]
    for face, centre in zip(found[inside], shapely.get_coordinates(centres[inside]), strict=True):
        owned[_owner(seeds, centre)].append(face)
    return owned


def _owner(seeds: Seeds, place: Floats) -> int:
    power_distance = ((seeds.xy - place) ** 2).sum(axis=1) - seeds.power
    return int(seeds.owner[np.argmin(power_distance)])


def _box(outline: shapely.Polygon) -> list[Corner]:
    """A rectangle with room to spare, so that every cell in the outline is closed."""
    west, south, east, north = outline.bounds
    room = max(east - west, north - south)
    box = shapely.box(west - room, south - room, east + room, north + room)
    return [(float(x), float(y)) for x, y in shapely.get_coordinates(box)[:-1]]


def _cell(seeds: Seeds, i: int, box: list[Corner]) -> list[Corner]:
    """Clip the box by the bisector with each other seed, nearest first, until the rest is out of reach."""
    corners, here = box, seeds.xy[i]
    far = np.sqrt(((seeds.xy - here) ** 2).sum(axis=1))
    slack = float(seeds.power.max() - seeds.power[i])
    lift = (seeds.xy**2).sum(axis=1) - seeds.power
    for j in np.argsort(far, kind="stable"):
        if j == i:
            continue
        reach = max(math.dist(corner, here) for corner in corners)
        if far[j] ** 2 - slack > 2 * reach * far[j]:
            break
        corners = _clip(corners, 2 * (seeds.xy[j] - here), float(lift[j] - lift[i]))
        if not corners:
            break
    return corners


def _clip(corners: list[Corner], normal: Floats, bound: float) -> list[Corner]:
    """Keep the part of a convex polygon where normal · p <= bound (Sutherland-Hodgman, one edge)."""
    nx, ny = float(normal[0]), float(normal[1])
    over = [x * nx + y * ny - bound for x, y in corners]
    kept: list[Corner] = []
    for i, (x, y) in enumerate(corners):
        (px, py), before = corners[i - 1], over[i - 1]
        if (over[i] < 0) != (before < 0):
            share = before / (before - over[i])
            kept.append((px + share * (x - px), py + share * (y - py)))
        if over[i] <= 0:
            kept.append((x, y))
    return kept

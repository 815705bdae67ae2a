"""Calm borders: smoothed together, so that neighbours keep every vertex of their border in common."""

from typing import Final

import numpy as np
import shapely

from kmcore.areas.rings import DECIMALS
from kmcore.areas.schematic.outline import nearest
from kmcore.areas.schematic.plane import Floats, Plane

# Wiggles below this part of a gap (median distance between neighbours) are smoothed: the outline least,
# borders of districts a little, those between subdistricts of one district nearly to straight lines.
CALM_OUTLINE: Final = 0.2
CALM_BORDERS: Final = 0.28
CALM_INSIDE: Final = 0.6
HALVINGS: Final = 8


def smooth_borders(
    pieces: list[shapely.Polygon], xy: Floats, districts: list[str], plane: Plane
) -> list[shapely.Polygon]:
    """Smooth the pieces (km) and return them in rounded degrees.

    Smoothing is halved while it would put a point out of its cell or one border across another.
    """
    points = shapely.points(plane.to_degrees(xy))
    gap = float(np.median(nearest(xy, 1)))
    for halving in range(HALVINGS):
        cells = _degrees(_smooth(pieces, districts, gap / 2**halving), plane)
        if shapely.contains_properly(cells, points).all() and shapely.coverage_is_valid(cells):
            return cells
    return _degrees(pieces, plane)


def _smooth(pieces: list[shapely.Polygon], districts: list[str], gap: float) -> list[shapely.Polygon]:
    first = list(shapely.coverage_simplify(pieces, CALM_OUTLINE * gap))
    smooth = list(shapely.coverage_simplify(first, CALM_BORDERS * gap, simplify_boundary=False))
    for district in sorted(set(districts)):
        own = [i for i, code in enumerate(districts) if code == district]
        block = [smooth[i] for i in own]
        inside = shapely.coverage_simplify(block, CALM_INSIDE * gap, simplify_boundary=False)
        for i, piece in zip(own, inside, strict=True):
            smooth[i] = piece
    return smooth


def _degrees(pieces: list[shapely.Polygon], plane: Plane) -> list[shapely.Polygon]:
    def rounded(km: Floats) -> Floats:
        return np.round(plane.to_degrees(km), DECIMALS)

    return [shapely.transform(piece, rounded) for piece in pieces]

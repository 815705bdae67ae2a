"""The province's edge, guessed from its points."""

from typing import Final

import numpy as np
import shapely

from kmcore.areas.schematic.plane import Floats, distances

# All lengths are in gaps (the median distance to the nearest neighbour), so that they fit a province
# of any size. Tuned as plain numbers on one province; the outline moves little when they do.
HULL_RATIO: Final = 0.2  # concave hull: edges up to a fifth of the way from shortest to longest
REACH: Final = 0.3  # land beyond a point, as a part of the distance to its three nearest neighbours
MARGIN: Final = 0.22  # land beyond every point
BAY: Final = 2.2  # bays narrower than twice this are filled
HORN: Final = 0.5  # horns narrower than twice this are cut off, which also rounds the corners
LONE_GAP_KM: Final = 5.0  # when there is only one point: about a subdistrict's own radius


def nearest(xy: Floats, count: int) -> Floats:
    """Return each point's distances in km to its ``count`` nearest neighbours, nearest first."""
    if len(xy) == 1:
        return np.full((1, 1), LONE_GAP_KM)
    return np.asarray(np.sort(distances(xy), axis=1)[:, 1 : count + 1])


def outline(xy: Floats) -> shapely.Polygon:
    """Return one polygon without holes round all points (km): a hull, grown where points are far apart."""
    near = nearest(xy, 3)
    gap = float(np.median(near[:, 0]))
    own = shapely.buffer(shapely.points(xy), REACH * near.mean(axis=1) + MARGIN * gap)
    hull = shapely.concave_hull(shapely.MultiPoint(xy), ratio=HULL_RATIO).buffer(MARGIN * gap)
    land = shapely.union_all([hull, *own]).buffer(BAY * gap).buffer(-BAY * gap)
    opened = _largest(land.buffer(-HORN * gap).buffer(HORN * gap))
    keeps_all = shapely.contains_properly(opened.buffer(-MARGIN * gap / 2), shapely.points(xy)).all()
    return shapely.Polygon((opened if keeps_all else _largest(land)).exterior)


def _largest(shape: shapely.Geometry) -> shapely.Polygon:
    polygons = [part for part in shapely.get_parts(shape) if isinstance(part, shapely.Polygon)]
    return max(polygons, key=lambda part: part.area, default=shapely.Polygon())

"""Seeds of the cells: the points themselves, and stepping stones that hold a district together."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray

from kmcore.areas.schematic.outline import nearest
from kmcore.areas.schematic.plane import Floats

STEP: Final = 0.25  # a stone stands a quarter of the way to the neighbour
PULL: Final = 0.25  # how much a weight of e times the mean counts, in squared gaps of the point
LIMIT: Final = 0.45  # below a half no point can lose its own place to a heavier neighbour
ROOM: Final = 2 * LIMIT  # the same room is kept between a stone and the points of others


@dataclass(frozen=True)
class Seeds:
    """Places (km), their power (km², as in a power diagram) and the row of the point that owns them."""

    xy: Floats
    power: Floats
    owner: NDArray[np.int64]


def make_seeds(xy: Floats, districts: list[str], weights: Floats) -> Seeds:
    """Return the points as seeds, followed by two stones on each Delaunay edge inside a district.

    Subdistricts of one district touch more often than plain Voronoi cells would let them.
    """
    power = _powers(xy, weights)
    edges = [(i, j) for i, j in _edges(xy) if districts[i] == districts[j]]
    both = np.array([pair for i, j in edges for pair in ((i, j), (j, i))], dtype=np.int64).reshape(-1, 2)
    stones = xy[both[:, 0]] * (1 - STEP) + xy[both[:, 1]] * STEP
    strength = power[both[:, 0]] * (1 - STEP) + power[both[:, 1]] * STEP
    keep = _harmless(stones, strength, both[:, 0], xy, power)
    return Seeds(
        np.vstack([xy, stones[keep]]),
        np.concatenate([power, strength[keep]]),
        np.concatenate([np.arange(len(xy)), both[keep, 0]]),
    )


def _powers(xy: Floats, weights: Floats) -> Floats:
    """A heavier point reaches further, by the logarithm of its weight; never as far as a neighbour."""
    known = weights > 0
    if not known.any():
        return np.zeros(len(xy))
    logs = np.where(known, np.log(np.where(known, weights, 1.0)), 0.0)
    relative = np.where(known, logs - logs[known].mean(), 0.0)
    return np.asarray(np.clip(PULL * relative, -LIMIT, LIMIT) * nearest(xy, 1)[:, 0] ** 2)


def _edges(xy: Floats) -> list[tuple[int, int]]:
    """Delaunay neighbours as sorted pairs of rows."""
    row = {(float(x), float(y)): i for i, (x, y) in enumerate(xy)}
    lines = shapely.get_parts(shapely.delaunay_triangles(shapely.MultiPoint(xy), only_edges=True))
    ends = [[row[float(x), float(y)] for x, y in shapely.get_coordinates(line)] for line in lines]
    return sorted((min(pair), max(pair)) for pair in ends)


def _harmless(
    stones: Floats, strength: Floats, owner: NDArray[np.int64], xy: Floats, power: Floats
) -> NDArray[np.bool_]:
    """A stone so close to somebody else's point that it would take it is left out."""
    squared = ((stones[:, None] - xy[None]) ** 2).sum(axis=2)
    harmless = ROOM * squared > strength[:, None] - power[None]
    harmless[np.arange(len(stones)), owner] = True
    return np.asarray(harmless.all(axis=1))

"""Straight lines against rectangles and points, many at once: what deciding on leader lines asks thousands of times."""

import numpy as np
from numpy.typing import NDArray

Segment = tuple[
    float, float, float, float
]  # x1, y1, x2, y2 of a line; left, top, right, bottom of a rectangle
Numbers = NDArray[np.float64]


def crossings(lines: Numbers, rectangles: Numbers, clear: float) -> NDArray[np.bool_]:
    """Return for lines (n, 4) and rectangles (m, 4) which lines come within ``clear`` of which, as (n, m).

    Clipping by Liang and Barsky: the part of a line inside a rectangle is empty, or it crosses.
    """
    x1, y1, x2, y2 = (lines[:, at, None] for at in range(4))
    left, top = rectangles[None, :, 0] - clear, rectangles[None, :, 1] - clear
    right, bottom = rectangles[None, :, 2] + clear, rectangles[None, :, 3] + clear
    enter, leave = np.zeros_like(x1 + left), np.ones_like(x1 + left)
    outside = np.zeros(enter.shape, dtype=bool)
    for step, room in (
        (x1 - x2, x1 - left),
        (x2 - x1, right - x1),
        (y1 - y2, y1 - top),
        (y2 - y1, bottom - y1),
    ):
        with np.errstate(divide="ignore", invalid="ignore"):
            at = room / step
        enter = np.where(step < 0, np.maximum(enter, at), enter)
        leave = np.where(step > 0, np.minimum(leave, at), leave)
        outside |= (step == 0) & (room < 0)
    return (enter <= leave) & ~outside


def distances(lines: Numbers, places: Numbers) -> Numbers:
    """Return how far each of the places (m, 2) is from each of the lines (n, 4), as (n, m)."""
    start, along = lines[:, None, :2], lines[:, None, 2:] - lines[:, None, :2]
    towards = places[None, :, :] - start
    squared = np.maximum((along**2).sum(axis=2), 1e-12)
    share = np.clip((towards * along).sum(axis=2) / squared, 0, 1)
    found: Numbers = np.hypot(*np.moveaxis(towards - share[..., None] * along, 2, 0))
    return found

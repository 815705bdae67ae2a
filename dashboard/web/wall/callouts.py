"""Names of districts too small to hold them, beside the map: each joined to its place by a thin line."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from shapely import Point, box
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from kmcore.drawing.labels import LINE, text_width

Side = Literal["left", "right"]
SIZE: Final = 10  # px of the drawing, as the smallest label on the map
AWAY: Final = 7.0  # from the map's edge
APART: Final = 3.0  # between two of them
WITHIN: Final = 6.0  # how far inside its shape a line ends


@dataclass(frozen=True)
class LabelledShape:
    """A shape on the drawing, a place well inside it, and the lines to write for it."""

    shape: BaseGeometry
    place: tuple[float, float]
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Callout:
    """Lines of text beside the map: their edge next to it, their middle, how wide they are, where their line goes."""

    wish: LabelledShape
    side: Side
    x: float
    y: float
    width: float
    to: tuple[float, float]


def callouts(wishes: Sequence[LabelledShape], land: BaseGeometry, height: float) -> list[Callout]:
    """Return the wishes as callouts on the nearer side of ``land``, none over another.

    Where all lines of a side do not fit into ``height``, only the first line of each is written; those beyond it are
    left out.
    """
    sides: dict[Side, list[LabelledShape]] = {"left": [], "right": []}
    for wish in sorted(wishes, key=lambda one: one.place[1]):
        sides[_nearer(wish, land)].append(wish)
    return [
        _beside(wish, side, y, land)
        for side, found in sides.items()
        for wish, y in _spread(_fitting(found, height), height)
    ]


def _fitting(wishes: Sequence[LabelledShape], height: float) -> list[LabelledShape]:
    found = list(wishes)
    if sum(map(_tall, found)) > height:
        found = [replace(wish, lines=wish.lines[:1]) for wish in found]
    while sum(map(_tall, found)) > height:
        found.pop()
    return found


def _tall(wish: LabelledShape) -> float:
    return len(wish.lines) * SIZE * LINE + APART


def _nearer(wish: LabelledShape, land: BaseGeometry) -> Side:
    left, right = _edges(land, wish.place[1], 1.0)
    return "left" if wish.place[0] - left < right - wish.place[0] else "right"


def _edges(land: BaseGeometry, y: float, half: float) -> tuple[float, float]:
    """Return how far the land reaches to both sides within a band; its whole width where the band misses it."""
    west, _top, east, _bottom = land.bounds
    found = land.intersection(box(west, y - half, east, y + half))
    return (west, east) if found.is_empty else (found.bounds[0], found.bounds[2])


def _spread(wishes: Sequence[LabelledShape], height: float) -> list[tuple[LabelledShape, float]]:
    """Return each wish with the middle of its lines: as near to its place as the others let it."""
    tall = [_tall(wish) for wish in wishes]
    middles: list[float] = []
    for wish, own in zip(wishes, tall, strict=True):
        above = middles[-1] + (tall[len(middles) - 1] + own) / 2 if middles else own / 2
        middles.append(max(wish.place[1], above))
    below = height
    for at in reversed(range(len(middles))):
        middles[at] = min(middles[at], below - tall[at] / 2)
        below = middles[at] - tall[at] / 2
    return list(zip(wishes, middles, strict=True))


def _beside(wish: LabelledShape, side: Side, y: float, land: BaseGeometry) -> Callout:
    left, right = _edges(land, y, len(wish.lines) * SIZE * LINE / 2)
    width = max(text_width(line, SIZE) for line in wish.lines) * 1.06  # semi-bold is a little wider
    x = left - AWAY if side == "left" else right + AWAY
    return Callout(wish, side, x, y, width, _end(wish, x, y))


def _end(wish: LabelledShape, x: float, y: float) -> tuple[float, float]:
    """Return where the line to a shape ends: inside it, no further than it must."""
    inner = wish.shape.buffer(-WITHIN)
    if inner.is_empty:
        return wish.place
    nearest, _there = nearest_points(inner, Point(x, y))
    return nearest.x, nearest.y

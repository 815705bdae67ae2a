"""Names of areas too small to hold them, beside the map: each joined to its place by a thin line.

A line crosses no other name and keeps away from the middles of other areas where it can: which side a name stands
on, and where in its area the line ends, are tried until no change makes it better.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray
from shapely import LineString, Point, box, contains_xy, intersects, linestrings
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from kmcore.drawing.labels import LINE, text_width
from kmcore.drawing.segments import Segment, crossings, distances

Side = Literal["left", "right"]
SIDES: Final[tuple[Side, Side]] = ("left", "right")
SIZE: Final = 10  # px of the drawing, as the smallest label on the map
AWAY: Final = 7.0  # from the map's edge
APART: Final = 3.0  # between two of them
WITHIN: Final = 4.0  # how far inside its shape a line ends
CLEAR: Final = 1.5  # between a line and a name
SHIFTS: Final = (0.0, -30.0, 30.0)  # how far a name may stand from the height of its area
ROUNDS: Final = 1  # how often those in trouble are looked over
NEAR_MIDDLE: Final = 6.0  # a line as close to another area's middle seems to point at it
CROSSED_NAME, CROSSED_LINE, PASSED_MIDDLE = 200.0, 150.0, 40.0  # against a line's length in px


@dataclass(frozen=True)
class CalloutRequest:
    """A shape on the drawing, a place well inside it, and the lines to write for it."""

    code: str
    shape: BaseGeometry
    place: tuple[float, float]
    lines: tuple[str, ...]

    @cached_property
    def inner(self) -> BaseGeometry:
        """Return the part of the shape in which a line may end."""
        return self.shape.buffer(-WITHIN)

    @cached_property
    def places(self) -> list[tuple[float, float]]:
        """Return a few places spread over the inner part."""
        left, top, right, bottom = self.inner.bounds
        grid = [
            (left + (right - left) * across, top + (bottom - top) * down)
            for across, down in product((0.2, 0.5, 0.8), repeat=2)
        ]
        return [at for at in grid if contains_xy(self.inner, *at)]


@dataclass(frozen=True)
class Callout:
    """Lines of text beside the map: their edge next to it, their middle, how wide they are, where their line goes."""

    request: CalloutRequest
    side: Side
    x: float
    y: float
    width: float
    to: tuple[float, float]

    @property
    def start(self) -> tuple[float, float]:
        """Return where the line leaves the text."""
        return self.x + (CLEAR if self.side == "left" else -CLEAR), self.y

    @cached_property
    def bounds(self) -> Segment:
        """Return left, top, right and bottom of the text."""
        half = len(self.request.lines) * SIZE * LINE / 2
        left = self.x - self.width if self.side == "left" else self.x
        return left, self.y - half, left + self.width, self.y + half


@dataclass(frozen=True)
class Surroundings:
    """What the callouts stand beside and keep clear of: the land, the bounds of the names on it, the middle of each area by code."""

    land: BaseGeometry
    names: tuple[Segment, ...]
    middles: dict[str, tuple[float, float]]


def callouts(requests: Sequence[CalloutRequest], around: Surroundings, height: float) -> list[Callout]:
    """Return the requests as callouts beside the land, none over another.

    Where all lines of a side do not fit into ``height``, only the first line of each is written; what is beyond that
    goes to the other side.
    """
    wanted = sorted(requests, key=lambda one: (one.place[1], one.code))
    wishes = {one.code: Wish(_nearer(one, around.land)) for one in wanted}
    best = _laid_out(wanted, wishes, around, height)
    for _round in range(ROUNDS):
        for code in _in_trouble(best, around):
            wishes, best = _bettered(code, wanted, wishes, best, around, height)
    return best


@dataclass(frozen=True)
class Wish:
    """On which side a name should stand, and how far above or below its area."""

    side: Side
    shift: float = 0.0


def _in_trouble(standing: Sequence[Callout], around: Surroundings) -> list[str]:
    """Return whose lines cross a name or another line, or pass a middle."""
    lines = [LineString([one.start, one.to]) for one in standing]
    found = []
    for at, one in enumerate(standing):
        own = float(_line_costs([(*one.start, *one.to)], one, standing, around)[0])
        alone = own < math.dist(one.start, one.to) + PASSED_MIDDLE
        crossing = any(lines[at].crosses(line) for n, line in enumerate(lines) if n != at)
        if crossing or not alone:
            found.append(one.request.code)
    return found


def _bettered(  # noqa: PLR0913, PLR0917 - one step of a search: what is asked, where it stands, what is around
    code: str,
    wanted: Sequence[CalloutRequest],
    wishes: dict[str, Wish],
    best: list[Callout],
    around: Surroundings,
    height: float,
) -> tuple[dict[str, Wish], list[Callout]]:
    """Return the best of the places that one name could have instead, with all the others moving as they must."""
    cost = _cost(best, around)
    for side, shift in product(SIDES, SHIFTS):
        tried_wishes = {**wishes, code: Wish(side, shift)}
        tried = _laid_out(wanted, tried_wishes, around, height)
        if len(tried) >= len(best) and (less := _cost(tried, around)) < cost:
            wishes, best, cost = tried_wishes, tried, less
    return wishes, best


def _laid_out(
    wanted: Sequence[CalloutRequest], wishes: dict[str, Wish], around: Surroundings, height: float
) -> list[Callout]:
    heights = {one.code: one.place[1] + wishes[one.code].shift for one in wanted}
    standing: list[Callout] = []
    for side in SIDES:
        own = sorted(
            (one for one in wanted if wishes[one.code].side == side), key=lambda one: heights[one.code]
        )
        placed = _spread(_fitting(own, height), heights, height)
        standing += [_beside(one, side, y, around.land) for one, y in placed]
    return [replace(one, to=_end(one, standing, around)) for one in standing]


def _cost(standing: Sequence[Callout], around: Surroundings) -> float:
    """Return how bad a layout is: the length of its lines, and what they cross."""
    if not standing:
        return 0.0
    own = sum(float(_line_costs([(*one.start, *one.to)], one, standing, around)[0]) for one in standing)
    lines = linestrings([[one.start, one.to] for one in standing])
    crossing = (intersects(lines[:, None], lines[None, :]).sum() - len(lines)) / 2
    return own + CROSSED_LINE * float(crossing)


def _line_costs(
    lines: Sequence[Segment], callout: Callout, standing: Sequence[Callout], around: Surroundings
) -> NDArray[np.float64]:
    """Return for each line that ``callout`` could have how bad it is by itself."""
    code = callout.request.code
    segments = np.array(lines, dtype=float)
    names = np.array(
        [*around.names, *(one.bounds for one in standing if one.request.code != code)], dtype=float
    ).reshape(-1, 4)
    middles = np.array([middle for other, middle in around.middles.items() if other != code]).reshape(-1, 2)
    costs: NDArray[np.float64] = (
        np.hypot(segments[:, 2] - segments[:, 0], segments[:, 3] - segments[:, 1])
        + CROSSED_NAME * crossings(segments, names, CLEAR).sum(axis=1)
        + PASSED_MIDDLE * (distances(segments, middles) < NEAR_MIDDLE).sum(axis=1)
    )
    return costs


def _end(callout: Callout, standing: Sequence[Callout], around: Surroundings) -> tuple[float, float]:
    """Return where the line to a shape ends: inside it, no further than it must, clear of names and middles."""
    ends = list(_ends(callout))
    lines = [(*callout.start, *to) for to in ends]
    return ends[int(np.argmin(_line_costs(lines, callout, standing, around)))]


def _ends(callout: Callout) -> Iterator[tuple[float, float]]:
    """Yield places inside the shape: the given one, the nearest, and some between."""
    request = callout.request
    yield request.place
    if request.inner.is_empty:
        return
    nearest, _there = nearest_points(request.inner, Point(callout.start))
    yield nearest.x, nearest.y
    yield from request.places


def _fitting(requests: Sequence[CalloutRequest], height: float) -> list[CalloutRequest]:
    found = list(requests)
    if sum(map(_tall, found)) > height:
        found = [replace(one, lines=(" ".join(one.lines),)) for one in found]
    while sum(map(_tall, found)) > height:
        found.pop()
    return found


def _tall(request: CalloutRequest) -> float:
    return len(request.lines) * SIZE * LINE + APART


def _nearer(request: CalloutRequest, land: BaseGeometry) -> Side:
    left, right = _edges(land, request.place[1] - 1, request.place[1] + 1)
    return "left" if request.place[0] - left < right - request.place[0] else "right"


def _edges(land: BaseGeometry, top: float, bottom: float) -> tuple[float, float]:
    """Return how far the land reaches to both sides within a band; its whole width where the band misses it."""
    west, _top, east, _bottom = land.bounds
    found = land.intersection(box(west, top, east, bottom))
    return (west, east) if found.is_empty else (found.bounds[0], found.bounds[2])


def _spread(
    requests: Sequence[CalloutRequest], heights: dict[str, float], height: float
) -> list[tuple[CalloutRequest, float]]:
    """Return each request with the middle of its lines: as near to its place as the others let it."""
    tall = [_tall(one) for one in requests]
    middles: list[float] = []
    for one, own in zip(requests, tall, strict=True):
        above = middles[-1] + (tall[len(middles) - 1] + own) / 2 if middles else own / 2
        middles.append(max(heights[one.code], above))
    below = height
    for at in reversed(range(len(middles))):
        middles[at] = min(middles[at], below - tall[at] / 2)
        below = middles[at] - tall[at] / 2
    return list(zip(requests, middles, strict=True))


def _beside(request: CalloutRequest, side: Side, y: float, land: BaseGeometry) -> Callout:
    half = len(request.lines) * SIZE * LINE / 2
    # Off all the land between the name and its area: another name's line then has no reason to pass behind it.
    left, right = _edges(land, min(y - half, request.place[1]), max(y + half, request.place[1]))
    width = max(text_width(line, SIZE) for line in request.lines) * 1.06  # semi-bold is a little wider
    x = left - AWAY if side == "left" else right + AWAY
    return Callout(request, side, x, y, width, request.place)

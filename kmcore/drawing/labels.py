"""Where names go on a map: inside their own shape, clear of each other, or not at all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from fontTools.ttLib import TTFont
from shapely import Polygon, box, contains_xy, prepare
from shapely.geometry.base import BaseGeometry

from kmcore.drawing.font import font_file

SIZES = (13, 12, 11, 10)
LINE = 1.35  # line height that leaves Thai marks above and below whole
INSIDE = 0.92  # how much of a label must lie on its own shape
STEPS = 12


@dataclass(frozen=True)
class PlacedLabel:
    """A placed label: centre in pixels, font size, its lines."""

    code: str
    x: float
    y: float
    size: int
    lines: tuple[str, ...]


@dataclass(frozen=True)
class LabelRequest:
    """A shape in pixels and what to write on it, best form first."""

    code: str
    shape: BaseGeometry
    anchor: tuple[float, float]
    forms: tuple[tuple[str, ...], ...]


@cache
def _metrics() -> tuple[dict[int, str], dict[str, tuple[int, int]], int]:
    font = TTFont(font_file("Regular"), lazy=True)
    return font.getBestCmap(), dict(font["hmtx"].metrics), font["head"].unitsPerEm


def text_width(text: str, size: float) -> float:
    """Return the width of one line of Sarabun in pixels, from the font's own advances."""
    names, advances, per_em = _metrics()
    units = sum(advances[names[ord(letter)]][0] for letter in text if ord(letter) in names)
    return units * size / per_em


def place_labels(wanted: Iterable[LabelRequest]) -> list[PlacedLabel]:
    """Return labels that touch neither each other nor, much, another shape; the largest shapes first."""
    items = sorted(wanted, key=lambda item: (-item.shape.area, item.code))
    spots = _spots(tuple(LabelSpace(item.shape, item.anchor, _blocks(item.forms)) for item in items))
    labels = [
        PlacedLabel(item.code, spot.x, spot.y, spot.size, item.forms[spot.form])
        for item, spot in zip(items, spots, strict=True)
        if spot
    ]
    return sorted(labels, key=lambda label: label.code)


@dataclass(frozen=True)
class LabelSpace:
    """What decides where a label goes: the shape, its anchor, and for each form its width and lines."""

    shape: BaseGeometry
    anchor: tuple[float, float]
    blocks: tuple[tuple[float, int], ...]


@dataclass(frozen=True)
class LabelPosition:
    """Where a label goes: its centre in pixels, its font size, and which of its forms."""

    x: float
    y: float
    size: int
    form: int


def _blocks(forms: tuple[tuple[str, ...], ...]) -> tuple[tuple[float, int], ...]:
    """Return the width at one pixel of font size, and the lines, of each form."""
    return tuple((max(text_width(line, 1) for line in form), len(form)) for form in forms)


@lru_cache(maxsize=64)
def _spots(rooms: tuple[LabelSpace, ...]) -> tuple[LabelPosition | None, ...]:
    """Return a spot for each room, in their order; kept, for another measure of the same map asks the same:
    a share is narrower than the name above it.
    """
    taken: list[Polygon] = []
    found: list[LabelPosition | None] = []
    for room in rooms:
        prepare(room.shape)
        spot, outline = next(_fits(room, taken), (None, None))
        found.append(spot)
        if outline:
            taken.append(outline)
    return tuple(found)


def _fits(room: LabelSpace, taken: list[Polygon]) -> Iterator[tuple[LabelPosition, Polygon]]:
    places = _candidates(room)
    # The whole form small before the short form large.
    for (form, (width, lines)), size in product(enumerate(room.blocks), SIZES):
        half, tall = (width * size + 4) / 2, size * LINE * lines / 2
        for x, y in places:
            outline = box(x - half, y - tall, x + half, y + tall)
            if _inside(outline, room.shape) and not any(outline.intersects(other) for other in taken):
                yield LabelPosition(x, y, size, form), outline


def _inside(outline: Polygon, shape: BaseGeometry) -> bool:
    """Tell whether nearly all of a label lies on its shape; the overlap is costly, so only where it decides."""
    return shape.covers(outline) or bool(outline.intersection(shape).area >= INSIDE * outline.area)


def _candidates(room: LabelSpace) -> list[tuple[float, float]]:
    """Return the anchor, then a grid over the shape without what falls beside it, nearest to the anchor first."""
    left, top, right, bottom = room.shape.bounds
    grid = (
        (left + (right - left) * i / STEPS, top + (bottom - top) * j / STEPS)
        for i, j in product(range(1, STEPS), repeat=2)
    )
    near = sorted(grid, key=lambda at: (at[0] - room.anchor[0]) ** 2 + (at[1] - room.anchor[1]) ** 2)
    within = contains_xy(room.shape, [x for x, _y in near], [y for _x, y in near])
    return [room.anchor, *(at for at, good in zip(near, within, strict=True) if good)]

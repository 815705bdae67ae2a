"""Where names go on a map: inside their own shape, clear of each other, or not at all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from fontTools.ttLib import TTFont
from shapely import Polygon, box
from shapely.geometry.base import BaseGeometry

from dashboard.fonts import source

SIZES = (13, 12, 11, 10)
LINE = 1.35  # line height that leaves Thai marks above and below whole
INSIDE = 0.97  # how much of a label must lie on its own shape
STEPS = 12


@dataclass(frozen=True)
class Label:
    """A placed label: centre in pixels, font size, its lines."""

    code: str
    x: float
    y: float
    size: int
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Wanted:
    """A shape in pixels and what to write on it, best form first."""

    code: str
    shape: BaseGeometry
    anchor: tuple[float, float]
    forms: tuple[tuple[str, ...], ...]


@cache
def _metrics() -> tuple[dict[int, str], dict[str, tuple[int, int]], int]:
    font = TTFont(source("Regular"), lazy=True)
    return font.getBestCmap(), dict(font["hmtx"].metrics), font["head"].unitsPerEm


def text_width(text: str, size: float) -> float:
    """Return the width of one line of Sarabun in pixels, from the font's own advances."""
    names, advances, per_em = _metrics()
    units = sum(advances[names[ord(letter)]][0] for letter in text if ord(letter) in names)
    return units * size / per_em


def place(wanted: Iterable[Wanted]) -> list[Label]:
    """Return labels that touch neither each other nor, much, another shape; the largest shapes first."""
    taken: list[Polygon] = []
    labels: list[Label] = []
    for item in sorted(wanted, key=lambda item: (-item.shape.area, item.code)):
        found = next(_fits(item, taken), None)
        if found:
            label, outline = found
            labels.append(label)
            taken.append(outline)
    return sorted(labels, key=lambda label: label.code)


def _fits(item: Wanted, taken: list[Polygon]) -> Iterator[tuple[Label, Polygon]]:
    for form, size in product(item.forms, SIZES):  # the whole form small before the short form large
        width = max(text_width(line, size) for line in form) + 8
        height = size * LINE * len(form)
        for x, y in _candidates(item):
            outline = box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
            inside = outline.intersection(item.shape).area >= INSIDE * outline.area
            if inside and not any(outline.intersects(other) for other in taken):
                yield Label(item.code, x, y, size, form), outline


def _candidates(item: Wanted) -> Iterator[tuple[float, float]]:
    """The anchor first, then a grid over the shape, nearest to the anchor first."""
    yield item.anchor
    left, top, right, bottom = item.shape.bounds
    grid = (
        (left + (right - left) * i / STEPS, top + (bottom - top) * j / STEPS)
        for i, j in product(range(1, STEPS), repeat=2)
    )
    yield from sorted(grid, key=lambda at: (at[0] - item.anchor[0]) ** 2 + (at[1] - item.anchor[1]) ** 2)

"""The map of areas: one drawing for screen, wall, frozen picture and paper.

Every area carries its name and figure, inside it where there is room, else beside the map with a line to it. The
drawing has its own units; whoever shows it scales it as a whole.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from shapely import Polygon, union_all
from shapely.geometry.base import BaseGeometry

from kmcore.drawing.callouts import SIZE as BESIDE
from kmcore.drawing.callouts import Callout, CalloutRequest, Surroundings, callouts
from kmcore.drawing.coverage_shades import Shade
from kmcore.drawing.labels import LINE, LabelRequest, PlacedLabel, place_labels, text_width
from kmcore.drawing.segments import Segment, crossings
from kmcore.drawing.shapes import fit_projection, read_shapes

MOST_NAMED: Final = 40  # a province's subdistricts are too many to be told apart by name
WIDE: Final = (330, 505)  # for a panel or a page
FAR: Final = (227, 347)  # for a projector: the same labels on less land, shown twice as large
NARROW: Final = (160, 245)  # for a phone: the same labels on less land, so more of them stand beside it
MARGIN: Final = 3
DIGIT: Final = re.compile(r"\d")


@dataclass(frozen=True)
class MapArea:
    """An area to draw: how it is called and counted, its class, where it leads.

    ``title`` says it whole, for who cannot see the colour; ``moved`` puts ▲ before the figure; ``chosen`` is outlined.
    """

    code: str
    name: str
    figure: str
    shade: Shade
    title: str = ""
    href: str = ""
    moved: bool = False
    chosen: bool = False


@dataclass(frozen=True)
class DrawnArea:
    """An area with its outline as an SVG path."""

    area: MapArea
    path: str
    rings: tuple[tuple[tuple[float, float], ...], ...]


@dataclass(frozen=True)
class DrawnText:
    """A line of text: the middle of its height, its size, how it stands on x ("start", "middle", "end"), and on which
    class; beside the map on none.
    """

    x: float
    y: float
    size: float
    text: str
    at: str = "middle"
    figure: bool = False
    on: Shade | None = None


@dataclass(frozen=True)
class Leader:
    """The line from a name beside the map to its area."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True)
class AreaMap:
    """The drawing: its extent (``left`` may be below 0 where names stand beside), areas, texts and lines."""

    left: float
    width: float
    height: float
    areas: tuple[DrawnArea, ...]
    texts: tuple[DrawnText, ...]
    leaders: tuple[Leader, ...]
    unnamed: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Outline:
    path: str
    rings: tuple[tuple[tuple[float, float], ...], ...]
    shape: BaseGeometry
    middle: tuple[float, float]


def area_map(
    geojson: str,
    areas: Sequence[MapArea],
    size: tuple[int, int] = WIDE,
    *,
    named: bool = True,
    district: str | None = None,
) -> AreaMap:
    """Return the map of ``areas`` on the shapes of ``geojson``; an area without a shape is left out.

    ``size``: the land's width and height in units; names beside it come on top of that. ``district`` keeps the
    subdistricts of one district. ``unnamed`` of the answer: the codes of areas whose name found no place at all.
    """
    _whole, outlines = _land(geojson, size, district)
    drawn = [one for one in areas if one.code in outlines]
    if named and len(drawn) <= MOST_NAMED:
        inside, beside = _names(geojson, size, district, _as_places(drawn))
    else:
        inside, beside = (), ()
    by_code = {one.code: one for one in drawn}
    written = {label.code for label in inside} | {one.request.code for one in beside}
    left = min([0.0, *(one.bounds[0] for one in beside)])
    right = max([float(size[0]), *(one.bounds[2] for one in beside)])
    return AreaMap(
        left=left,
        width=right - left,
        height=size[1],
        areas=tuple(DrawnArea(one, outlines[one.code].path, outlines[one.code].rings) for one in drawn),
        texts=(
            *(text for label in inside for text in _inside(label, by_code[label.code])),
            *(text for one in beside for text in _beside(one, by_code[one.request.code])),
        ),
        leaders=tuple(Leader(*one.start, *one.to) for one in beside),
        unnamed=tuple(one.code for one in drawn if one.code not in written) if named else (),
    )


@lru_cache(maxsize=16)
def _land(
    geojson: str, size: tuple[int, int], district: str | None
) -> tuple[BaseGeometry, dict[str, _Outline]]:
    shapes = tuple(one for one in read_shapes(geojson) if district in {None, one.district_code})
    if not shapes:
        return Polygon(), {}
    projection = fit_projection(shapes, *size, margin=MARGIN)
    outlines = {}
    for one in shapes:
        shape = projection.project(one.geometry)
        rings = _rings(shape)
        outlines[one.code] = _Outline(_path(rings), rings, shape, projection.pixels(*one.anchor))
    return union_all([one.shape.buffer(0.2) for one in outlines.values()]), outlines


def _rings(shape: BaseGeometry) -> tuple[tuple[tuple[float, float], ...], ...]:
    polygons: Sequence[Polygon] = getattr(shape, "geoms", [shape])
    rings = [ring for polygon in polygons for ring in (polygon.exterior, *polygon.interiors)]
    return tuple(tuple((round(x, 1), round(y, 1)) for x, y in ring.coords[:-1]) for ring in rings)


def _path(rings: tuple[tuple[tuple[float, float], ...], ...]) -> str:
    return "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z" for ring in rings)


@lru_cache(maxsize=128)
def _names(
    geojson: str,
    size: tuple[int, int],
    district: str | None,
    wanted: tuple[tuple[str, tuple[str, ...]], ...],
) -> tuple[tuple[PlacedLabel, ...], tuple[Callout, ...]]:
    """Return where the names go: inside their areas, and beside the map for areas too small to hold name and figure.

    A name inside that a line would have to go through stands beside the map too. ``wanted``: each area's code and
    lines, with 0 for every digit, so that a figure that moves by one does not have all places sought anew.
    """
    land, outlines = _land(geojson, size, district)
    requests = {
        code: CalloutRequest(code, outlines[code].shape, outlines[code].middle, lines)
        for code, lines in wanted
    }
    inside = place_labels(
        LabelRequest(one.code, one.shape, one.place, (one.lines,)) for one in requests.values()
    )
    middles = {code: one.place for code, one in requests.items()}
    while True:
        having = {label.code for label in inside}
        around = Surroundings(land, tuple(map(_bounds, inside)), middles)
        beside = callouts([one for code, one in requests.items() if code not in having], around, size[1])
        crossed = _crossed(inside, beside)
        if not crossed:
            return tuple(inside), tuple(beside)
        inside = [label for label in inside if label.code not in crossed]


def _as_places(drawn: Sequence[MapArea]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((one.code, tuple(DIGIT.sub("0", line) for line in lines_of(one))) for one in drawn)


def _crossed(inside: Sequence[PlacedLabel], beside: Sequence[Callout]) -> set[str]:
    if not inside or not beside:
        return set()
    lines = np.array([(*one.start, *one.to) for one in beside])
    hit = crossings(lines, np.array([_bounds(label) for label in inside]), 0.0)
    return {label.code for at, label in enumerate(inside) if hit[:, at].any()}


def lines_of(area: MapArea) -> tuple[str, ...]:
    """Return what is written for an area: its name, and under it its figure; ▲ says without colour that it moved."""
    figure = f"▲ {area.figure}" if area.moved else area.figure
    return (area.name, figure) if figure else (area.name,)


def _bounds(label: PlacedLabel) -> Segment:
    half, tall = (
        max(text_width(line, label.size) for line in label.lines) / 2,
        label.size * LINE * len(label.lines) / 2,
    )
    return label.x - half, label.y - tall, label.x + half, label.y + tall


def _inside(label: PlacedLabel, area: MapArea) -> Iterator[DrawnText]:
    height = label.size * LINE
    top = label.y - height * (len(label.lines) - 1) / 2
    for line, text in enumerate(lines_of(area)):
        yield DrawnText(label.x, top + height * line, label.size, text, figure=line > 0, on=area.shade)


def _beside(callout: Callout, area: MapArea) -> Iterator[DrawnText]:
    height = BESIDE * LINE
    lines = lines_of(area)
    if len(callout.request.lines) < len(lines):
        lines = (" ".join(lines),)
    top = callout.y - height * (len(lines) - 1) / 2
    at = "end" if callout.side == "left" else "start"
    for line, text in enumerate(lines):
        yield DrawnText(callout.x, top + height * line, BESIDE, text, at, figure=line > 0)

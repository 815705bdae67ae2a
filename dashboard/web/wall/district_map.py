"""Panel 2: the map of the districts, drawn here as SVG: the same shapes, classes and label rules as everywhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from shapely import Polygon, union_all
from shapely.geometry.base import BaseGeometry

from dashboard.web.wall.callouts import SIZE as BESIDE
from dashboard.web.wall.callouts import Callout, LabelledShape, callouts
from dashboard.web.wall.wall_meeting import WallMeeting
from dashboard.web.wall.wall_words import share, villages_change
from kmcore.areas.map_names import map_name
from kmcore.drawing.coverage_shades import Shade, shade_of, shades
from kmcore.drawing.labels import LINE, LabelRequest, PlacedLabel, place_labels
from kmcore.drawing.shapes import fit_projection, read_shapes
from kmcore.i18n import _
from kmcore.snapshot.picture import Picture, PictureDistrict

# Small on purpose: labels are placed at 10 to 13 px, which the wall shows 2.4 times as large.
SIZE: Final = (230, 352)
MOVED_SIGN: Final = "▲"


@dataclass(frozen=True)
class Outline:
    """A district's shape on the drawing: the path for SVG, the shape itself, where a label sits best."""

    path: str
    shape: BaseGeometry
    anchor: tuple[float, float]


@dataclass(frozen=True)
class Land:
    """The day's map on the drawing: its districts' outlines, and all of them as one."""

    outlines: dict[str, Outline]
    whole: BaseGeometry


@dataclass(frozen=True)
class Area:
    """A district as drawn: its path and colour."""

    path: str
    colour: str


@dataclass(frozen=True)
class MapText:
    """A line of text: where it stands ("start", "middle" or "end" of it), how large, and the text."""

    x: float
    y: float
    size: int
    text: str
    at: str = "middle"


@dataclass(frozen=True)
class Leader:
    """The line from a name beside the map to its district."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True)
class LegendStep:
    """A class of the legend with how many districts have it."""

    shade: Shade
    districts: int


@dataclass(frozen=True)
class MovedDistrict:
    """A district with how much it gained since last time."""

    name: str
    gained: int
    part: int
    whole: int


@dataclass(frozen=True)
class MapDrawing:
    """The map: how far the drawing reaches, the areas, the texts, and lines to those beside it."""

    left: float
    width: float
    height: float
    areas: tuple[Area, ...]
    texts: tuple[MapText, ...]
    leaders: tuple[Leader, ...]
    approximate: bool


def map_panel(meeting: WallMeeting) -> dict[str, Any]:
    """Return what the panel is drawn from."""
    picture = meeting.picture
    ground, gained = picture.villages, moved_districts(picture)
    return {
        "title": _("แผนที่หมู่บ้านที่มีผล"),
        "demo": picture.demo,
        "ground": ground,
        "change": villages_change(ground.reported, ground.reported_before, picture.meeting.since),
        "drawing": map_drawing(picture),
        "steps": legend_steps(picture.districts),
        "movers": gained,
        "districts": len(picture.districts),
        "since": picture.meeting.since,
    }


def moved_districts(picture: Picture) -> list[MovedDistrict]:
    """Return the districts with more villages with results than last time, the most first."""
    found = [
        MovedDistrict(short_name(one), one.reported - one.reported_before, one.reported, one.villages)
        for one in picture.districts
        if one.reported_before is not None and one.reported > one.reported_before
    ]
    return sorted(found, key=lambda one: -one.gained)


def legend_steps(districts: Sequence[PictureDistrict]) -> list[LegendStep]:
    """Return the classes that the map's colours mean, the highest first, with how many districts have each."""
    having = [shade_of(one.reported, one.villages) for one in districts]
    return [LegendStep(shade, having.count(shade.number)) for shade in reversed(shades()) if shade.number]


def map_drawing(picture: Picture, *, named: bool = True) -> MapDrawing | None:
    """Return the map, with or without names; None where the day had none."""
    if picture.shapes.geojson is None:
        return None
    land = _land(picture.shapes.geojson)
    drawn = [one for one in picture.districts if one.code in land.outlines]
    texts, beside = _names(drawn, land) if named else ([], [])
    left = min((one.x - one.width for one in beside if one.side == "left"), default=0.0)
    right = max((one.x + one.width for one in beside if one.side == "right"), default=0.0)
    return MapDrawing(
        left=min(0.0, left),
        width=max(SIZE[0], right) - min(0.0, left),
        height=SIZE[1],
        areas=tuple(_area(one, land.outlines[one.code].path) for one in drawn),
        texts=(*texts, *(text for one in beside for text in _beside(one))),
        leaders=tuple(_leader(one) for one in beside),
        approximate=picture.shapes.approximate,
    )


def short_name(district: PictureDistrict) -> str:
    """Return a district's name as it stands on a map."""
    return map_name(district.code, district.name.th, district.name.en)


@lru_cache(maxsize=4)
def _land(geojson: str) -> Land:
    areas = read_shapes(geojson)
    projection = fit_projection(areas, *SIZE, margin=3)
    outlines = {}
    for area in areas:
        shape = projection.project(area.geometry)
        outlines[area.code] = Outline(_path(shape), shape, projection.pixels(*area.anchor))
    return Land(outlines, union_all([one.shape.buffer(0.2) for one in outlines.values()]))


def _path(shape: BaseGeometry) -> str:
    """Return a shape as an SVG path, to a tenth of a pixel."""
    polygons: Sequence[Polygon] = getattr(shape, "geoms", [shape])
    rings = [ring for polygon in polygons for ring in (polygon.exterior, *polygon.interiors)]
    return "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring.coords[:-1]) + "Z" for ring in rings)


def _area(district: PictureDistrict, path: str) -> Area:
    colours = {shade.number: shade.colour for shade in shades()}
    return Area(path, colours[shade_of(district.reported, district.villages)])


def _names(districts: Sequence[PictureDistrict], land: Land) -> tuple[list[MapText], list[Callout]]:
    """Return the names inside their districts, and those of districts too small to hold theirs."""
    outlines = land.outlines
    wanted = [
        LabelRequest(one.code, outlines[one.code].shape, outlines[one.code].anchor, _forms(one))
        for one in districts
    ]
    placed = place_labels(wanted)
    inside = {label.code for label in placed}
    wishes = [
        LabelledShape(outlines[one.code].shape, outlines[one.code].anchor, _forms(one)[0])
        for one in districts
        if one.code not in inside
    ]
    return [text for label in placed for text in _inside(label)], callouts(wishes, land.whole, SIZE[1])


def _inside(label: PlacedLabel) -> Iterator[MapText]:
    height = label.size * LINE
    top = label.y - height * (len(label.lines) - 1) / 2
    for line, text in enumerate(label.lines):
        yield MapText(label.x, top + height * line, label.size, text)


def _beside(callout: Callout) -> Iterator[MapText]:
    height = BESIDE * LINE
    top = callout.y - height * (len(callout.wish.lines) - 1) / 2
    for line, text in enumerate(callout.wish.lines):
        yield MapText(
            callout.x, top + height * line, BESIDE, text, "end" if callout.side == "left" else "start"
        )


def _leader(callout: Callout) -> Leader:
    towards = 1.5 if callout.side == "left" else -1.5
    return Leader(callout.x + towards, callout.y, *callout.to)


def _forms(district: PictureDistrict) -> tuple[tuple[str, ...], ...]:
    """Return what to write, best first; ▲ says without colour that the district moved."""
    name, part = short_name(district), share(district.reported, district.villages)
    if not _moved(district):
        return ((name, part), (name,))
    return ((name, f"{MOVED_SIGN} {part}"), (f"{MOVED_SIGN} {name}",), (name,))


def _moved(district: PictureDistrict) -> bool:
    return district.reported_before is not None and district.reported > district.reported_before

"""Panel 2: the map of the districts, the same drawing as on screen and paper, with what moved marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.present.templates import render_template
from dashboard.web.wall.wall_meeting import WallMeeting
from dashboard.web.wall.wall_words import villages_change
from kmcore.drawing.area_map import FAR, area_map
from kmcore.drawing.coverage_shades import Shade, shade_of, shades
from kmcore.i18n import _
from kmcore.snapshot.map_areas import district_map_name, gained, picture_areas
from kmcore.snapshot.picture import Picture, PictureDistrict


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


def map_panel(meeting: WallMeeting) -> dict[str, Any]:
    """Return what the panel is drawn from."""
    picture = meeting.picture
    ground = picture.villages
    return {
        "title": _("แผนที่หมู่บ้านที่มีผล"),
        "demo": picture.demo,
        "ground": ground,
        "change": villages_change(ground.reported, ground.reported_before, picture.meeting.since),
        "drawing": map_markup(picture, _("แผนที่อำเภอ ระบายตามสัดส่วนหมู่บ้านที่มีผล ตัวเลขอยู่ข้างแผนที่"), named=True),
        "approximate": picture.shapes.approximate,
        "steps": legend_steps(picture.districts),
        "movers": moved_districts(picture),
        "districts": len(picture.districts),
        "since": picture.meeting.since,
    }


def moved_districts(picture: Picture) -> list[MovedDistrict]:
    """Return the districts with more villages with results than last time, the most first."""
    found = [
        MovedDistrict(district_map_name(one), gained(one), one.reported, one.villages)
        for one in picture.districts
        if gained(one)
    ]
    return sorted(found, key=lambda one: -one.gained)


def legend_steps(districts: Sequence[PictureDistrict]) -> list[LegendStep]:
    """Return the classes that the map's colours mean, the highest first, with how many districts have each."""
    having = [shade_of(one.reported, one.villages) for one in districts]
    return [LegendStep(shade, having.count(shade.number)) for shade in reversed(shades()) if shade.number]


def map_markup(picture: Picture, label: str, *, named: bool) -> str | None:
    """Return the map as SVG, with or without names; None where the day had none."""
    if picture.shapes.geojson is None:
        return None
    drawing = area_map(picture.shapes.geojson, picture_areas(picture, moves=True), FAR, named=named)
    return render_template("widgets/area_map_drawing.html", drawing=drawing, label=label, plain=True)

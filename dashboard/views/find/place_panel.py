"""ที่ตั้ง: where an area lies, on the map of the province and, for what is smaller, of its district."""

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from dashboard.query_cache import ask, keep
from dashboard.session.noun_links import area_link
from dashboard.views.find.shown_noun import ShownNoun
from dashboard.widgets.area_map import MapMarkup, map_markup
from dashboard.widgets.nouns import area_name
from dashboard.widgets.page_head import PageContext
from dashboard.widgets.templates import draw_template
from kmcore.areas.area_records import AreaRecord, AreaStep, area_steps
from kmcore.areas.kinds import AREA_CHANGE_WORDS
from kmcore.areas.map_names import map_name
from kmcore.areas.queries import Level, boundaries, districts, subdistricts
from kmcore.areas.read_models import Area
from kmcore.drawing.area_map import MapArea
from kmcore.drawing.coverage_shades import shades
from kmcore.i18n import _

ANY_AREA = (
    "0000"  # stands in a kept drawing for the code of each area, whose address has the day and the language
)
HERE, AROUND = 6, 1  # of the map's shades: the place itself, and what lies around it


def draw_place(here: PageContext, noun: ShownNoun) -> None:
    """Draw the maps of an area, or say that no map was loaded."""
    if noun.area is None:
        raise ValueError(noun.kind)
    code = noun.area.subdistrict.code if noun.area.subdistrict else noun.code
    maps = [keep(_district_map, noun.area.district.code, here.as_of, area_link(ANY_AREA))]
    if noun.area.subdistrict:
        maps.append(keep(_subdistrict_map, code, here.as_of, area_link(ANY_AREA + "00")))
    found = ask(boundaries, "district", here.as_of)
    draw_template(
        "find/place.html",
        maps=[one for one in maps if one],
        approximate=bool(found and found.approximate),
        village=noun.area.level == "village",
        steps=[_step(one) for one in ask(area_steps, noun.code, here.as_of)],
    )


@dataclass(frozen=True)
class PlaceStep:
    """What became of the area on a day, in words; ``other`` the area it came from or became."""

    step: AreaStep
    words: str
    other: Markup | None


def _step(step: AreaStep) -> PlaceStep:
    other = area_name(step.other.code, _whole(step.other, step.on_date)) if step.other else None
    return PlaceStep(step, _(AREA_CHANGE_WORDS[step.kind]), other)


def _whole(area: AreaRecord, as_of: date) -> str:
    return " ".join((area.label(as_of), *(name for _level, _code, name in area.parents(as_of)[:1])))


def _district_map(code: str, as_of: date, address: str) -> MapMarkup | None:
    return _drawn("district", ask(districts, as_of), code, as_of, address, None)


def _subdistrict_map(code: str, as_of: date, address: str) -> MapMarkup | None:
    return _drawn("subdistrict", ask(subdistricts, code[:4], as_of), code, as_of, address, code[:4])


def _drawn(  # noqa: PLR0913, PLR0917 - a map is of a level, its areas, one of them, a day
    level: Level, areas: list[Area], code: str, as_of: date, address: str, district: str | None
) -> MapMarkup | None:
    found = ask(boundaries, level, as_of)
    if found is None:
        return None
    steps = {shade.number: shade for shade in shades()}
    drawn = [
        MapArea(
            code=area.code,
            name=map_name(area.code, area.short),
            figure="",
            shade=steps[HERE if area.code == code else AROUND],
            title=str(area.name(as_of)),
            href=address.replace(ANY_AREA + "00" if district else ANY_AREA, area.code),
            chosen=area.code == code,
        )
        for area in areas
    ]
    label = _("ที่ตั้งในจังหวัด") if level == "district" else _("ที่ตั้งในอำเภอ")
    return map_markup(found.geojson, drawn, label, district=district, named=level == "subdistrict")

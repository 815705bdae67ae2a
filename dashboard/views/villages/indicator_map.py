"""The map coloured by an indicator: the one drawing of the house, each area with its value or a word that it has none."""

from datetime import date

from dashboard.present import formatting
from dashboard.query_cache import ask, keep
from dashboard.views.villages.indicator_painting import PaintedArea, indicator_painting
from dashboard.views.villages.indicator_words import how_words, indicator_title, value_words
from dashboard.views.villages.map_choice import MapChoice
from dashboard.views.villages.map_links import map_link
from dashboard.widgets.area_map import MapMarkup, draw_area_map, map_markup
from dashboard.widgets.templates import draw_template
from kmcore.areas.map_names import map_name
from kmcore.areas.queries import boundaries, districts, subdistricts
from kmcore.drawing.area_map import MapArea
from kmcore.i18n import _


def draw_indicator_map(as_of: date, choice: MapChoice) -> None:
    """Draw the map; where the level has no shapes, say so."""
    if ask(boundaries, choice.level, as_of) is None:
        draw_template("widgets/empty.html", text=_("ยังไม่มีแผนที่ แผนที่วาดเองเมื่อทะเบียนมีรายชื่ออำเภอและตำบล"))
        return
    draw_area_map(
        keep(_markup, as_of, choice, map_link(choice, area=ANY, shade=None)), key="indicator", legend=False
    )


def _markup(as_of: date, choice: MapChoice, address: str) -> MapMarkup:
    found = ask(boundaries, choice.level, as_of)
    places = ask(districts, as_of) if choice.level == "district" else ask(subdistricts, None, as_of)
    names = {area.code: map_name(area.code, area.short) for area in places}
    painting = indicator_painting(as_of, choice)
    unit = painting.indicator.unit or ""
    return map_markup(
        found.geojson if found else "",
        [_area(one, names[one.code], unit, address) for one in painting.areas],
        _("แผนที่{measure} รายพื้นที่ ตัวเลขเดียวกันอยู่ในตารางของหน้านี้", measure=indicator_title(painting.indicator)),
        district=choice.district if choice.level == "subdistrict" else None,
        lack=painting.indicator.lack,
    )


def _area(one: PaintedArea, name: str, unit: str, address: str) -> MapArea:
    figure = value_words(one.value)
    share = formatting.percent(one.row.reported, one.row.villages)
    results = _("มีผล {share} ของหมู่บ้าน", share=share)
    return MapArea(
        code=one.code,
        name=name,
        figure=figure,
        shade=one.shade,
        title=" ".join(
            filter(
                None,
                (
                    name,
                    figure,
                    unit if one.value.hundredths is not None else "",
                    how_words(one.value),
                    results,
                ),
            )
        ),
        href=address.replace(ANY, one.code),
        moved=one.first,
    )


ANY = "0000"  # in an address, stands for the code of the area that is clicked

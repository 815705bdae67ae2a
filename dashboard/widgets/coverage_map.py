"""The coverage map on a page: asks for its rows and shapes, and draws each area as a link to its villages."""

from datetime import date
from typing import Final

from dashboard.present import formatting
from dashboard.query_cache import ask, keep
from dashboard.widgets.area_map import MapMarkup, draw_area_map, map_markup
from dashboard.widgets.templates import draw_template
from kmcore.areas.map_names import map_name
from kmcore.areas.queries import Level, boundaries, districts, subdistricts
from kmcore.drawing.area_map import MapArea
from kmcore.drawing.coverage_shades import shade_for
from kmcore.i18n import _
from kmcore.programme.coverage import Coverage, Filters, coverage
from kmcore.programme.coverage_measures import is_lack, measure_value, measure_whole
from kmcore.thai.phrases import whole_percent

ANY_AREA: Final = "0000"  # in an address, stands for the code of the area that is clicked


def draw_coverage_map(  # noqa: PLR0913 - a map is of a day, a level, a choice of villages and a measure
    as_of: date,
    level: Level,
    filters: Filters,
    measure: str,
    *,
    key: str,
    address: str,
    legend: bool = True,
) -> None:
    """Draw the map of a level. With ``filters.area`` only that district's subdistricts are drawn.

    ``address``: where an area leads, with ``ANY_AREA`` for its code.
    """
    if ask(boundaries, level, as_of) is None:
        draw_template("widgets/empty.html", text=_("ยังไม่มีแผนที่ แผนที่วาดเองเมื่อทะเบียนมีรายชื่ออำเภอและตำบล"))
        return
    draw_area_map(keep(_markup, as_of, level, filters, measure, address), key=key, legend=legend)


def _markup(as_of: date, level: Level, filters: Filters, measure: str, address: str) -> MapMarkup:
    found = ask(boundaries, level, as_of)
    names = {
        area.code: map_name(area.code, area.short)
        for area in (ask(districts, as_of) if level == "district" else ask(subdistricts, None, as_of))
    }
    rows = ask(coverage, as_of, level, filters)
    return map_markup(
        found.geojson if found else "",
        [_area(row, names[row.code], measure, address) for row in rows],
        _("แผนที่{measure} รายพื้นที่ ตัวเลขเดียวกันอยู่ในตารางของหน้านี้", measure=formatting.measure_or_cohort(measure)),
        district=filters.area if level == "subdistrict" else None,
        lack=is_lack(measure),
    )


def _area(row: Coverage, name: str, measure: str, address: str) -> MapArea:
    part, whole = measure_value(row, measure), measure_whole(row, measure)
    if not row.register:
        return _area_without_villages(row.code, name, address)
    count = _("{part} จาก {whole} หมู่บ้าน", part=formatting.number(part), whole=formatting.number(whole))
    mark = _("สาธิต") if row.demo and measure != "villages" else ""
    return MapArea(
        code=row.code,
        name=name,
        figure=formatting.number(row.register) if measure == "villages" else whole_percent(part, whole),
        shade=shade_for(part, whole, lack=is_lack(measure)),
        title=" ".join(filter(None, (name, count, formatting.percent(part, whole), mark))),
        href=address.replace(ANY_AREA, row.code),
    )


def _area_without_villages(code: str, name: str, address: str) -> MapArea:
    return MapArea(
        code=code,
        name=name,
        figure=formatting.NONE,
        shade=shade_for(0, 0),
        title=f"{name} {_('ไม่มีหมู่บ้านในทะเบียน')}",
        href=address.replace(ANY_AREA, code),
    )


def draw_map_heading(title: str, level: Level, *, demo: bool) -> None:
    """Draw a map panel's heading: what it shows, the demonstration mark, what kind of map it is."""
    found = ask(boundaries, level)
    draw_template(
        "widgets/map_heading.html",
        title=title,
        demo=demo,
        approximate=_(found.source) if found and found.approximate else "",
    )

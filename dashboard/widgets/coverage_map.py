"""The coverage map on a page: asks for its rows and shapes, draws it, gives back what was clicked."""

from datetime import date
from functools import cache
from hashlib import sha256
from typing import Any

import streamlit as st

from dashboard.present import formatting
from dashboard.present.coverage_map_chart import DESK, PHONE, SELECTION, MapData, coverage_map
from dashboard.query_cache import ask, keep
from dashboard.session.theme import chart_ink
from dashboard.widgets.templates import draw_template
from kmcore.areas.map_names import map_name
from kmcore.areas.queries import Level, boundaries, districts, subdistricts
from kmcore.i18n import _
from kmcore.programme.coverage import Filters, coverage


def on_phone() -> bool:
    """Tell whether the browser says it is a phone's: the map is drawn in pixels on the server."""
    return "Mobile" in (st.context.headers.get("User-Agent") or "")


def draw_coverage_map(  # noqa: PLR0913 - a map is of a day, a level, a choice of villages and a measure
    as_of: date,
    level: Level,
    filters: Filters,
    measure: str,
    *,
    key: str,
    legend: bool = True,
) -> str | None:
    """Draw the map of a level; return the code of the area that was just clicked.

    With ``filters.area`` only that district's subdistricts are drawn.
    """
    found = ask(boundaries, level)
    if found is None:
        st.info(_("ยังไม่มีแผนที่ของระดับนี้ นำเข้าด้วย python -m kmcore boundaries ไฟล์.geojson"))
        return None
    spec = keep(_spec, as_of, level, filters, measure, PHONE if on_phone() else DESK, chart_ink(), legend)
    chosen: Any = st.vega_lite_chart(
        spec=spec, on_select="rerun", selection_mode=SELECTION, key=key, width="content", alt=_alt(measure)
    )
    points = chosen.selection.get(SELECTION, []) if chosen else []
    return str(points[0]["code"]) if points else None


def _spec(  # noqa: PLR0913, PLR0917 - all that the drawing depends on: it is the key it is kept by
    as_of: date,
    level: Level,
    filters: Filters,
    measure: str,
    size: tuple[int, int],
    text: str,
    legend: bool,  # noqa: FBT001 - positions are the key it is kept by
) -> dict[str, Any]:
    areas = ask(districts) if level == "district" else ask(subdistricts)
    found = ask(boundaries, level)
    data = MapData(
        rows=tuple(ask(coverage, as_of, level, filters)),
        names=tuple((area.code, map_name(area.code, area.short.th, area.short.en)) for area in areas),
        geojson=found.geojson if found else "",
        address=f"/maps/{level}.geojson?v={_version(found.geojson) if found else ''}",
        measure=measure,
        district=filters.area if level == "subdistrict" else None,
        size=size,
        ink=text,
        legend=legend,
    )
    return coverage_map(data)


@cache
def _version(geojson: str) -> str:
    """By content, so that a browser keeps the shapes for as long as they are the same."""
    return sha256(geojson.encode()).hexdigest()[:12]


def _alt(measure: str) -> str:
    return _(
        "แผนที่{measure} รายพื้นที่ ตัวเลขเดียวกันอยู่ในตารางของหน้านี้", measure=formatting.measure_or_cohort(measure)
    )


def draw_map_heading(title: str, level: Level, *, demo: bool) -> None:
    """Draw a map panel's heading: what it shows, the demonstration mark, what kind of map it is."""
    found = ask(boundaries, level)
    draw_template(
        "widgets/map_heading.html", title=title, demo=demo, approximate=bool(found and found.approximate)
    )

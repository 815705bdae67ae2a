"""Beside the map by an indicator: its legend with unit, year and source, and the areas by need beside their coverage."""

from collections.abc import Sequence
from datetime import date

from dashboard.present import formatting
from dashboard.query_cache import engine
from dashboard.views.villages.area_names import area_names
from dashboard.views.villages.indicator_painting import IndicatorPainting, PaintedArea
from dashboard.views.villages.indicator_scatter import draw_indicator_scatter
from dashboard.views.villages.indicator_words import how_words, indicator_name, value_words
from dashboard.views.villages.map_choice import MapChoice
from dashboard.views.villages.map_links import map_link
from dashboard.widgets.download import download_buttons
from dashboard.widgets.page_head import PageContext, draw_footnote
from dashboard.widgets.register_history import register_row_link
from dashboard.widgets.source_labels import known_sources, source_ref
from dashboard.widgets.tables import Column, draw_table
from dashboard.widgets.templates import draw_template
from kmcore.areas.indicator_rules import ValueFrom
from kmcore.areas.indicators import OF_REGISTER
from kmcore.areas.read_models import IndicatorYear
from kmcore.clock import system_clock
from kmcore.drawing.coverage_shades import Shade
from kmcore.exchange.indicator_table import indicator_table
from kmcore.exchange.tables import ExportTable
from kmcore.i18n import _
from kmcore.storage.unit_of_work import reading

MOST_AREAS = 60


def draw_indicator_legend(painting: IndicatorPainting, choice: MapChoice) -> None:
    """Draw the classes in use with their areas; each leads to its areas. Under it the unit, the year and the sources."""
    refs = (source_ref(code, known_sources()) for code in painting.indicator.sources)
    draw_template(
        "villages/indicator_legend.html",
        lines=[(shade, len(painting.of_shade(shade.number))) for shade in _worn(painting)],
        chosen=choice.shade,
        link=lambda shade: map_link(choice, shade=shade.number, list="areas"),
        head=_("อำเภอ") if choice.level == "district" else _("ตำบล"),
        indicator=painting.indicator,
        refs=[ref for ref in refs if ref],
        total=len(painting.areas),
    )


def draw_indicator_table(here: PageContext, painting: IndicatorPainting, choice: MapChoice) -> None:
    """Draw the areas (of the chosen colour): the value, how it came about, the villages with results, what to see first."""
    chosen = {one.code for one in painting.of_shade(choice.shade)}
    rows = [one for one in painting.by_need if one.code in chosen]
    names = area_names(here.as_of)
    columns: list[Column[PaintedArea]] = [
        Column(
            _("พื้นที่"),
            lambda one: names[one.code],
            link=lambda one: map_link(choice, area=one.code, shade=None),
        ),
        Column(
            painting.indicator.unit or _("ค่า"),
            lambda one: value_words(one.value),
            "number",
            lambda one: _value_link(one, painting.indicator, choice),
        ),
        Column(_("ได้มาจาก"), lambda one: how_words(one.value), "quiet"),
        Column(_("มีผล / หมู่บ้าน"), _results, "number", lambda one: _villages(one, choice)),
        Column(_("ร้อยละ"), lambda one: formatting.percent(one.row.reported, one.row.villages), "number"),
        *([Column[PaintedArea](_("ดูก่อน"), _first_words)] if painting.more is not None else []),
    ]
    draw_indicator_scatter(here, choice)
    draw_table(
        columns,
        rows[:MOST_AREAS],
        caption=_caption(painting, rows),
        empty=_("ไม่มีพื้นที่ในทะเบียน"),
        demo=painting.indicator.demo or any(one.row.demo for one in rows),
    )
    more = _("ที่เหลือดูได้เมื่อกดสี กดที่แผนที่ หรือดาวน์โหลด") if len(rows) > MOST_AREAS else ""
    draw_footnote(more, _rule(painting))
    download_buttons(
        lambda: _file(here.as_of, choice),
        "indicator",
        title=indicator_name(painting.indicator),
        as_of=here.as_of,
    )


def _worn(painting: IndicatorPainting) -> list[Shade]:
    """Return the colours in use, the lowest values first, the one of no value last."""
    found = {one.shade for one in painting.areas}
    return sorted(found, key=lambda shade: (shade.number == 0, shade.number))


def _caption(painting: IndicatorPainting, rows: Sequence[PaintedArea]) -> str:
    if painting.more is None:
        return _("{what} เทียบกับหมู่บ้านที่มีผล", what=indicator_name(painting.indicator))
    return _("ความต้องการมากแต่ยังมีผลน้อย {count} พื้นที่", count=formatting.number(sum(one.first for one in rows)))


def _rule(painting: IndicatorPainting) -> str:
    if painting.more is None:
        return ""
    return _(
        "▲ ดูก่อน: ค่าอยู่ในครึ่งที่ขาดกว่าของพื้นที่ที่มีค่า และสัดส่วนหมู่บ้านที่มีผลต่ำกว่าของพื้นที่เหล่านั้นรวมกันหรือยังไม่มีเลย ไม่ใช่การจัดอันดับ"
    )


def _first_words(one: PaintedArea) -> str:
    return _("▲ ดูก่อน") if one.first else ""


def _results(one: PaintedArea) -> str:
    return f"{formatting.number(one.row.reported)} / {formatting.number(one.row.villages)}"


def _villages(one: PaintedArea, choice: MapChoice) -> str:
    return map_link(choice, area=one.code, measure="reported", shade=None, list="villages")


def _value_link(one: PaintedArea, indicator: IndicatorYear, choice: MapChoice) -> str | None:
    """Return where a value is: its own row in the registers, or the areas it was made of."""
    if one.value.hundredths is None:
        return None
    if one.value.how is not ValueFrom.OWN:
        return map_link(choice, area=one.code, shade=None, list="areas")
    if indicator.code in OF_REGISTER and indicator.year is None:
        return register_row_link("districts" if len(one.code) == 4 else "subdistricts", one.code)
    return register_row_link("indicator-values", f"{indicator.code} {one.code} {indicator.year}")


def _file(as_of: date, choice: MapChoice) -> ExportTable:
    with reading(engine()) as session:
        return indicator_table(session, as_of, system_clock(), choice.paint, choice.level, choice.on_map)

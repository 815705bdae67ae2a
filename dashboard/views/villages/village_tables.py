"""The tables under the map: areas with their figures, and the villages behind any of them."""

import math
from dataclasses import replace
from datetime import date
from typing import Any, Final, cast

import streamlit as st

from dashboard.present import formatting
from dashboard.present.figures import linked_figure
from dashboard.query_cache import ask
from dashboard.session.address import number_parameter, parameter
from dashboard.session.links import link
from dashboard.session.noun_links import area_link
from dashboard.views.villages.evidence_list import draw_evidence, evidence_link
from dashboard.views.villages.indicator_painting import IndicatorPainting
from dashboard.views.villages.indicator_panel import draw_indicator_table
from dashboard.views.villages.map_choice import NEW_SINCE, PROPOSED, MapChoice
from dashboard.views.villages.map_links import map_link
from dashboard.views.villages.village_files import coverage_file, village_file
from dashboard.widgets.address_widgets import address_segments
from dashboard.widgets.download import download_buttons
from dashboard.widgets.list_choice import draw_list_choice
from dashboard.widgets.nouns import party_names
from dashboard.widgets.page_head import PageContext, draw_footnote
from dashboard.widgets.tables import Column, draw_table
from kmcore.areas.queries import districts, subdistricts
from kmcore.bilingual import Bilingual
from kmcore.drawing.coverage_shades import shade_of
from kmcore.i18n import _, _n
from kmcore.programme.coverage import MEASURES, Coverage, Filters, coverage_total
from kmcore.programme.coverage_measures import measure_value, measure_whole
from kmcore.programme.party import party_of
from kmcore.programme.promised_villages import proposal_note, villages_of_proposals
from kmcore.programme.village_choice import VillageChoice, village_choice_words
from kmcore.programme.villages import villages
from kmcore.thai.collation import sort_key

PAGE = 25
MOST_AREAS = 60
UNFILTERED: Final = dict.fromkeys(("cohort", "mission", "agency", "shade", NEW_SINCE, PROPOSED))


def chosen_list(choice: MapChoice) -> str:
    """Draw the switch between areas, villages and evidence; going into an area or a colour starts with villages."""
    names = {"areas": _("รายพื้นที่"), "villages": _("รายชื่อหมู่บ้าน"), "evidence": _("ผลที่ทำจริง")}
    inside = choice.shade is not None or choice.filters.area is not None
    default = "villages" if inside else "areas"
    chosen = parameter("list", names, default)
    address_segments("list", _("รายการ"), names, chosen, default)
    return chosen


def draw_area_table(here: PageContext, rows: list[Coverage], choice: MapChoice) -> None:
    """Draw the areas of the level, or those of the chosen colour, every measure in a column, and their sum."""
    areas, register = _of_shade(rows, choice), coverage_total(rows).register
    rows = [row for row in rows if areas is None or row.code in areas]
    names = {
        area.code: area.short for area in [*ask(districts, here.as_of), *ask(subdistricts, None, here.as_of)]
    }
    ordered = sorted(rows, key=lambda row: sort_key(names[row.code]))
    figures = [measure for measure in MEASURES if measure != "villages"]
    columns: list[Column[Coverage]] = [
        Column(
            _("พื้นที่"),
            lambda row: names.get(row.code) or _("พื้นที่ที่เหลือ"),
            link=lambda row: map_link(choice, area=row.code, shade=None) if row.code else None,
        ),
        Column(
            _("ทะเบียน"),
            lambda row: formatting.number(row.register),
            "number",
            lambda row: (
                link("villages", area=row.code, measure="villages", list="villages") if row.code else None
            ),
        ),
        *(_figure(measure, choice) for measure in figures),
    ]
    whole_row = coverage_total(rows)
    sums = [_("รวม"), formatting.number(whole_row.register)]
    sums += [formatting.number(measure_value(whole_row, measure)) for measure in figures]
    words = _what_is_counted(here.as_of, choice, whole_row, register, areas)
    draw_table(
        columns,
        _with_the_rest(ordered),
        caption=_("จำนวนหมู่บ้าน รายพื้นที่"),
        total=sums,
        empty=_("ไม่มีพื้นที่ในทะเบียน"),
        demo=whole_row.demo,
    )
    of_shade = None if areas is None else (frozenset(areas), words)
    download_buttons(
        lambda: coverage_file(here.as_of, choice.level, choice.on_map, of_shade),
        "coverage",
        title=_("ความครอบคลุมหมู่บ้าน"),
        as_of=here.as_of,
    )
    note = proposal_note(ask(villages_of_proposals, here.as_of))
    draw_footnote(
        linked_figure(note, link("villages", list="villages", measure="villages", **{PROPOSED: "1"}))
    )
    if len(ordered) > MOST_AREAS:
        draw_footnote(
            _("แสดง {shown} จาก {all} พื้นที่ กดที่แผนที่หรือค้นชื่อเพื่อดูที่เหลือ", shown=MOST_AREAS, all=len(ordered))
        )


def _with_the_rest(ordered: list[Coverage]) -> list[Coverage]:
    """Return the areas shown, and one line for those that are not: the table adds up to its last line."""
    rest = ordered[MOST_AREAS:]
    return [*ordered[:MOST_AREAS], *([coverage_total(rest)] if rest else [])]


def _what_is_counted(
    as_of: date, choice: MapChoice, whole: Coverage, register: int, areas: tuple[str, ...] | None
) -> tuple[str, ...]:
    """Say above the areas which villages their figures count, and offer all of them; return it in words."""
    counted = VillageChoice(choice.on_map)
    if areas is not None:
        counted = VillageChoice(choice.on_map, choice.measure, choice.shade, areas)
    words: tuple[str, ...] = ask(village_choice_words, counted, as_of)
    draw_list_choice(
        words,
        shown=whole.villages,
        whole=register,
        address=map_link(choice, **UNFILTERED),
    )
    return words


def _figure(measure: str, choice: MapChoice) -> Column[Coverage]:
    return Column(
        formatting.measure_short(measure),
        lambda row: formatting.number(measure_value(row, measure)),
        "number",
        lambda row: (
            map_link(choice, area=row.code, measure=measure, shade=None, list="villages")
            if row.code
            else None
        ),
    )


def draw_village_list(here: PageContext, rows: list[Coverage], choice: MapChoice) -> None:
    """Draw a page of the villages that the map's colour counts, with the count of all."""
    chosen = village_choice(rows, choice)
    count = count_villages(here, chosen)
    pages = max(1, math.ceil(count / PAGE))
    # The widget comes after the table: on a session's first run only the address knows the page.
    page = st.session_state.get("page") or number_parameter("page", set(range(1, pages + 1))) or 1
    offset = PAGE * (min(page, pages) - 1)
    found = ask(villages, here.as_of, *chosen.counted, areas=chosen.alone.areas, limit=PAGE, offset=offset)
    records = cast("list[dict[str, Any]]", found.frame.to_dict("records"))
    _what_is_listed(here, choice, chosen, count)
    draw_table(
        _village_columns(),
        records,
        caption=_n("{count} หมู่บ้าน", found.count, count=formatting.number(found.count)),
        empty=_("ไม่มีหมู่บ้านตามเงื่อนไขนี้"),
        demo=bool(found.frame["demo"].any()),
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        if pages > 1:
            st.pagination(pages, key="page", bind="query-params")
        download_buttons(
            lambda: village_file(here.as_of, chosen),
            "villages",
            title=_("รายชื่อหมู่บ้าน"),
            as_of=here.as_of,
        )


def village_choice(rows: list[Coverage], choice: MapChoice) -> VillageChoice:
    """Return which villages the list is of: those that the map's colour counts."""
    return VillageChoice(choice.filters, choice.measure, choice.shade, _of_shade(rows, choice))


def count_villages(here: PageContext, chosen: VillageChoice) -> int:
    """Return how many villages the choice leaves."""
    areas = chosen.alone.areas
    return int(ask(villages, here.as_of, *chosen.counted, areas=areas, limit=PAGE).count)


def _what_is_listed(here: PageContext, choice: MapChoice, chosen: VillageChoice, count: int) -> None:
    """Say above the list what it is of, and offer the villages it leaves out."""
    area = choice.filters.area
    everything = map_link(choice, measure="villages", **UNFILTERED, list="villages")
    draw_list_choice(
        ask(village_choice_words, chosen, here.as_of),
        shown=count,
        whole=count_villages(here, VillageChoice(Filters(area=area))),
        address=everything,
    )


def _of_shade(rows: list[Coverage], choice: MapChoice) -> tuple[str, ...] | None:
    if choice.shade is None:
        return None
    measure = choice.measure
    return tuple(
        row.code
        for row in rows
        if shade_of(measure_value(row, measure), measure_whole(row, measure)) == choice.shade
    )


def draw_list(
    here: PageContext, rows: list[Coverage], choice: MapChoice, painting: IndicatorPainting | None
) -> None:
    """Draw the list that is chosen: the areas of the map, the villages behind a figure, or their evidence.

    Where an indicator colours the map, its areas stand beside it; a colour then says nothing of villages.
    """
    chosen = chosen_list(choice)
    if painting is not None and chosen == "areas":
        draw_indicator_table(here, painting, choice)
        return
    if painting is not None:
        choice = replace(choice, shade=None)
    if chosen == "villages":
        draw_village_list(here, rows, choice)
    elif chosen == "evidence":
        asked = village_choice(rows, choice)
        filters, measure = asked.counted_strictly
        draw_evidence(here, filters, measure, asked.areas)
    else:
        draw_area_table(here, rows, choice)


def _village_columns() -> list[Column[dict[str, Any]]]:
    return [
        Column(_("รหัส"), lambda row: row["code"], "nowrap", lambda row: area_link(row["code"])),
        Column(_("หมู่บ้าน"), _village_name, "nowrap", lambda row: area_link(row["code"])),
        Column(
            _("ตำบล"),
            lambda row: Bilingual(row["subdistrict_th"], row["subdistrict_en"]),
            link=lambda row: area_link(row["code"][:6]),
        ),
        Column(
            _("อำเภอ"),
            lambda row: Bilingual(row["district_th"], row["district_en"]),
            link=lambda row: area_link(row["code"][:4]),
        ),
        Column(
            _("รุ่น"),
            lambda row: (
                formatting.number(row["cohort"]) if row["cohort"] == row["cohort"] else formatting.NONE
            ),
            "number",
            lambda row: area_link(row["code"]),
        ),
        Column(
            _("ผู้รับผิดชอบ"),
            lambda row: party_names(party_of(row["agencies"])) or formatting.NONE,
        ),
        Column(
            _("ผลล่าสุด"),
            _result,
            "nowrap",
            lambda row: evidence_link(row["code"]) if row["reported"] else None,
        ),
    ]


def _village_name(row: dict[str, Any]) -> str:
    moo = _("หมู่ {moo}", moo=row["moo"])
    name = Bilingual(row["name_th"], row["name_en"])
    return f"{name} {moo}" if name else moo


def _result(row: dict[str, Any]) -> str:
    if not row["reported"]:
        return formatting.NONE
    sign = _("✓ ยืนยันแล้ว") if row["verified"] else _("รายงาน")
    return f"{formatting.day(row['last_on'])} {sign}"

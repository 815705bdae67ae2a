"""One search of every noun: by name in either language, spelt as people do, by code, by where it lies."""

from dataclasses import replace
from itertools import groupby
from typing import Final

import streamlit as st

from dashboard.present.noun_names import noun_name
from dashboard.query_cache import ask
from dashboard.session.noun_links import noun_link
from dashboard.widgets.page_head import PageContext
from dashboard.widgets.templates import draw_template
from kmcore.areas.area_records import AreaRecord, areas_called_otherwise
from kmcore.areas.queries import districts
from kmcore.i18n import _
from kmcore.search.kinds import NounKind, noun_kind_names
from kmcore.search.matching import find_nouns
from kmcore.search.queries import area_entries, programme_entries
from kmcore.search.read_models import FoundNouns, NounEntry

QUERY: Final = "q"
LONGEST: Final = 80  # letters


def draw_search(here: PageContext) -> None:
    """Draw the search with what it found, or what can be looked for."""
    draw_search_box(here)


def draw_search_box(here: PageContext, first: str = "") -> None:
    """Draw the field and what was found. ``first``: what an address asked for in vain, searched as if typed."""
    typed = st.text_input(
        _("ค้นทุกอย่าง"),
        key=QUERY,
        bind="query-params",
        placeholder=_("ชื่อหรือรหัสของพื้นที่ หน่วยงาน รุ่น ภารกิจ งบ หรืองาน"),
        label_visibility="collapsed",
        icon=":material/search:",
        max_chars=LONGEST,
    )
    text = typed or first
    entries = (*_areas(here), *ask(programme_entries, here.as_of))
    if text.strip():
        _draw_found(find_nouns(entries, text), text)
    elif not first:
        draw_template("find/every.html", kinds=_kinds_to_choose(_of_day(entries, here)))


def _areas(here: PageContext) -> tuple[NounEntry, ...]:
    """Return the entries of areas, districts and subdistricts by their names of the day."""
    other, entries = ask(areas_called_otherwise, here.as_of), ask(area_entries)
    return (
        tuple(_named(one, other[one.code], here) if one.code in other else one for one in entries)
        if other
        else entries
    )


def _named(entry: NounEntry, area: AreaRecord, here: PageContext) -> NounEntry:
    place = " ".join(name for _level, _code, name in area.parents(here.as_of))
    return replace(entry, name=area.label(here.as_of), place=place)


def _draw_found(found: FoundNouns, text: str) -> None:
    names = noun_kind_names()
    ordered = (
        sorted(found.entries, key=lambda one: list(NounKind).index(one.kind))
        if not found.near
        else found.entries
    )
    draw_template(
        "find/found.html",
        text=text,
        found=found,
        groups=[
            (names[kind], [_line(one) for one in group])
            for kind, group in groupby(ordered, lambda one: one.kind)
        ],
    )


def _line(one: NounEntry) -> tuple[object, str, str, str]:
    """Return a hit's name, where it lies, its code and its address."""
    address = noun_link(one.kind, one.code)
    return noun_name(one.name, address), one.place, one.code, address


def _of_day(entries: tuple[NounEntry, ...], here: PageContext) -> tuple[NounEntry, ...]:
    """Return the entries without the districts that there were not on the day."""
    there = {one.code for one in ask(districts, here.as_of)}
    return tuple(one for one in entries if one.kind is not NounKind.DISTRICT or one.code in there)


def _kinds_to_choose(entries: tuple[NounEntry, ...]) -> list[tuple[str, list[tuple[object, str, str, str]]]]:
    """Return the nouns that are few enough to be offered before anything is typed."""
    names = noun_kind_names()
    offered = (NounKind.DISTRICT, NounKind.AGENCY, NounKind.COHORT, NounKind.MISSION)
    return [(names[kind], [_line(one) for one in entries if one.kind is kind]) for kind in offered]

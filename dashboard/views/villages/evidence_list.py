"""The rows behind a result: each piece of evidence, and of one village the way to its page."""

import math
from collections.abc import Callable
from typing import Final, TypeVar

import streamlit as st

from dashboard.present import formatting
from dashboard.present.noun_names import names_beside
from dashboard.query_cache import ask
from dashboard.session.address import number_parameter
from dashboard.session.links import link
from dashboard.session.noun_links import area_link
from dashboard.widgets.nouns import agency_name, mission_name
from dashboard.widgets.page_head import PageContext
from dashboard.widgets.source_labels import KnownSources, known_sources, source_ref
from dashboard.widgets.tables import Column, draw_table
from dashboard.widgets.templates import draw_template
from kmcore.i18n import _, _n
from kmcore.programme.coverage import Filters
from kmcore.programme.kinds import EvidenceKind
from kmcore.programme.village_record import (
    EvidenceRow,
    village_evidence,
)

Row = TypeVar("Row")
PAGE: Final = 25
VILLAGE_DIGITS: Final = 8  # of a village's code


def draw_evidence(here: PageContext, filters: Filters, measure: str, areas: tuple[str, ...] | None) -> None:
    """Draw the evidence of the villages that ``filters`` leave; ``measure`` "verified" only what was verified,
    ``areas`` only what was done there.
    """
    known = known_sources()
    if filters.area and len(filters.area) == VILLAGE_DIGITS:
        draw_template("villages/village_page.html", address=area_link(filters.area))
    kind = EvidenceKind.VERIFIED if measure == "verified" else None
    count = ask(village_evidence, here.as_of, filters, kind, areas=areas, limit=PAGE).count
    pages = max(1, math.ceil(count / PAGE))
    # The widget comes after the table: on a session's first run only the address knows the page.
    page = st.session_state.get("page") or number_parameter("page", set(range(1, pages + 1))) or 1
    offset = PAGE * (min(page, pages) - 1)
    found = ask(village_evidence, here.as_of, filters, kind, areas=areas, limit=PAGE, offset=offset)
    draw_table(
        _evidence_columns(known),
        found.rows,
        caption=_evidence_caption(count, found.villages, kind),
        empty=_("ยังไม่มีผลในวันที่เลือกดู"),
        demo=any(row.demo for row in found.rows),
    )
    if pages > 1:
        st.pagination(pages, key="page", bind="query-params")


def _evidence_caption(count: int, villages: int, kind: EvidenceKind | None) -> str:
    pieces = _n("ผลที่ทำจริง {count} รายการ", count, count=formatting.number(count))
    if kind is not None:
        pieces = _n("ผลที่ตรวจยืนยันแล้ว {count} รายการ", count, count=formatting.number(count))
    return _("{pieces} ใน {villages} หมู่บ้าน", pieces=pieces, villages=formatting.number(villages))


def _evidence_columns(known: KnownSources) -> list[Column[EvidenceRow]]:
    return [
        Column(_("วันที่"), lambda row: formatting.day(row.on_date), "nowrap"),
        Column(
            _("หมู่บ้าน"),
            lambda row: " ".join(filter(None, (row.name, _("หมู่ {moo}", moo=row.moo), row.subdistrict))),
            link=lambda row: area_link(row.village_code),
        ),
        Column(_("ผล"), lambda row: _kind_words(row.kind), "nowrap"),
        Column(_("งานของ"), lambda row: agency_name(row.agency_code), "nowrap"),
        Column(_("สิ่งที่ทำ"), lambda row: names_beside((row.note, mission_name(row.mission_code)))),
        _ground(known, lambda row: row.source, lambda row: row.demo),
    ]


def _kind_words(kind: EvidenceKind) -> str:
    return _("✓ ตรวจยืนยัน") if kind == EvidenceKind.VERIFIED else _("รายงาน")


def _ground(
    known: KnownSources, source: Callable[[Row], str | None], demo: Callable[[Row], bool]
) -> Column[Row]:
    """Return the column that says on what ground: the source's line, the layer that made it up, or the system's own.

    What stands in no document was entered here; the audit trail has who did it.
    """

    def words(row: Row) -> str:
        if found := source_ref(source(row), known):
            return found.text
        return _("สร้างเพื่อสาธิต") if demo(row) else _("บันทึกในระบบ")

    def address(row: Row) -> str | None:
        if found := source_ref(source(row), known):
            return found.address
        return f"{link('sources')}#demo" if demo(row) else None

    return Column(_("ที่มา"), words, "nowrap", address, demo)


def evidence_link(village: str) -> str:
    """Return the address of what a village's line is made of."""
    return link("villages", area=village, list="evidence")

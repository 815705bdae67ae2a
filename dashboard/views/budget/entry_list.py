"""The entries behind an amount, newest first. A correction is a negative entry and stays one."""

from collections.abc import Container, Sequence
from math import ceil

import streamlit as st
from markupsafe import Markup

from dashboard.present import formatting
from dashboard.present.templates import render_template
from dashboard.session.links import link
from dashboard.views.budget.budget_scope import LINE, BudgetScope
from dashboard.widgets.source_labels import SourceRef, known_sources, source_ref
from dashboard.widgets.tables import Column, draw_table
from kmcore.budget.read_models import EntryRow
from kmcore.i18n import _, _n
from kmcore.storage.base import Origin


def draw_entry_list(
    scope: BudgetScope, stage: str | None, at_once: int, codes: Container[str] | None = None
) -> None:
    """Draw the entries of the lines entered, of one stage or of all, ``at_once`` of them on a page.

    ``codes``: only of these lines.
    """
    found = [
        entry
        for entry in scope.entries()
        if stage in {None, entry.stage} and (codes is None or entry.line_code in codes)
    ]
    pages = ceil(len(found) / at_once)
    number = 1
    where = st.container()  # the numbers of the pages stand under the table, and are needed above it
    if pages > 1:
        number = min(pages, st.pagination(pages, key=f"entries_{scope.code}_{stage}"))
    with where:
        draw_entry_table(scope, found[(number - 1) * at_once : number * at_once], total=_total(found, stage))


def draw_entry_table(
    scope: BudgetScope, entries: Sequence[EntryRow], *, total: Sequence[str] | None = None
) -> None:
    """Draw entries as they stand. ``total`` is a last line of ready cells."""
    known = known_sources()
    columns: list[Column[EntryRow]] = [
        Column(_("วันที่"), lambda entry: formatting.day(entry.on_date), "nowrap"),
        Column(_("เรื่อง"), lambda entry: _what(scope, entry, source_ref(entry.source, known))),
        Column(
            _("บาท"),
            lambda entry: formatting.baht(entry.amount_satang),
            "number",
            lambda entry: _ground(entry, source_ref(entry.source, known)),
        ),
    ]
    draw_table(columns, entries, total=total, empty=_("ยังไม่มีรายการเคลื่อนไหวในบรรทัดนี้ ณ วันที่เลือก"))


def _ground(entry: EntryRow, source: SourceRef | None) -> str:
    """Return where the entry stands written: its source, the layer that made it up, else its line."""
    if source:
        return source.address
    if entry.origin == Origin.DEMO:
        return f"{link('sources')}#demo"
    return link("budget", **{LINE: entry.line_code})


def _what(scope: BudgetScope, entry: EntryRow, source: SourceRef | None) -> Markup:
    """Return what the entry was for; below it its stage, its line where that is another, its source."""
    address = link("budget", **{LINE: entry.line_code}) if entry.line_code != scope.code else ""
    demo = entry.origin == Origin.DEMO
    return render_template("budget/entry.html", entry=entry, address=address, source=source, demo=demo)


def _total(entries: Sequence[EntryRow], stage: str | None) -> list[str] | None:
    """Return the sum of one stage's entries; different stages do not add up to anything."""
    if stage is None or not entries:
        return None
    satang = sum(entry.amount_satang for entry in entries)
    return [
        _("รวม"),
        _n("{count} รายการ", len(entries), count=formatting.number(len(entries))),
        formatting.baht(satang),
    ]

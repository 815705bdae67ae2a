"""A file's rows beside the register, before anything is written: what cannot be taken first, then what would change."""

from typing import Final

import streamlit as st

from dashboard.present import formatting
from dashboard.query_cache import ask, reference_date
from dashboard.views.registers.file_reading import ReadFile
from dashboard.views.registers.preview_words import RESULTS, columns_read, result_words, row_changes
from dashboard.views.registers.refused_rows import draw_refused
from dashboard.widgets.templates import draw_template
from kmcore.i18n import _
from kmcore.registers.definition import RegisterKind
from kmcore.registers.listing import register_counts
from kmcore.registers.page_totals import TotalChange
from kmcore.registers.read_models import ComparedRow, RowResult
from kmcore.registers.totals_after import too_many_for_totals
from kmcore.thai.numbers import with_sign

SHOWN_OF_EACH: Final = 10  # rows of each result where all results are shown
SHOWN_OF_ONE: Final = 100  # rows where one result was asked for; the file has all
AT_FIRST: Final = (RowResult.REFUSED, RowResult.CHANGED, RowResult.NEW, RowResult.LEFT_OUT)


def draw_preview_rows(kind: RegisterKind, read: ReadFile) -> None:
    """Draw the chips with the counts and the rows of what was chosen."""
    preview, counts = read.preview, read.preview.counts
    chosen = st.pills(
        _("แสดงแถว"),
        [result for result in RESULTS if counts[result]],
        format_func=lambda result: f"{result_words(result)} {formatting.number(counts[result])}",
        key="register_result",
        label_visibility="collapsed",
    )
    for result in [chosen] if chosen else AT_FIRST:
        found = [row for row in preview.rows if row.result is result]
        if found and result is RowResult.REFUSED:
            draw_refused(kind, read)
        elif found:
            _draw_result(kind, result, found, SHOWN_OF_ONE if chosen else SHOWN_OF_EACH)


def draw_preview_side(kind: RegisterKind, read: ReadFile) -> None:
    """Draw what was understood of the file: its columns, what must be told of it, the totals before and after."""
    preview, counts = read.preview, read.preview.counts
    before = next(one.rows for one in ask(register_counts) if one.kind == kind.code)
    draw_template(
        "registers/preview_side.html",
        columns=list(columns_read(kind, preview.file)),
        notices=preview.file.notices,
        day=reference_date(),
        too_many=too_many_for_totals(preview),
        totals=[
            _total(TotalChange(_("แถวใน{kind}", kind=kind.words), before, before + counts[RowResult.NEW])),
            *map(_total, read.totals),
        ],
    )


def _total(one: TotalChange) -> dict[str, str]:
    """Return a total in words, with what it changes by; empty where it stays."""
    words = formatting.baht if one.money else formatting.number
    by = one.after - one.before
    return {
        "words": one.words,
        "before": words(one.before),
        "after": words(one.after),
        "by": with_sign(by, words(by)) if by else "",
    }


def _draw_result(kind: RegisterKind, result: RowResult, rows: list[ComparedRow], most: int) -> None:
    draw_template(
        "registers/preview_rows.html",
        show=False,
        result=result.value,
        words=result_words(result),
        total=len(rows),
        more=max(0, len(rows) - most),
        rows=[_line(kind, row) for row in rows[:most]],
    )


def _line(kind: RegisterKind, row: ComparedRow) -> dict[str, object]:
    told = row.result in {RowResult.CHANGED, RowResult.NEW}
    return {
        "number": row.number,
        "key": row.key,
        "name": "" if row.name == row.key else row.name,
        "problems": row.problems,
        "changes": row_changes(kind, row) if told else [],
    }

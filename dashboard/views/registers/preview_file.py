"""The whole preview as a file: every row of the sheet, what becomes of it and why."""

from collections.abc import Callable
from typing import Literal

import streamlit as st

from dashboard.query_cache import reference_date
from dashboard.views.registers.file_reading import ReadFile
from dashboard.views.registers.preview_words import result_words, row_changes
from dashboard.widgets.download import XLSX
from kmcore.clock import system_clock
from kmcore.exchange.columns import ExportColumn
from kmcore.exchange.refused_rows import refused_rows_file
from kmcore.exchange.tables import ExportTable, file_name, write_xlsx
from kmcore.i18n import _, language, speaking
from kmcore.registers.definition import RegisterKind
from kmcore.registers.read_models import ComparedRow, Preview, RowResult


def draw_preview_files(kind: RegisterKind, found: ReadFile) -> None:
    """Draw the buttons: every row with what becomes of it, and the refused ones to correct and import again."""
    with st.container(horizontal=True, gap="small", key="register_preview_files"):
        if found.preview.counts[RowResult.REFUSED] and found.understood.table is not None:
            _draw_refused_file(found)
        _draw_preview_file(kind, found.preview)


def _draw_refused_file(found: ReadFile) -> None:
    title = _("แถวที่ไม่ผ่าน {file}", file=found.preview.file.name)
    words = _("ดาวน์โหลดแถวที่ไม่ผ่าน")
    _draw_file("refused", words, title, lambda: refused_rows_file(found.understood, found.preview))


def _draw_preview_file(kind: RegisterKind, preview: Preview) -> None:
    title = _("ผลตรวจ {file}", file=preview.file.name)
    _draw_file(
        "preview",
        _("ผลตรวจทุกแถวเป็น XLSX"),
        title,
        lambda: write_xlsx(_table(kind, preview, title)),
        "tertiary",
    )


def _draw_file(
    name: str,
    words: str,
    title: str,
    make: Callable[[], bytes],
    weight: Literal["secondary", "tertiary"] = "secondary",
) -> None:
    """Draw a button; the file is made at the click, in the language of the page."""
    spoken = language()

    def made() -> bytes:
        with speaking(spoken):
            return make()

    st.download_button(
        words,
        made,
        file_name(title, reference_date(), "xlsx"),
        XLSX,
        key=f"register_{name}_file",
        on_click="ignore",
        type=weight,
        icon=":material/download:",
    )


def _table(kind: RegisterKind, preview: Preview, title: str) -> ExportTable:
    heads = {
        "row": _("แถวที่"),
        "result": _("ผล"),
        "key": _("รหัส"),
        "name": _("ชื่อ"),
        "problems": _("ต้องแก้อย่างไร"),
        "changes": _("ก่อน → หลัง"),
    }
    columns = tuple(ExportColumn(key, words, "text") for key, words in heads.items())
    rows = tuple(_row(kind, row) for row in preview.rows)
    return ExportTable(title, columns, rows, reference_date(), system_clock())


def _row(kind: RegisterKind, row: ComparedRow) -> dict[str, object]:
    problems = (f"{one.column}: {one.sentence}" if one.column else one.sentence for one in row.problems)
    changes = (f"{one.label}: {one.before} → {one.after}" for one in row_changes(kind, row))
    return {
        "row": str(row.number),
        "result": result_words(row.result),
        "key": row.key,
        "name": row.name,
        "problems": " ".join(problems),
        "changes": "; ".join(changes) if row.before is not None else "",
    }

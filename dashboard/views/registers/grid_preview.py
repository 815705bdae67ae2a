"""What was typed into a grid beside the register: faults by row and field, what would be new or changed."""

import streamlit as st
from sqlmodel import Session

from dashboard.present import formatting
from dashboard.session.register_grid import RegisterGrid, put_back, take_over_latest
from dashboard.uncached import ask_uncached
from dashboard.views.registers.preview_words import result_words, row_changes
from dashboard.widgets.templates import draw_template
from kmcore.access.actor import User
from kmcore.i18n import _, _n
from kmcore.registers.definition import RegisterKind, Values
from kmcore.registers.definitions import KINDS
from kmcore.registers.grid_commands import CHANGED, GridRow, compared_grid
from kmcore.registers.read_models import ComparedRow, Preview, RowResult
from kmcore.registers.reference_index import ReferenceIndex
from kmcore.registers.row_store import Key, fields_of, rows_at

SHOWN = 30  # rows of each result


def draw_grid_preview(
    user: User, kind: RegisterKind, grid: RegisterGrid, rows: tuple[GridRow, ...]
) -> Preview:
    """Draw the faults first, then what would change and be added; return what the rows would do."""
    preview = ask_uncached(_compared, kind, rows, user)
    with st.container(border=True, key="register_preview"):
        refused = [row for row in preview.rows if row.result is RowResult.REFUSED]
        if refused:
            _draw_refused(kind, grid, rows, refused)
        for result in (RowResult.CHANGED, RowResult.NEW):
            found = [row for row in preview.rows if row.result is result]
            if found:
                draw_template(
                    "registers/preview_rows.html",
                    show=False,
                    result=result.value,
                    words=result_words(result),
                    total=len(found),
                    more=max(0, len(found) - SHOWN),
                    rows=[_line(kind, row) for row in found[:SHOWN]],
                )
    return preview


def _compared(session: Session, kind: RegisterKind, rows: tuple[GridRow, ...], user: User) -> Preview:
    return compared_grid(session, kind, rows, user, ReferenceIndex(session, KINDS))


def _draw_refused(
    kind: RegisterKind, grid: RegisterGrid, rows: tuple[GridRow, ...], refused: list[ComparedRow]
) -> None:
    draw_template("registers/grid_refused.html", total=len(refused))
    meanwhile = any(problem.code == CHANGED for row in refused for problem in row.problems)
    if meanwhile and st.button(_("ดูค่าล่าสุดแล้วแก้ต่อ"), key="grid_latest", icon=":material/sync:"):
        keys = [row.key for row in rows if row.key is not None]
        take_over_latest(grid, ask_uncached(_latest, kind, keys))
        st.rerun()
    for row in refused[:SHOWN]:
        with st.container(horizontal=True, vertical_alignment="center", key=f"grid_refused_{row.number}"):
            draw_template("registers/refused_row.html", row=row, name=row.name or row.key)
            if st.button(
                _("คืนค่าเดิม"), key=f"grid_back_{row.number}", type="tertiary", icon=":material/undo:"
            ):
                put_back(grid, row.number)
                st.rerun()
    if len(refused) > SHOWN:
        more = len(refused) - SHOWN
        st.caption(_n("อีก {count} แถว", more, count=formatting.number(more)))


def _latest(session: Session, kind: RegisterKind, keys: list[Key]) -> dict[Key, Values]:
    return {key: fields_of(kind, row) for key, row in rows_at(session, kind, keys).items()}


def _line(kind: RegisterKind, row: ComparedRow) -> dict[str, object]:
    name = "" if row.name == row.key else row.name
    return {
        "number": row.number,
        "key": row.key,
        "name": name,
        "problems": (),
        "changes": row_changes(kind, row),
    }

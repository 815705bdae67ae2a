"""Many rows in one grid: typed, looked at while typing, stored as one batch. What is typed is kept until it is stored."""

from typing import Final

import pandas as pd
import streamlit as st

from dashboard.navigation import view_page
from dashboard.present import formatting
from dashboard.present.draft_times import draft_time
from dashboard.query_cache import engine
from dashboard.session.current_user import acting_user
from dashboard.session.register_grid import (
    RegisterGrid,
    begin_grid,
    grid_fields,
    keep_grid,
    keep_grid_of_ended_session,
    leave_grid,
    line_contents,
    open_grid,
    put_all_back,
    typed_rows,
)
from dashboard.uncached import ask_uncached
from dashboard.views.registers.grid_columns import NUMBER, grid_columns
from dashboard.views.registers.grid_preview import draw_grid_preview
from dashboard.views.registers.kind_page import draw_way_back
from dashboard.views.registers.personal_note import draw_personal_note
from dashboard.views.registers.register_address import ACT, KIND, Act, RegisterAddress
from dashboard.views.registers.row_list import draw_search
from dashboard.views.registers.row_receipt import tell_batch
from dashboard.views.registers.writers import may_write
from dashboard.widgets.page_head import draw_footnote
from dashboard.widgets.sign_in_prompt import draw_sign_in_prompt
from dashboard.widgets.templates import draw_template
from kmcore.access.actor import User
from kmcore.access.authorization import can
from kmcore.errors import KmError
from kmcore.i18n import _, _n
from kmcore.registers.definition import RegisterKind
from kmcore.registers.errors import ChangedMeanwhileError
from kmcore.registers.grid_commands import GridRow, write_grid
from kmcore.registers.listing import GRID_ROWS, grid_rows
from kmcore.registers.read_models import Preview, RowResult

LEFT: Final = "register_grid_left"  # the kind's rows that the open grid could not take: beyond it, of others
STALE: Final = "register_grid_stale"


def draw_grid(user: User, kind: RegisterKind, asked: RegisterAddress) -> None:
    """Draw the grid of the rows that the search leaves in; for who may not write the kind, why."""
    draw_way_back(kind)
    draw_template("registers/act_head.html", title=_("แก้หลายแถว: {kind}", kind=kind.words))
    if keep_grid_of_ended_session():
        draw_sign_in_prompt(
            _("ยังไม่ได้บันทึก เพราะการเข้าสู่ระบบสิ้นสุดแล้ว สิ่งที่พิมพ์ในตารางยังอยู่ เข้าสู่ระบบแล้วจะกลับมาที่ตารางเดิม")
        )
        return
    if user.account_id is None or not may_write(user, kind):
        draw_template("widgets/empty.html", text=can(user, kind.permission).reason)
        return
    grid = _grid(user, user.account_id, kind, asked)
    top = st.container()
    draw_search(kind)
    _draw_draft(grid)
    _draw_editor(kind, grid)
    rows = typed_rows(grid)
    if fault := keep_grid(grid):
        top.error(formatting.plain(str(fault)))
    if stale := st.session_state.pop(STALE, None):
        top.error(formatting.plain(str(stale)))
    if not rows:
        draw_footnote(
            _(
                "พิมพ์หรือวางจาก Excel ได้ เพิ่มแถวที่ท้ายตาราง ทุกครั้งที่พิมพ์จะตรวจให้ และเก็บเป็นร่างไว้ ยังไม่มีอะไรบันทึกลงทะเบียนจนกว่าจะกดบันทึก"
            )
        )
        return
    preview = draw_grid_preview(user, kind, grid, rows)
    _draw_end(kind, grid, rows, preview)


def _grid(user: User, account_id: int, kind: RegisterKind, asked: RegisterAddress) -> RegisterGrid:
    """Return the open grid, or open one: another kind or search, or one whose editor was left meanwhile."""
    grid = open_grid()
    if grid is not None and (grid.account_id, grid.kind) == (account_id, kind.code):
        if grid.key in st.session_state and grid.search == asked.search:
            return grid
        if grid.key in st.session_state:
            keep_grid(grid)  # typed, and the search changed in the same moment
    found = ask_uncached(grid_rows, kind.code, asked.search, user)
    st.session_state[LEFT] = (found.beyond, found.others)
    return begin_grid(account_id, kind, asked.search, found.rows)


def _draw_draft(grid: RegisterGrid) -> None:
    beyond, others = st.session_state.get(LEFT, (0, 0))
    if beyond:
        draw_footnote(
            _n(
                "แสดง {most} แถวแรก อีก {count} แถวไม่อยู่ในตาราง ค้นให้แคบลงที่ช่องด้านบน เช่นด้วยชื่ออำเภอ หรือดาวน์โหลดแฟ้มท้ายหน้ารายการ แก้ใน Excel แล้วนำเข้าทั้งแฟ้ม",
                beyond,
                most=GRID_ROWS,
                count=formatting.number(beyond),
            )
        )
        label, query = _("นำเข้าจากแฟ้ม"), {KIND: grid.kind, ACT: str(Act.IMPORT)}
        st.page_link(view_page("registers"), label=label, query_params=query, width="content")
    if others:
        draw_footnote(_n("อีก {count} แถวเป็นของผู้อื่น แก้ที่นี่ไม่ได้", others, count=others))
    if grid.draft_at is not None:
        with st.container(key="register_grid_draft", horizontal=True, vertical_alignment="center"):
            draw_template("registers/grid_draft.html", when=draft_time(grid.draft_at))
            if st.button(_("ทิ้งร่าง"), key="grid_drop", type="tertiary"):
                put_all_back(grid)
                st.rerun()


def _draw_editor(kind: RegisterKind, grid: RegisterGrid) -> None:
    lines = [{NUMBER: place, **line_contents(kind, line)} for place, line in enumerate(grid.lines, start=1)]
    names = [NUMBER, *(field.name for field in grid_fields(kind))]
    frame = pd.DataFrame(lines, columns=names).astype(object)
    st.data_editor(
        frame,
        column_config=grid_columns(kind, frame),
        hide_index=True,
        num_rows="add",
        key=grid.key,
        height=min(460, 36 * (len(lines) + 2) + 2),
        alt=_("ตารางแก้{kind}", kind=kind.words),
    )


def _draw_end(kind: RegisterKind, grid: RegisterGrid, rows: tuple[GridRow, ...], preview: Preview) -> None:
    good, refused = len(preview.good), preview.counts[RowResult.REFUSED]
    top = st.container()
    draw_personal_note(kind)
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="register_ways_on"):
        draw_template("registers/grid_end.html", good=good, refused=refused)
        if st.button(_("ทิ้งที่พิมพ์"), type="tertiary", key="grid_cancel"):
            put_all_back(grid)
            st.rerun()
        label = (
            _n("บันทึก (แก้อีก {count} แถวก่อน)", refused, count=formatting.number(refused))
            if refused
            else _n("บันทึกทั้งหมด {count} แถว", good, count=formatting.number(good))
        )
        send = st.button(label, type="primary", disabled=bool(refused) or not good, key="grid_send")
    if send:
        with top:
            _write(kind, grid, rows, preview)


def _write(kind: RegisterKind, grid: RegisterGrid, rows: tuple[GridRow, ...], shown: Preview) -> None:
    try:
        _preview, written = write_grid(engine(), acting_user(), kind, rows, shown)
    except ChangedMeanwhileError as error:
        st.session_state[STALE] = error
        st.rerun()
    except KmError as error:
        st.error(formatting.plain(str(error)))
        return
    put_all_back(grid)
    leave_grid()
    st.query_params.pop(ACT, None)
    tell_batch(_("บันทึก{kind}แล้ว", kind=kind.words), written)

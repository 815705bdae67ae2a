"""A file looked at before it is imported, and imported. Its bytes stay in the session; nothing is written before."""

from functools import partial
from typing import Literal

import streamlit as st

from dashboard.present import formatting
from dashboard.query_cache import engine
from dashboard.session.current_user import acting_user
from dashboard.views.registers.file_choices import draw_column_choice, draw_table_choice
from dashboard.views.registers.file_reading import ReadFile, forget_file, keep_preview, read_file
from dashboard.views.registers.kind_page import draw_way_back
from dashboard.views.registers.personal_note import draw_personal_note
from dashboard.views.registers.preview_file import draw_preview_files
from dashboard.views.registers.preview_tables import draw_preview_rows, draw_preview_side
from dashboard.views.registers.refused_rows import draw_decided
from dashboard.views.registers.register_address import ACT
from dashboard.views.registers.row_receipt import tell_batch
from dashboard.views.registers.writers import may_write
from dashboard.widgets.long_work import long_work, work_under_way
from dashboard.widgets.templates import draw_template
from kmcore.access.actor import User
from kmcore.access.authorization import can
from kmcore.errors import KmError
from kmcore.i18n import _, _n
from kmcore.registers.commands import import_file
from kmcore.registers.definition import RegisterKind
from kmcore.registers.errors import ChangedMeanwhileError
from kmcore.registers.read_models import Preview, RowResult, WrittenBatch

TURN, STALE, WRITING = "register_file_turn", "register_file_stale", "register_file_writing"


def draw_import(user: User, kind: RegisterKind) -> None:
    """Draw the field for the file, then its preview with the ways on; for who may not write the kind, why."""
    draw_way_back(kind)
    draw_template("registers/act_head.html", title=_("นำเข้า{kind}จากแฟ้ม", kind=kind.words))
    if not may_write(user, kind):
        draw_template("widgets/empty.html", text=can(user, kind.permission).reason)
        return
    key = f"register_file_{st.session_state.get(TURN, 0)}"
    uploaded = st.file_uploader(_("แฟ้ม Excel, ODS, CSV หรือข้อความ"), key=key)
    if uploaded is None:
        draw_template("registers/import_help.html")
        return
    found = read_file(user, kind, uploaded.name, uploaded.getvalue(), uploaded.file_id)
    _draw_preview(kind, found)


def _draw_preview(kind: RegisterKind, found: ReadFile) -> None:
    preview, top = found.preview, st.container()
    if stale := st.session_state.pop(STALE, None):
        top.error(formatting.plain(str(stale)))
    draw_template("registers/preview_head.html", file=preview.file, total=len(preview.rows))
    draw_table_choice(found)
    left, right = st.columns([17, 7], gap="small")
    with left, st.container(border=True, key="register_preview"):
        draw_decided(kind, found)
        draw_preview_rows(kind, found)
        draw_preview_files(kind, found)
    with right, st.container(border=True, key="register_understood"):
        draw_preview_side(kind, found)
        draw_column_choice(kind, found)
    _draw_ways_on(kind, found)


def _draw_ways_on(kind: RegisterKind, found: ReadFile) -> None:
    good, refused = len(found.preview.good), found.preview.counts[RowResult.REFUSED]
    top, part = st.container(), False
    draw_personal_note(kind)
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="register_ways_on"):
        draw_template("registers/ways_on.html", good=good, refused=refused, act=False)
        if st.button(_("ยกเลิก"), type="tertiary", key="import_cancel"):
            _forget()
            st.rerun()
        if refused:
            label = _n("นำเข้าเฉพาะแถวที่ถูก {count} แถว", good, count=formatting.number(good))
            part = st.button(label, type="primary", disabled=not good, key="import_good")
        whole = st.button(
            _whole_words(good, refused),
            type=_weight(refused),
            disabled=bool(refused) or not good,
            key="import_whole",
        )
    under_way = work_under_way(WRITING)
    if whole or part or under_way:
        with top:
            _import(kind, found, only_good=part if under_way is None else under_way[1])


def _whole_words(good: int, refused: int) -> str:
    if refused:
        return _n("นำเข้าทั้งหมด (แก้อีก {count} แถวก่อน)", refused, count=formatting.number(refused))
    return _n("นำเข้าทั้งหมด {count} แถว", good, count=formatting.number(good))


def _weight(refused: int) -> Literal["primary", "secondary"]:
    return "secondary" if refused else "primary"


def _import(kind: RegisterKind, found: ReadFile, *, only_good: bool) -> None:
    by, mark = acting_user(), (found.mark, only_good)
    work = partial(import_file, engine(), by, found.understood, only_good=only_good, shown=found.preview)
    try:
        preview, written = long_work(WRITING, mark, work)
    except ChangedMeanwhileError as error:
        st.session_state[STALE] = error
        keep_preview(found, error.preview or found.preview)
        st.rerun()
    except KmError as error:
        st.error(formatting.plain(str(error)))
        return
    _forget()
    st.query_params.pop(ACT, None)
    _tell(kind, preview, written)


def _tell(kind: RegisterKind, preview: Preview, written: WrittenBatch) -> None:
    """Say what was stored, with the batch that can be taken back on the spot."""
    left = preview.counts[RowResult.REFUSED]
    out = (_("เว้นไว้"), formatting.number(left) if left else None)
    tell_batch(_("นำเข้า{kind}แล้ว", kind=kind.words), written, (_("แฟ้ม"), preview.file.name), out)


def _forget() -> None:
    """Let go of the file: the field for the next one is a new one."""
    forget_file()
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1

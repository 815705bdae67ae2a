"""A row's form: what was wrong is corrected, what changes is changed from a day on, what is over is ended."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

import streamlit as st

from dashboard.present import formatting
from dashboard.query_cache import ask
from dashboard.streamlit_host.type_names import DeltaGenerator
from dashboard.views.registers.personal_note import draw_personal_note
from dashboard.views.registers.row_fields import day_example, draw_row_fields, field_content, typed_cells
from dashboard.views.registers.row_receipt import open_row, row_receipt, written_address
from dashboard.widgets.form_fields import FormFields, one_line_field
from dashboard.widgets.page_flash import done_by, redraw_with_flash
from dashboard.widgets.row_sending import DAY, REASON, reason_of, sent, typed_day
from kmcore.i18n import N_, _
from kmcore.registers.definition import RegisterField, RegisterKind
from kmcore.registers.definitions import KINDS
from kmcore.registers.errors import ChangedMeanwhileError
from kmcore.registers.following import FROM, TO, followers, following_counts
from kmcore.registers.kinds import ChangeAction
from kmcore.registers.listing import RegisterRow
from kmcore.registers.read_models import WrittenBatch
from kmcore.registers.row_commands import (
    RowEdit,
    change_row_from,
    correct_row,
    end_row,
    ways_to_change,
)

SEEN: Final = (
    "seen_when_drawn"  # the row as the form showed it, among the form's own keys: forgotten with them
)
CONFLICT: Final = "register_conflict"
WAYS: Final = {
    ChangeAction.CORRECT: N_("แก้ที่ผิด (ผิดมาแต่ต้น)"),
    ChangeAction.CHANGE: N_("เปลี่ยนตั้งแต่วันที่ (ก่อนหน้านั้นถูกแล้ว)"),
    ChangeAction.END: N_("สิ้นสุด"),
}
DAYS: Final = {ChangeAction.CHANGE: N_("เปลี่ยนตั้งแต่วันที่"), ChangeAction.END: N_("วันสุดท้าย")}


def draw_row_change(kind: RegisterKind, row: RegisterRow) -> None:
    """Draw the choice of the way and the form for it."""
    form = FormFields(f"register_{kind.code}_{row.shown.address}")
    seen = st.session_state.setdefault(form.key(SEEN), dict(row.values))
    conflict = st.session_state.pop(CONFLICT, None)
    if conflict is not None:
        seen = _take_over(kind, form, seen, row.values)
    way = _draw_ways(kind)
    if way is ChangeAction.CHANGE and followers(kind):
        _draw_followers(kind, row)
    with st.form("register_row", border=False):
        top = st.container()
        if conflict is not None:
            top.error(formatting.plain(str(conflict)))
        fields = _fields(kind, way)
        contents = {field.name: field_content(field, seen[field.name]) for field in fields}
        if way in DAYS:
            one_line_field(form, DAY, _(DAYS[way]), day_example())
        draw_row_fields(form, fields, contents)
        draw_personal_note(kind)
        reason_field(form)
        if st.form_submit_button(_("บันทึก"), type="primary"):
            _send(kind, form, top, way, _edit(kind, form, row, contents))


def reason_field(form: FormFields) -> None:
    """Draw the field for why."""
    one_line_field(form, REASON, _("เหตุผล (ไม่บังคับ)"))


def _draw_ways(kind: RegisterKind) -> ChangeAction:
    ways = ways_to_change(kind)
    if len(ways) == 1:
        return ways[0]
    return st.radio(
        _("แก้แบบใด"), ways, format_func=lambda way: _(WAYS[way]), key="register_way", persist_state="page"
    )


def _draw_followers(kind: RegisterKind, row: RegisterRow) -> None:
    """Say what goes along with a row that changes from a day on."""
    counts = ask(following_counts, kind.code, row.shown.address)
    what = ", ".join(f"{KINDS[code].words} {formatting.number(count)}" for code, count in counts.items())
    words = (
        _(
            "ตามไปด้วยตั้งแต่วันนั้น: {what} รายการใดสิ้นสุดก่อนวันนั้นอยู่กับของเดิม ยอดของวันก่อนหน้าไม่เปลี่ยน",
            what=what,
        )
        if what
        else _("ไม่มีรายการใดอ้างถึงรายการนี้ จึงไม่มีสิ่งใดตามไป ยอดของวันก่อนหน้าไม่เปลี่ยน")
    )
    st.caption(formatting.plain(words))


def _fields(kind: RegisterKind, way: ChangeAction) -> list[RegisterField]:
    """Return what the form asks: not the key, by which the row is known; of a change not the days it makes itself."""
    if way is ChangeAction.END:
        return []
    made = {FROM, TO} if way is ChangeAction.CHANGE else set()
    key = set(kind.once) if kind.numbered else {*kind.key, *kind.once}
    return [field for field in kind.fields if field.name not in made | key]


def _edit(kind: RegisterKind, form: FormFields, row: RegisterRow, contents: Mapping[str, Any]) -> RowEdit:
    fields = [kind.field(name) for name in contents]
    seen = {name: st.session_state[form.key(SEEN)][name] for name in contents}
    return RowEdit(kind, row.key, typed_cells(form, fields, contents), seen, reason_of(form))


def _send(
    kind: RegisterKind, form: FormFields, top: DeltaGenerator, way: ChangeAction, edit: RowEdit
) -> None:
    done = done_by(partial(_write, kind, form, way, edit), top, form.labels)
    if done:
        form.forget()
        said, address = row_receipt(kind, *done), written_address(*done)
        open_row(kind, address)
        redraw_with_flash(said)


def _write(kind: RegisterKind, form: FormFields, way: ChangeAction, edit: RowEdit) -> WrittenBatch:
    """Run the command; where somebody else was first, draw the form anew with what was typed beside what stands.

    Raises:
        KmError: see the commands.
    """
    try:
        if way is ChangeAction.CORRECT:
            return sent(kind, correct_row, edit)
        command = change_row_from if way is ChangeAction.CHANGE else end_row
        return sent(kind, command, edit, typed_day(kind, form, dict(edit.cells)))
    except ChangedMeanwhileError as conflict:
        st.session_state[CONFLICT] = conflict
        st.rerun()


def _take_over(
    kind: RegisterKind, form: FormFields, seen: Mapping[str, Any], now: Mapping[str, Any]
) -> dict[str, Any]:
    """Show what stands now in the fields nobody typed in; what was typed stays. Return what the form has seen."""
    for field in kind.fields:
        key, before = form.key(field.name), field_content(field, seen[field.name])
        if st.session_state.get(key) == before:
            st.session_state[key] = field_content(field, now[field.name])
    st.session_state[form.key(SEEN)] = dict(now)
    return dict(now)

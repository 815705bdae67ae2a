"""An entry said to have been held: on which day, how many came. It is a correction of its row in the register."""

from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

from dashboard.present import formatting
from dashboard.query_cache import ask, reference_date
from dashboard.uncached import ask_uncached
from dashboard.widgets.form_fields import FormFields, one_line_field
from dashboard.widgets.page_flash import done_by, redraw_with_flash
from dashboard.widgets.receipt import Receipt, receipt
from dashboard.widgets.row_sending import sent
from dashboard.widgets.templates import draw_template
from kmcore.access.actor import User
from kmcore.activity_plan.kinds import PlanKind
from kmcore.activity_plan.read_models import PlanEntry
from kmcore.errors import FieldError, FormError
from kmcore.i18n import N_, _
from kmcore.registers.definition import RegisterKind
from kmcore.registers.definitions import KINDS
from kmcore.registers.errors import ChangedMeanwhileError
from kmcore.registers.listing import RegisterRow, register_row
from kmcore.registers.read_models import WrittenBatch
from kmcore.registers.row_commands import RowEdit, correct_row
from kmcore.registers.row_refusal import row_verdict
from kmcore.thai.spoken_dates import spoken_day

HELD: Final = "held_on"
PEOPLE: Final = {PlanKind.ACTIVITY: "people_reached", PlanKind.TRAINING: "people"}
NO_DAY: Final = N_("ยังไม่ได้ใส่วันที่จัดจริง ใส่แล้วส่งอีกครั้ง")
SEEN: Final = "seen_when_drawn"


def draw_held_form(user: User, entry: PlanEntry) -> None:
    """Draw the form for who may write the row; for others who are signed in, why not. Circles have pages of their own."""
    if entry.register is None or not user.signed_in:
        return
    kind = KINDS[entry.register]
    row = ask(register_row, kind.code, entry.code)
    if row is None:
        return
    verdict = row_verdict(kind, user, row.values)
    if not verdict.allowed:
        draw_template("widgets/empty.html", text=verdict.reason)
        return
    form = FormFields(f"plan_held_{kind.code}_{entry.code}")
    names = _names(entry, kind)
    _see_anew(form, names, row.values)
    form.fill(**{name: _content(row.values[name]) for name in names})
    with st.form("plan_held", border=True):
        top = st.container()
        labels = {HELD: _("วันที่จัดจริง"), **{name: _("จำนวนคนที่มา (ไม่บังคับ)") for name in names[1:]}}
        for column, name in zip(st.columns(len(names), gap="small"), names, strict=True):
            with column:
                example = _("เช่น {day}", day=spoken_day(reference_date())) if name == HELD else ""
                one_line_field(form, name, labels[name], example)
        words = _("แก้วันที่จัดจริง") if row.values[HELD] else _("บันทึกว่าจัดแล้ว")
        if st.form_submit_button(words, type="primary", key="send_held"):
            done = done_by(_send, top, form.labels, kind, row, form, names)
            if done:
                form.forget()
                redraw_with_flash(_receipt(kind, entry, done[0]))


def _see_anew(form: FormFields, names: list[str], now: Mapping[str, Any]) -> None:
    """Let the form begin with what stands now, unless something was typed into it."""
    seen = st.session_state.get(form.key(SEEN))
    if seen is not None and all(form.text(name) == _content(seen[name]) for name in names):
        form.forget()
    st.session_state.setdefault(form.key(SEEN), {name: now[name] for name in names})


def _names(entry: PlanEntry, kind: RegisterKind) -> list[str]:
    people = PEOPLE.get(entry.kind)
    return [HELD, *([people] if people and any(field.name == people for field in kind.fields) else [])]


def _content(value: Any) -> str:
    return "" if value is None else str(value) if isinstance(value, int) else spoken_day(value)


def _send(kind: RegisterKind, row: RegisterRow, form: FormFields, names: list[str]) -> WrittenBatch:
    """Write the day and the people into the row, and nothing else of it.

    Raises:
        FormError: the day is missing, or a field cannot be read.
        KmError: see ``correct_row``.
    """
    seen: Mapping[str, Any] = st.session_state[form.key(SEEN)]
    cells = {name: form.text(name).strip() or None for name in names}
    if not cells[HELD] and seen[HELD] is None:
        raise FormError([FieldError(NO_DAY, field=HELD)])
    try:
        return sent(kind, correct_row, RowEdit(kind, row.key, cells, seen))
    except ChangedMeanwhileError:
        # What stands now is shown above the form: who sends it again has seen that.
        newest = ask_uncached(register_row, kind.code, row.shown.address)
        st.session_state[form.key(SEEN)] = {name: (newest or row).values[name] for name in names}
        raise


def _receipt(kind: RegisterKind, entry: PlanEntry, written: WrittenBatch) -> Receipt:
    row = ask_uncached(register_row, kind.code, entry.code)
    stored = row.values if row else {}
    sentence = _("บันทึก “{name}” แล้ว เป็นชุดที่ {batch}", name=entry.title, batch=written.batch)
    return receipt(
        sentence,
        [
            (_("วันที่จัดจริง"), formatting.day(stored.get(HELD))),
            *((kind.field(name).words, stored.get(name)) for name in _names(entry, kind)[1:]),
        ],
    )

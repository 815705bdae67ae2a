"""A new row by its form."""

from collections.abc import Mapping

import streamlit as st

from dashboard.streamlit_host.type_names import DeltaGenerator
from dashboard.views.registers.kind_page import draw_way_back
from dashboard.views.registers.register_address import OF_THE_PAGE
from dashboard.views.registers.row_change import reason_field
from dashboard.views.registers.row_fields import draw_row_fields, field_content, typed_cells
from dashboard.views.registers.row_receipt import open_row, row_receipt, written_address
from dashboard.views.registers.writers import may_write
from dashboard.widgets.form_fields import FormFields
from dashboard.widgets.page_flash import done_by, redraw_with_flash
from dashboard.widgets.row_sending import reason_of, sent, told
from dashboard.widgets.templates import draw_template
from kmcore.access.actor import User
from kmcore.access.authorization import can
from kmcore.i18n import _
from kmcore.registers.cells import Cell
from kmcore.registers.definition import RegisterKind
from kmcore.registers.row_commands import add_row


def draw_adding(user: User, kind: RegisterKind) -> None:
    """Draw the form; for who may not write the kind, why."""
    draw_way_back(kind)
    draw_template("registers/act_head.html", title=_("เพิ่ม{one}", one=kind.one_words))
    if not may_write(user, kind):
        draw_template("widgets/empty.html", text=can(user, kind.permission).reason)
        return
    form = FormFields(f"register_add_{kind.code}{_about(kind)}")
    contents = {field.name: field_content(field, _first(user, kind, field.name)) for field in kind.fields}
    with st.form("register_add", border=True):
        top = st.container()
        draw_row_fields(form, kind.fields, contents)
        reason_field(form)
        looked = kind.effects is not None and st.form_submit_button(_("ดูก่อนว่าจะเกิดอะไร"))
        written = st.form_submit_button(_("บันทึก{one}ใหม่", one=kind.one_words), type="primary")
        cells = {name: cell for name, cell in typed_cells(form, kind.fields, {}).items() if cell is not None}
        if looked:
            _draw_told(user, kind, form, top, cells)
        if written:
            done = done_by(sent, top, form.labels, kind, add_row, kind, cells, reason_of(form))
            if done:
                form.forget()
                said, address = row_receipt(kind, *done), written_address(*done)
                open_row(kind, address)
                redraw_with_flash(said)


def _draw_told(
    user: User, kind: RegisterKind, form: FormFields, top: DeltaGenerator, cells: Mapping[str, Cell]
) -> None:
    """Draw what would follow from the row; nothing is stored."""
    found = done_by(told, top, form.labels, kind, user, cells)
    if found:
        draw_template("registers/what_follows.html", sentences=found[0])


def _about(kind: RegisterKind) -> str:
    """Return which row the address asks the form to be about: each has a form of its own."""
    asked = st.query_params.get("from_code", "") if kind.effects is not None else ""
    return f"_{asked}" if asked else ""


def _first(user: User, kind: RegisterKind, name: str) -> object:
    """Return what a new row's field begins with: the writer's own agency where the row is one's own, else the default."""
    if kind.effects is not None and name in st.query_params and name not in OF_THE_PAGE:
        return st.query_params[name]
    return user.agency_code if name == kind.own_by else kind.field(name).default

"""Matters under a head: read by everyone, changed, moved and taken off by the secretariat."""

from dataclasses import dataclass
from typing import Any, Final

import streamlit as st

from dashboard.session.links import link
from dashboard.views.prepare.meeting_context import MeetingContext
from dashboard.views.prepare.open_forms import (
    OpenForm,
    draw_end,
    form_at,
    form_box,
    open_button,
    send_form,
)
from dashboard.views.prepare.receipts import matter_receipt
from dashboard.widgets.flash import attempt
from dashboard.widgets.form_fields import one_line_field, text_area_field
from dashboard.widgets.templates import draw_template
from kmcore.i18n import N_, _, _n
from kmcore.meetings.agenda.commands import change_agenda_item, remove_agenda_item, shift_agenda_item
from kmcore.meetings.agenda.queries import AgendaForm, AgendaRow, Head

MOVED, REMOVED = N_("เลื่อนลำดับแล้ว"), N_("นำเรื่องออกจากระเบียบวาระแล้ว")
FIELDS: Final = ("head", "title", "detail", "minutes", "agency_code")
NOBODY: Final = ""
TIMES: Final = (5, 10, 15, 20, 30, 45, 60, 90)


@dataclass(frozen=True)
class MatterLine:
    """A matter ready to draw: "4.1", who presents it, where its numbers lie side by side."""

    row: AgendaRow
    number: str
    agency: str
    check: str | None


def draw_matters(context: MeetingContext, head: Head) -> None:
    """Draw the matters of a head in order."""
    lines = [_line(context, row, f"{head.number}.{place}") for place, row in enumerate(head.items, start=1)]
    if not context.prepares:
        draw_template("prepare/matters.html", lines=lines)
        return
    for found in lines:
        _editable(context, head, found)


def draw_matter_fields(form: OpenForm, context: MeetingContext) -> None:
    """Draw the fields of a matter."""
    one_line_field(form, "title", _("ชื่อเรื่อง"))
    with st.container(horizontal=True, gap="small", key=f"fields_{form.name}"):
        heads = {head.number: f"{head.number} {head.title}" for head in context.agenda.heads}
        _select(form, "head", _("ระเบียบวาระที่"), heads)
        names = {NOBODY: _("ไม่ระบุ"), **context.names()}
        _select(form, "agency_code", _("ผู้เสนอ"), names)
        _select(form, "minutes", _("เวลา"), _times(form.value("minutes")), width=140)
    text_area_field(form, "detail", _("รายละเอียด (ถ้ามี)"), 80)


def typed_matter(form: OpenForm, meeting_code: str, check_code: str | None) -> AgendaForm:
    """Return a matter as the fields hold it."""
    values: dict[str, Any] = {name: form.value(name) for name in FIELDS}
    values["title"] = values["title"] or ""
    return AgendaForm(meeting_code, check_code=check_code, **values)


def _line(context: MeetingContext, row: AgendaRow, number: str) -> MatterLine:
    agency = context.names().get(row.agency_code or "", row.agency_code or "")
    return MatterLine(row, number, agency, link("checks", check=row.check_code) if row.check_code else None)


def _editable(context: MeetingContext, head: Head, found: MatterLine) -> None:
    row, name = found.row, f"matter_{found.row.id}"
    with st.container(horizontal=True, gap="small", key=f"row_{name}"):
        draw_template("prepare/matters.html", lines=[found])
        _moves(head, row)
        filled = {field: getattr(row, field) for field in FIELDS}
        open_button(name, _("แก้"), {**filled, "agency_code": row.agency_code or NOBODY}, row.version)
    if form := form_at(name):
        with form_box(form, f"form_{name}"):
            draw_matter_fields(form, context)
            with draw_end(form, _save, row, context.meeting.code):
                _removing(form, row)


def _moves(head: Head, row: AgendaRow) -> None:
    for up, sign, label in ((True, "arrow_upward", _("เลื่อนขึ้น")), (False, "arrow_downward", _("เลื่อนลง"))):
        last = row == head.items[0 if up else -1]
        st.button(
            label,
            key=f"shift_{row.id}_{'up' if up else 'down'}",
            icon=f":material/{sign}:",
            type="tertiary",
            disabled=last,
            on_click=attempt,
            args=(MOVED, shift_agenda_item, row.id, up),
            kwargs={"place": f"head{head.number}"},
        )


def _removing(form: OpenForm, row: AgendaRow) -> None:
    with st.popover(_("นำออก"), icon=":material/delete:", key=f"remove_{row.id}"):
        st.write(_("นำเรื่องนี้ออกจากระเบียบวาระหรือไม่"))
        st.button(_("ยืนยันนำออก"), key=f"remove_{row.id}_yes", on_click=_remove, args=(form, row))


def _save(form: OpenForm, row: AgendaRow, meeting_code: str) -> None:
    send_form(
        form,
        matter_receipt(meeting_code, number=row.id),
        change_agenda_item,
        row.id,
        typed_matter(form, meeting_code, row.check_code),
        form.version,
        place=f"head{row.head}",
    )


def _remove(form: OpenForm, row: AgendaRow) -> None:
    send_form(form, REMOVED, remove_agenda_item, row.id, form.version, place=f"head{row.head}")


def _times(now: int | None) -> dict[int | None, str]:
    """Return how long a matter may be given; what it is given now is among them."""
    times = sorted({*TIMES, *([now] if now else [])})
    return {None: _("ไม่กำหนด"), **{count: _n("{count} นาที", count) for count in times}}


def _select(form: OpenForm, field: str, label: str, names: dict[Any, str], *, width: int = 260) -> None:
    st.selectbox(
        form.called(field, label),
        list(names),
        format_func=names.__getitem__,
        key=form.key(field),
        on_change="ignore",
        width=width,
    )

"""ผู้มาประชุม: the agencies expected, each with one tap; names only for who may see them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import streamlit as st

from dashboard.present import formatting
from dashboard.present.presence_words import presence_name
from dashboard.views.prepare.agenda_matters import NOBODY
from dashboard.views.prepare.chair import draw_chair
from dashboard.views.prepare.meeting_context import CHANGING, MeetingContext
from dashboard.views.prepare.open_forms import (
    OpenForm,
    draw_end,
    form_at,
    form_box,
    open_button,
    send_form,
)
from dashboard.views.prepare.readiness import attendance_counts
from dashboard.views.prepare.receipts import person_receipt
from dashboard.widgets.flash import attempt, draw_flash
from dashboard.widgets.form_fields import one_line_field
from dashboard.widgets.templates import draw_template
from kmcore.access import permissions
from kmcore.i18n import N_, _
from kmcore.meetings.kinds import Presence
from kmcore.meetings.room.attendance import forget_name, record_attendance, remove_attendance
from kmcore.meetings.room.read_models import AttendanceEntry, AttendanceForm

FIELDS: Final = ("name", "position", "instead_of", "reason")
TAPS: Final = (Presence.PRESENT, Presence.ABSENT, Presence.SUBSTITUTE)
NAME: Final = "attend"
LEFT: Final = N_("นำชื่อออกแล้ว")
FORGOTTEN: Final = N_("นำชื่อบุคคลออกจากบัญชีผู้มาประชุมแล้ว")


@dataclass(frozen=True)
class AttendanceLine:
    """A line of the list: an agency expected, or somebody who stands there already."""

    key: str
    agency_code: str | None
    title: str
    present: AttendanceEntry | None


def draw_attendance(context: MeetingContext) -> None:
    """Draw the attendance: to be kept while the meeting is planned or open, else to be read."""
    draw_chair(context)
    draw_template("prepare/counts.html", counts=attendance_counts(context))
    if form_at(NAME) is None:
        draw_flash(NAME)
    if context.life not in CHANGING or not context.may(permissions.RECORD_ATTENDANCE):
        _list(context)
        return
    for place in attendance_lines(context):
        _place(context, place)
    _adding(context)


def attendance_lines(context: MeetingContext) -> Iterator[AttendanceLine]:
    """Return the agencies of the programme, each with everybody who stands there for it, then the others."""
    names = {code: one.short for code, one in context.agencies.items() if one.in_programme}
    for code, short in names.items():
        there = [one for one in context.room.attendance if one.agency_code == code]
        if not there:
            yield AttendanceLine(code, code, short, None)
        yield from (AttendanceLine(f"{code}_{one.id}", code, short, one) for one in there)
    for one in context.room.attendance:
        if one.agency_code not in names:
            title = context.names().get(one.agency_code or "", one.position or "")
            yield AttendanceLine(f"other_{one.id}", one.agency_code, title, one)


def _list(context: MeetingContext) -> None:
    lines = [
        (place, presence_name(place.present.presence)) for place in attendance_lines(context) if place.present
    ]
    draw_template("prepare/people.html", lines=lines)
    named = [place.present for place in attendance_lines(context) if place.present and place.present.name]
    if named and context.may(permissions.RECORD_ATTENDANCE):
        _forgetting(named)


def _forgetting(named: list[AttendanceEntry]) -> None:
    """Draw the way to take a name out of a meeting that is over: a person may ask for it."""
    with st.popover(_("นำชื่อบุคคลออกตามคำขอ"), icon=":material/person_off:", key="forget_names"):
        st.write(_("ชื่อจะหายจากบัญชีผู้มาประชุมและรายงานที่ออกใหม่ ตำแหน่งและหน่วยงานยังอยู่ เรียกคืนไม่ได้"))
        for one in named:
            st.button(
                formatting.plain(one.name or ""),
                key=f"forget_{one.id}",
                icon=":material/delete:",
                on_click=attempt,
                args=(FORGOTTEN, forget_name, one.id, one.version),
                kwargs={"place": NAME},
            )


def _place(context: MeetingContext, place: AttendanceLine) -> None:
    found, name = place.present, f"person_{place.key}"
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"place_{place.key}"):
        draw_template("prepare/person.html", place=place)
        _taps(context, place)
        if found:
            filled = {field: getattr(found, field) or "" for field in FIELDS}
            open_button(name, _("ชื่อและเหตุผล"), filled, found.version)
    draw_flash(f"tap_{place.key}")
    if found and (form := form_at(name)):
        with form_box(form, f"form_{name}"):
            _fields(form, found.presence)
            with draw_end(form, _save, context.meeting.code, found):
                st.button(
                    _("นำชื่อออก"),
                    key=f"leave_{found.id}",
                    icon=":material/delete:",
                    on_click=_leave,
                    args=(form, found),
                )


def _taps(context: MeetingContext, place: AttendanceLine) -> None:
    found, key = place.present, f"tap_{place.key}"
    options = [*TAPS, *([Presence.ATTENDING] if found and found.presence is Presence.ATTENDING else [])]
    st.session_state[key] = found.presence if found else None
    st.segmented_control(
        formatting.plain(place.title),
        options,
        format_func=presence_name,
        key=key,
        label_visibility="collapsed",
        on_change=_tap,
        args=(key, context.meeting.code, place),
    )


def _tap(key: str, meeting_code: str, place: AttendanceLine) -> None:
    """Keep what was tapped; the same again takes it back, where nothing but the tap would be lost."""
    chosen, found = st.session_state[key], place.present
    if chosen is None:
        if found and not any(getattr(found, field) for field in FIELDS):
            attempt("", remove_attendance, found.id, found.version, place=key)
        return
    texts = {field: getattr(found, field) for field in FIELDS} if found else {}
    form = AttendanceForm(meeting_code, chosen, place.agency_code, **texts)
    attempt("", record_attendance, form, *((found.id, found.version) if found else ()), place=key)


def _fields(form: OpenForm, presence: Presence) -> None:
    one_line_field(form, "name", _("ชื่อ (เว้นว่างได้)"))
    one_line_field(form, "position", _("ตำแหน่ง (ถ้ามี)"))
    if presence is Presence.SUBSTITUTE:
        one_line_field(form, "instead_of", _("มาแทนใคร"))
    if presence is Presence.ABSENT:
        one_line_field(form, "reason", _("เหตุผลที่ไม่มา"))


def _save(form: OpenForm, meeting_code: str, found: AttendanceEntry) -> None:
    texts = {field: form.value(field) or None for field in FIELDS}
    typed = AttendanceForm(meeting_code, found.presence, found.agency_code, **texts)
    send_form(
        form, person_receipt(meeting_code), record_attendance, typed, found.id, form.version, place=NAME
    )


def _leave(form: OpenForm, found: AttendanceEntry) -> None:
    send_form(form, LEFT, remove_attendance, found.id, form.version, place=NAME)


def _adding(context: MeetingContext) -> None:
    empty = {"presence": Presence.ATTENDING, "agency_code": NOBODY, "name": "", "position": ""}
    open_button(NAME, _("เพิ่มคน"), empty, icon="person_add")
    if form := form_at(NAME):
        with form_box(form, "form_attend"):
            st.segmented_control(
                form.called("presence", _("มาในฐานะ")),
                [*TAPS, Presence.ATTENDING],
                format_func=presence_name,
                key=form.key("presence"),
                required=True,
            )
            names = {NOBODY: _("ไม่ระบุ"), **context.names()}
            st.selectbox(
                form.called("agency_code", _("หน่วยงาน")),
                list(names),
                format_func=names.__getitem__,
                key=form.key("agency_code"),
                on_change="ignore",
                width=260,
            )
            _fields(form, form.value("presence"))
            draw_end(form, _add, context.meeting.code, label=_("เพิ่มคน"))


def _add(form: OpenForm, meeting_code: str) -> None:
    texts = {field: form.value(field) or None for field in FIELDS}
    typed = AttendanceForm(meeting_code, form.value("presence"), form.value("agency_code"), **texts)
    send_form(form, person_receipt(meeting_code), record_attendance, typed, place=NAME)

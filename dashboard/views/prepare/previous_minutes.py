"""Head 2: the minutes of the session before, what was corrected in them, and their approval."""

from functools import partial
from typing import Final

import streamlit as st

from dashboard.session.links import link
from dashboard.views.prepare.agenda_matters import NOBODY
from dashboard.views.prepare.meeting_context import SPOKEN, MeetingContext
from dashboard.views.prepare.open_forms import (
    OpenForm,
    draw_end,
    form_at,
    form_box,
    open_button,
    send_form,
)
from dashboard.views.prepare.receipts import correction_receipt
from dashboard.widgets.confirmed_step import confirmed_step
from dashboard.widgets.flash import attempt, draw_flash
from dashboard.widgets.form_fields import one_line_field, text_area_field
from dashboard.widgets.templates import draw_template
from kmcore.access import permissions
from kmcore.i18n import N_, _
from kmcore.meetings.room.approval import approve_minutes, correct_minutes

NAME: Final = "correct"
APPROVED: Final = N_("รับรองรายงานการประชุมแล้ว")
FIELDS: Final = ("place", "before", "after", "agency_code")


def draw_previous(context: MeetingContext) -> None:
    """Draw how the minutes of the session before stand; the secretariat corrects and approves them in session."""
    if context.last is None:
        draw_template("widgets/empty.html", text=_("ไม่มีการประชุมก่อนหน้านี้ในข้อมูล"))
        return
    draw_template(
        "prepare/previous.html",
        last=context.last.meeting,
        address=link("prepare", meeting=context.last.meeting.code),
        approved=context.last.approved,
        here=context.meeting.code,
        corrections=context.last.corrections,
        names=context.names(),
    )
    if context.last.approved is None and context.may(permissions.APPROVE_MINUTES):
        _controls(context)


def _controls(context: MeetingContext) -> None:
    if context.life not in SPOKEN or context.last is None:
        draw_template("prepare/note.html", text=_("แก้และรับรองได้เมื่อเปิดการประชุมครั้งนี้แล้ว"))
        return
    with st.container(horizontal=True, gap="small", key="prepare_approval"):
        open_button(NAME, _("บันทึกการแก้ไข"), {**dict.fromkeys(FIELDS, ""), "agency_code": NOBODY})
        with confirmed_step(
            "approve",
            _("รับรองรายงานการประชุม"),
            _("ยืนยันรับรอง"),
            attempt,
            (APPROVED, approve_minutes, context.last.meeting.code, context.meeting.code),
            icon="verified",
            kwargs={"place": "head2"},
        ):
            st.write(_("หลังรับรอง ข้อความในรายงานครั้งที่แล้วแก้ไม่ได้อีก"))
    if form := form_at(NAME):
        with form_box(form, "form_correct"):
            _fields(form, context)
            draw_end(form, _save, context.last.meeting.code, context.meeting.code)
    else:
        draw_flash(NAME)


def _fields(form: OpenForm, context: MeetingContext) -> None:
    one_line_field(form, "place", _("แก้ที่ใดในรายงาน เช่น ระเบียบวาระที่ 3"))
    text_area_field(form, "before", _("ข้อความเดิม"), 80)
    text_area_field(form, "after", _("แก้เป็น"), 80)
    names = {NOBODY: _("ไม่ระบุ"), **context.names()}
    st.selectbox(
        form.called("agency_code", _("หน่วยงานที่ขอแก้")),
        list(names),
        format_func=names.__getitem__,
        key=form.key("agency_code"),
        on_change="ignore",
        width=260,
    )


def _save(form: OpenForm, code: str, in_meeting_code: str) -> None:
    place, before, after = (form.value(name) or "" for name in FIELDS[:3])
    agency = form.value("agency_code") or None
    command = partial(correct_minutes, place=place, before=before, after=after, agency_code=agency)
    send_form(form, correction_receipt(code), command, code, in_meeting_code, place=NAME)

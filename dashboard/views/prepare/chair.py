"""Who chairs, as a role, and which session of the year it is: said by the secretariat, for everyone to read."""

from typing import Final

import streamlit as st

from dashboard.present import formatting
from dashboard.present.room_lines import chair_lines, number_lines
from dashboard.views.prepare.meeting_context import CHANGING, MeetingContext
from dashboard.views.prepare.open_forms import (
    OpenForm,
    draw_end,
    form_at,
    form_box,
    open_button,
    send_form,
)
from dashboard.views.prepare.receipts import room_receipt
from dashboard.widgets.flash import draw_flash
from dashboard.widgets.form_fields import one_line_field
from dashboard.widgets.templates import draw_template
from kmcore.access import permissions
from kmcore.bilingual import thai_of
from kmcore.i18n import _
from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.planning.number_command import say_number
from kmcore.meetings.room.chair import record_chair

NAME, NUMBER = "chair", "number"
CHAIR_PLACE: Final = "chair_said"
NUMBERED: Final = CHANGING | {MeetingLife.CLOSED}


def draw_chair(context: MeetingContext) -> None:
    """Draw who chairs and which session of the year it is, with the ways to say so.

    Where nobody has said who chairs, the form opens with the chair of the session before.
    """
    number = formatting.number(context.meeting.number) if context.meeting.number else ""
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="prepare_chair"):
        draw_template("prepare/chair.html", chair=context.meeting.chair, number=number)
        if context.life in CHANGING and context.may(permissions.RECORD_MEETING):
            last = thai_of(context.last.meeting.chair) if context.last else None
            label = _("เปลี่ยนประธาน") if context.meeting.chair else _("ระบุประธาน")
            open_button(NAME, label, {"chair": thai_of(context.meeting.chair) or last or ""})
        if context.life in NUMBERED and not context.room.approved and context.may(permissions.PLAN_MEETING):
            open_button(NUMBER, _("แก้ครั้งที่") if number else _("ระบุครั้งที่"), {"number": number})
    draw_flash(CHAIR_PLACE)
    if form := form_at(NUMBER):
        with form_box(form, "form_number"):
            one_line_field(form, "number", _("ครั้งที่ของปี"))
            draw_end(form, _save_number, context.meeting.code)
    if form := form_at(NAME):
        with form_box(form, "form_chair"):
            one_line_field(form, "chair", _("ตำแหน่งของประธาน"))
            draw_end(form, _save, context.meeting.code)


def _save_number(form: OpenForm, meeting_code: str) -> None:
    done = room_receipt(meeting_code, number_lines)
    send_form(form, done, say_number, meeting_code, form.text("number"), place=CHAIR_PLACE)


def _save(form: OpenForm, meeting_code: str) -> None:
    done = room_receipt(meeting_code, chair_lines)
    send_form(form, done, record_chair, meeting_code, form.text("chair"), place=CHAIR_PLACE)

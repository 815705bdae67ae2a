"""Setting the day of one session."""

from typing import Final

import streamlit as st
from sqlalchemy import Engine

from dashboard.views.circles.form_fields import (
    NUMBER,
    ROOM,
    TIME,
    PlanningContext,
    PlanningForm,
    clock_field,
    day_field,
    one_line_field,
    send_button,
    usual_time_and_place,
)
from kmcore.access.actor import By
from kmcore.i18n import N_, _
from kmcore.meetings.planning.commands import plan_meeting
from kmcore.meetings.planning.read_models import MeetingForm

DONE: Final = N_("กำหนดวันประชุมแล้ว")
CHAIR, HEADS = "chair", "heads"


def draw_day_form(planning: PlanningContext) -> None:
    """Draw the form of a new session of the chosen circle."""
    if planning.series is None:
        return
    code = planning.series.circle.code
    form = PlanningForm(f"day_{code}", planning.today)
    clock, place = usual_time_and_place(planning.series)
    form.fill(**{TIME: clock, ROOM: place})
    day, time, room = st.columns([4, 3, 6])
    with day:
        day_field(form, _("วันประชุม"))
    with time:
        clock_field(form)
    with room:
        one_line_field(form, ROOM, _("สถานที่ (ถ้าทราบ)"))
    chair, number, heads = st.columns([4, 3, 6])
    with chair:
        one_line_field(form, CHAIR, _("ประธาน (ตำแหน่ง)"))
    with number:
        one_line_field(form, NUMBER, _("ครั้งที่ (ถ้าทราบ)"))
    with heads:
        st.segmented_control(
            _("ระเบียบวาระ"),
            [5, 6],
            default=5,
            format_func=lambda count: _("{count} ระเบียบวาระ", count=count),
            key=form.key(HEADS),
            required=True,
        )

    def plan(engine: Engine, by: By, typed: PlanningForm) -> None:
        plan_meeting(engine, by, _form(code, typed))

    send_button(form, _("กำหนดวันประชุม"), DONE, plan)


def _form(code: str, typed: PlanningForm) -> MeetingForm:
    return MeetingForm(
        circle_code=code,
        on_date=typed.day(),
        start_time=typed.text(TIME),
        place=typed.text(ROOM),
        chair=typed.text(CHAIR),
        number=typed.whole(NUMBER),
        heads=typed.value(HEADS) or 5,
    )

"""Moving a session to another day, time or place, and cancelling one; each with a reason."""

from datetime import date
from typing import Final

import streamlit as st
from sqlalchemy import Engine

from dashboard.present import formatting
from dashboard.views.circles.form_fields import (
    REASON,
    ROOM,
    TIME,
    PlanningContext,
    PlanningForm,
    clock_field,
    day_field,
    one_line_field,
    reason_field,
    send_button,
    typed_clock,
)
from dashboard.widgets.templates import draw_template
from kmcore.access.actor import By
from kmcore.bilingual import thai_of
from kmcore.i18n import N_, _
from kmcore.meetings.planning.commands import cancel_meeting, move_meeting
from kmcore.meetings.planning.queries import PlannedMeeting

MOVED: Final = N_("เลื่อนการประชุมแล้ว วันเดิมและเหตุผลอยู่ในรายการของวง")
CANCELLED: Final = N_("ยกเลิกการประชุมแล้ว รายการยังอยู่พร้อมเหตุผล")
SESSION: Final = "circle_session"


def draw_move_form(planning: PlanningContext) -> None:
    """Draw the form that moves a session; day, time and place begin as they are."""
    one = _chosen(planning)
    form = PlanningForm(f"move_{one.info.code}", planning.today)
    form.fill(**{TIME: typed_clock(one.info.start_time), ROOM: thai_of(one.info.place) or ""})
    day, time, room = st.columns([4, 3, 6])
    with day:
        to = day_field(form, _("วันใหม่"))
    with time:
        clock_field(form)
    with room:
        one_line_field(form, ROOM, _("สถานที่ (ถ้าทราบ)"))
    reason_field(form)
    draw_template("circles/move.html", old=one.info.on_date, new=to)

    def move(engine: Engine, by: By, typed: PlanningForm) -> None:
        move_meeting(
            engine,
            by,
            one.info.code,
            on_date=_new_day(typed, one.info.on_date),
            start_time=typed.text(TIME),
            place=typed.text(ROOM),
            reason=typed.text(REASON),
        )

    send_button(form, _("เลื่อนการประชุม"), MOVED, move)


def draw_cancel_form(planning: PlanningContext) -> None:
    """Draw the form that cancels a session."""
    one = _chosen(planning)
    form = PlanningForm(f"cancel_{one.info.code}", planning.today)
    reason_field(form)

    def cancel(engine: Engine, by: By, typed: PlanningForm) -> None:
        cancel_meeting(engine, by, one.info.code, typed.text(REASON))

    send_button(form, _("ยืนยันยกเลิกวันที่ {day}", day=formatting.day(one.info.on_date)), CANCELLED, cancel)


def _new_day(typed: PlanningForm, now: date) -> date:
    """No day typed: it stays, and the time or the place changes."""
    return typed.day() if typed.text("day").strip() else now


def _chosen(planning: PlanningContext) -> PlannedMeeting:
    by_code = {one.info.code: one for one in planning.movable}
    code: str = st.selectbox(
        _("ครั้งใด"),
        list(by_code),
        format_func=lambda code: formatting.day(by_code[code].info.on_date, "weekday"),
        key=SESSION,
        width=280,
    )
    return by_code[code]

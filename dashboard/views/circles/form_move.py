"""Moving a session to another day, time or place, and cancelling one; each with a reason."""

from datetime import date
from typing import Final

import streamlit as st
from sqlalchemy import Engine

from dashboard.present import formatting
from dashboard.query_cache import ask
from dashboard.views.circles.dues_that_follow import draw_followers
from dashboard.views.circles.form_fields import (
    DAY,
    REASON,
    ROOM,
    TIME,
    UNREAD,
    PlanningContext,
    PlanningForm,
    choose_session,
    clock_field,
    day_field,
    reason_field,
    send_button,
    typed_clock,
)
from dashboard.views.circles.receipts import cancelled_receipt, changed_receipt
from dashboard.widgets.form_fields import one_line_field
from dashboard.widgets.templates import draw_template
from kmcore.access.actor import By
from kmcore.bilingual import thai_of
from kmcore.errors import Faults
from kmcore.i18n import N_, _
from kmcore.meetings.planning.commands import cancel_meeting, move_meeting
from kmcore.meetings.planning.tied_work import DuesThatFollow, dues_if_cancelled, dues_if_moved

MOVED: Final = N_("เลื่อนการประชุมแล้ว วันเดิมและเหตุผลอยู่ในรายการของวง")
CANCELLED: Final = N_("ยกเลิกการประชุมแล้ว รายการยังอยู่พร้อมเหตุผล")


def draw_move_form(planning: PlanningContext) -> None:
    """Draw the form that moves a session; day, time and place begin as they are."""
    one = choose_session(planning)
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
    if to is not None and to != one.info.on_date:
        draw_followers(ask(dues_if_moved, one.info.code, to, planning.today))

    def move(engine: Engine, by: By, typed: PlanningForm, faults: Faults) -> DuesThatFollow:
        return move_meeting(
            engine,
            by,
            one.info.code,
            on_date=faults.taken(UNREAD, _new_day, typed, one.info.on_date),
            start_time=typed.text(TIME),
            place=typed.text(ROOM),
            reason=typed.text(REASON),
            faults=faults,
        )

    send_button(form, _("เลื่อนการประชุม"), changed_receipt(MOVED, one.info.code), move)


def draw_cancel_form(planning: PlanningContext) -> None:
    """Draw the form that cancels a session."""
    one = choose_session(planning)
    form = PlanningForm(f"cancel_{one.info.code}", planning.today)
    reason_field(form)
    draw_followers(ask(dues_if_cancelled, one.info.code, planning.today))

    def cancel(engine: Engine, by: By, typed: PlanningForm, _faults: Faults) -> DuesThatFollow:
        return cancel_meeting(engine, by, one.info.code, typed.text(REASON))

    label = _("ยืนยันยกเลิกวันที่ {day}", day=formatting.day(one.info.on_date))
    send_button(form, label, cancelled_receipt(CANCELLED, one.info.code), cancel)


def _new_day(typed: PlanningForm, now: date) -> date:
    """No day typed: it stays, and the time or the place changes."""
    return typed.day() if typed.text(DAY).strip() else now

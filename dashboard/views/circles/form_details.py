"""Saying when and where a session meets, on the day it has: no postponement."""

from typing import Final

import streamlit as st
from sqlalchemy import Engine

from dashboard.views.circles.form_fields import (
    REASON,
    ROOM,
    TIME,
    PlanningContext,
    PlanningForm,
    choose_session,
    clock_field,
    reason_field,
    send_button,
    typed_clock,
)
from dashboard.views.circles.receipts import changed_receipt
from dashboard.widgets.form_fields import one_line_field
from kmcore.access.actor import By
from kmcore.bilingual import thai_of
from kmcore.errors import Faults
from kmcore.i18n import N_, _
from kmcore.meetings.planning.commands import set_time_and_place

DONE: Final = N_("กำหนดเวลาและสถานที่แล้ว")


def draw_details_form(planning: PlanningContext) -> None:
    """Draw the form; a reason is asked for only where a time or a place was said before."""
    one = choose_session(planning)
    clock, place = one.info.start_time, thai_of(one.info.place)
    form = PlanningForm(f"details_{one.info.code}", planning.today)
    form.fill(**{TIME: typed_clock(clock), ROOM: place or ""})
    time, room = st.columns([5, 8])
    with time:
        clock_field(form)
    with room:
        one_line_field(form, ROOM, _("สถานที่ (ถ้าทราบ)"))
    if clock or place:
        reason_field(form)

    def save(engine: Engine, by: By, typed: PlanningForm, _faults: Faults) -> None:
        set_time_and_place(
            engine,
            by,
            one.info.code,
            start_time=typed.text(TIME),
            place=typed.text(ROOM),
            reason=typed.text(REASON),
        )

    send_button(form, _("บันทึกเวลาและสถานที่"), changed_receipt(DONE, one.info.code), save)

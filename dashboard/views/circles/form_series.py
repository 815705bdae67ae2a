"""Setting the days of a whole series in one go, looked over before it is done."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import streamlit as st
from sqlalchemy import Engine

from dashboard.views.circles.form_fields import (
    NUMBER,
    ROOM,
    TIME,
    UNREAD,
    PlanningContext,
    PlanningForm,
    clock_field,
    day_field,
    send_button,
    usual_time_and_place,
)
from dashboard.views.circles.receipts import series_receipt
from dashboard.widgets.form_fields import one_line_field
from dashboard.widgets.templates import draw_template
from kmcore.access.actor import By
from kmcore.errors import Faults, KmError
from kmcore.i18n import N_, _, _n
from kmcore.meetings.planning.commands import plan_series
from kmcore.meetings.planning.queries import Series
from kmcore.meetings.planning.rules import MOST_SESSIONS, SeriesDay, series_days, to_end_of_fiscal_year

DONE: Final = N_("วางวันประชุมทั้งชุดแล้ว")
COUNT: Final = "count"


def draw_series_form(planning: PlanningContext) -> None:
    """Draw the form of a monthly series of the chosen circle, with the days it will have."""
    if planning.series is None:
        return
    form = PlanningForm(f"series_{planning.series.circle.code}", planning.today)
    clock, place = usual_time_and_place(planning.series)
    form.fill(**{TIME: clock, ROOM: place})
    day, time, room = st.columns([4, 3, 6])
    with day:
        first = day_field(form, _("วันแรกของชุด"))
    with time:
        clock_field(form)
    with room:
        one_line_field(form, ROOM, _("สถานที่ (ถ้าทราบ)"))
    count, number, _rest = st.columns([4, 3, 6])
    with count:
        sessions = _count(form, first, planning.series) if first else 1
    with number:
        one_line_field(form, NUMBER, _("ครั้งที่ของครั้งแรก"), _("เว้นว่างถ้าไม่ทราบ"))
    _preview_and_send(form, planning.series, first, sessions)


def _count(form: PlanningForm, first: date, series: Series) -> int:
    """Draw how many sessions: to the end of the fiscal year, or as many as the plan says where that is less."""
    proposed = min(to_end_of_fiscal_year(first), series.circle.planned_sessions or MOST_SESSIONS)
    chosen: int = st.selectbox(
        form.called("sessions", _("กี่ครั้ง (เสนอถึงสิ้นปีงบประมาณ)")),
        range(1, MOST_SESSIONS + 1),
        index=proposed - 1,
        format_func=lambda count: _n("{count} ครั้ง", count),
        key=form.key(f"{COUNT}_{first}"),
    )
    return chosen


def _preview_and_send(form: PlanningForm, series: Series, first: date | None, sessions: int) -> None:
    """The button is there even before a day can be read: what stops the sending is said at once."""
    new, code = _preview(series, first, sessions), series.circle.code

    def plan(engine: Engine, by: By, typed: PlanningForm, faults: Faults) -> tuple[str, ...]:
        return plan_series(
            engine,
            by,
            code,
            faults.taken(UNREAD, typed.day),
            sessions,
            typed.text(TIME),
            typed.text(ROOM),
            number=faults.taken(None, typed.whole, NUMBER),
            faults=faults,
        )

    label = _n("วาง {count} ครั้งตามนี้", new) if new else _("วางทั้งชุด")
    send_button(form, label, series_receipt(DONE), plan)


def _preview(series: Series, first: date | None, sessions: int) -> int:
    """Draw the days the series will have, and return how many of them are new."""
    days: Sequence[SeriesDay] = ()
    problem = ""
    if first is not None:
        try:
            days = series_days(first, sessions, [one.info.on_date for one in series.standing])
        except KmError as error:
            problem = str(error)
    draw_template("circles/preview.html", days=days, problem=problem, rule=True)
    return sum(day.taken_by is None for day in days)

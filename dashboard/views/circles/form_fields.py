"""The forms' fields: a day typed in Thai and read back at once, a time, a place; and sending them at a click."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import streamlit as st
from sqlalchemy import Engine

from dashboard.present import formatting
from dashboard.views.circles.circle_words import day_and_distance
from dashboard.widgets.flash import Done, attempt_for_error, draw_flash
from dashboard.widgets.form_fields import FormFields, one_line_field
from dashboard.widgets.templates import draw_template
from kmcore.access.actor import By
from kmcore.bilingual import thai_of
from kmcore.errors import Faults
from kmcore.i18n import _
from kmcore.meetings.errors import MeetingError
from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.planning.queries import PlannedMeeting, Series
from kmcore.thai.dates import ThaiDateError, parse_date
from kmcore.thai.input_cleaning import clean_input

CHOSEN_FORM: Final = "circle_do"
PLACE: Final = "circles"
SESSION: Final = "circle_session"
# Named as the commands name them, so that a fault finds its field.
DAY, TIME, ROOM, REASON, NUMBER = "on_date", "start_time", "place", "reason", "number"
UNREAD: Final = date.min  # stands for a day that cannot be read: the command refuses it


@dataclass(frozen=True)
class PlanningContext:
    """What the forms are about: the chosen circle (None where there is none at all), the day, what can be added.

    ``missing``: the circles of the province and of districts that are not there yet, by code, with their names.
    """

    series: Series | None
    today: date
    missing: Mapping[str, str]

    @property
    def movable(self) -> tuple[PlannedMeeting, ...]:
        """Return the sessions that can be moved and cancelled."""
        sessions = self.series.sessions if self.series else ()
        return tuple(one for one in sessions if one.info.life is MeetingLife.PLANNED)


@dataclass(frozen=True)
class PlanningForm(FormFields):
    """A form by its name: its fields' keys, and what they hold."""

    today: date

    @property
    def prefix(self) -> str:
        """Return the page's own beginning of keys."""
        return "circles"

    def day(self, field: str = DAY) -> date:
        """Return the day that was typed.

        Raises:
            MeetingError: nothing was, or it is no day.
        """
        typed = self.text(field).strip()
        if not typed:
            raise MeetingError("ยังไม่ได้พิมพ์วันที่ พิมพ์แล้วกดอีกครั้ง", field=field)
        try:
            return parse_date(typed, default_year=self.today.year)
        except ThaiDateError as error:
            raise MeetingError("{problem} แล้วกดอีกครั้ง", field=field, problem=error) from None

    def whole(self, field: str) -> int | None:
        """Return a whole number that was typed, None for nothing.

        Raises:
            MeetingError: it is none.
        """
        typed = clean_input(self.text(field))
        if typed and not (typed.isdecimal() and len(typed) <= 3):
            raise MeetingError("“{text}” ไม่ใช่จำนวนเต็ม พิมพ์เป็นตัวเลข หรือเว้นว่าง", field=field, text=typed[:20])
        return int(typed) if typed else None


def choose_session(planning: PlanningContext) -> PlannedMeeting:
    """Draw the choice of a planned session and return it; there is one at least."""
    by_code = {one.info.code: one for one in planning.movable}
    code: str = st.selectbox(
        _("ครั้งใด"),
        list(by_code),
        format_func=lambda code: formatting.day(by_code[code].info.on_date, "weekday"),
        key=SESSION,
        width=280,
    )
    return by_code[code]


def day_field(form: PlanningForm, label: str, field: str = DAY) -> date | None:
    """Draw a field for a day, below it the day as it was read; return it, None for none yet."""
    form.called(field, label)
    st.text_input(label, key=form.key(field), placeholder=_("เช่น {day}", day=formatting.day(form.today)))
    if not form.text(field).strip():
        draw_template("circles/echo.html", reading=_("พิมพ์แบบไทยได้ ปีเป็น พ.ศ."), wrong=False)
        return None
    try:
        day = parse_date(form.text(field), default_year=form.today.year)
    except ThaiDateError as error:
        draw_template("circles/echo.html", reading=str(error), wrong=True)
        return None
    draw_template("circles/echo.html", reading=day_and_distance(day, form.today), wrong=False)
    return day


def clock_field(form: PlanningForm) -> None:
    """Draw the field of a session's time."""
    one_line_field(form, TIME, _("เวลา (ถ้าทราบ)"), _("เช่น {time}", time="13.30"))


def reason_field(form: PlanningForm) -> None:
    """Draw the field of a reason."""
    one_line_field(form, REASON, _("เหตุผล"), _("แสดงในปฏิทินของวงด้วย ไม่ใส่ชื่อบุคคล"))


# What a form's button does with what was typed; what cannot be read is noted and refused with the rest.
Deed = Callable[[Engine, By, PlanningForm, Faults], object]


def draw_outcome() -> None:
    """Draw, at the top of a form, what was wrong with the last try."""
    draw_flash(PLACE)


def send_button(form: PlanningForm, label: str, done: Done, command: Deed) -> None:
    """Draw the button; the form closes when it went well, and ``done`` says what was stored."""
    st.button(label, key=f"send_{form.name}", type="primary", on_click=_send, args=(form, done, command))


def _send(form: PlanningForm, done: Done, command: Deed) -> None:
    if attempt_for_error(done, command, form, Faults(), place=PLACE, labels=form.labels) is None:
        form.forget()
        st.session_state[CHOSEN_FORM] = None


def usual_time_and_place(series: Series) -> tuple[str, str]:
    """Return the time and place that a new session's form begins with: the usual ones, else the last session's."""
    clocks = [series.circle.usual_time, *(one.info.start_time for one in _newest(series))]
    places = [series.circle.usual_place, *(thai_of(one.info.place) for one in _newest(series))]
    return typed_clock(_first(clocks)), _first(places)


def typed_clock(stored: str | None) -> str:
    """Return "13.30" for a stored time, as people type it."""
    return (stored or "").replace(":", ".")


def _newest(series: Series) -> Sequence[PlannedMeeting]:
    return series.standing[::-1]


def _first(values: Sequence[str | None]) -> str:
    return next((value for value in values if value), "")

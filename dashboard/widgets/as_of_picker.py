"""The clock on every page: which day the figures are of, and how to look at another."""

from datetime import date
from urllib.parse import urlencode

import streamlit as st

from dashboard.present import formatting
from dashboard.query_cache import ask, reference_date
from dashboard.session.address import LANGUAGE, choose_day
from dashboard.widgets.templates import draw_template
from kmcore.i18n import _, language
from kmcore.meetings.queries import meetings
from kmcore.thai.dates import ThaiDateError, parse_date

FIELD = "clock_text"


def draw_as_of_picker(as_of: date) -> None:
    """Draw "ข้อมูล ณ 8 ก.พ. 2550" as a popover in which another day can be chosen."""
    with st.popover(
        _("ข้อมูล ณ {day}", day=formatting.day(as_of)), icon=":material/calendar_today:", key="clock"
    ):
        st.button(
            _("วันอ้างอิง {day}", day=formatting.day(reference_date())),
            on_click=_choose,
            args=(None,),
            disabled=as_of == reference_date(),
            key="clock_reference",
        )
        for held in _past_circles():
            st.button(
                _("วันประชุม {day}", day=formatting.day(held)),
                on_click=_choose,
                args=(held,),
                disabled=as_of == held,
                key=f"clock_{held}",
            )
        st.text_input(
            _("วันอื่น"), key=FIELD, placeholder=_("เช่น {day}", day=formatting.day(as_of)), on_change=_typed
        )
        problem = st.session_state.get("clock_problem")
        if problem:
            st.error(formatting.plain(str(problem)))
        st.divider()
        _language_link()


def _past_circles() -> list[date]:
    return sorted(
        {meeting.on_date for meeting in ask(meetings, reference_date()) if meeting.held}, reverse=True
    )[:3]


def _choose(day: date | None) -> None:
    """Take the day of a button; what was typed before, and what was wrong with it, is over."""
    st.session_state[FIELD], st.session_state["clock_problem"] = "", None
    choose_day(day)


def _typed() -> None:
    """Take the typed date, or keep it and say what is wrong with it."""
    text = st.session_state[FIELD].strip()
    st.session_state["clock_problem"] = None
    if not text:
        return
    try:
        choose_day(parse_date(text, default_year=reference_date().year))
    except ThaiDateError as error:
        st.session_state["clock_problem"] = error  # said when drawn: here no language is set yet


def _language_link() -> None:
    other, label = ("en", "English") if language() == "th" else ("th", "ภาษาไทย")
    query = urlencode(st.query_params.to_dict() | {LANGUAGE: other})  # what is looked at stays
    draw_template("widgets/language.html", language=other, label=label, query=query)

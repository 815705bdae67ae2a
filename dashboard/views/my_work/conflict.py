"""Somebody else reported meanwhile: theirs and hers side by side, and three ways on."""

import streamlit as st

from dashboard.present import formatting
from dashboard.query_cache import ask
from dashboard.session.report_form_state import ASK, ASKS, DONE, OBSTACLE, PROGRESS, STATE, ReportFormState
from dashboard.views.my_work.send_report import drop_own_report, send_as_it_is, take_note_of_theirs
from dashboard.widgets.templates import draw_template
from kmcore.actions.queries import Update
from kmcore.i18n import _
from kmcore.programme.queries import agencies
from kmcore.thai.spoken_dates import spoken_clock


def draw_conflict(form: ReportFormState) -> None:
    """Draw what others wrote beside what stands in her fields, and the three choices."""
    with st.container(key="report_conflict", border=True, gap="small"):
        draw_template(
            "my_work/conflict.html",
            theirs=[(update, _who(update)) for update in reversed(form.theirs)],
            mine={name: form.value(name) for name in (STATE, PROGRESS, DONE, OBSTACLE)},
            tries=form.tries,
            ask=form.value(ASK) if form.value(ASKS) else "",
            problem=str(form.problem) if form.problem else "",
        )
        choices = (
            (_("ส่งของฉันตามนี้"), "as_it_is", send_as_it_is, "primary"),
            (_("รวมกับของเขา แล้วเขียนต่อ"), "join", take_note_of_theirs, "secondary"),
            (_("ไม่ส่งของฉัน ใช้ของเขา"), "give_up", drop_own_report, "secondary"),
        )
        for label, name, act, look in choices:
            st.button(
                label,
                key=f"report_{name}",
                on_click=act,
                args=(form,),
                type="primary" if look == "primary" else "secondary",
                width="stretch",
            )


def draw_quoted(form: ReportFormState) -> None:
    """Draw theirs above the fields, to write on from."""
    if form.quoted:
        theirs = [(update, _who(update)) for update in reversed(form.quoted)]
        draw_template("my_work/quoted.html", theirs=theirs)


def _who(update: Update) -> str:
    """Return "ผู้รายงาน พช. · พช. · 8 ก.พ. 2550 22.10 น.": the role label, the agency, when."""
    short = {one.code: one.short for one in ask(agencies)}
    agency = short.get(update.agency_code, update.agency_code)
    when = f"{formatting.day(update.reported_on)} {spoken_clock(update.reported_at)}"
    return " · ".join(filter(None, (update.author, agency, when)))

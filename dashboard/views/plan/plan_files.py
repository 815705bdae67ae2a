"""The plan as files: a table, and a calendar for the telephone."""

import streamlit as st

from dashboard.query_cache import engine
from dashboard.session.current_user import acting_user, require_still_allowed
from dashboard.session.server_address import server_address
from dashboard.views.plan.plan_choice import PlanChoice
from dashboard.widgets.download import download_buttons
from dashboard.widgets.page_head import PageContext
from kmcore.clock import system_clock
from kmcore.exchange.plan_table import plan_table
from kmcore.exchange.tables import ExportTable, file_name
from kmcore.i18n import _
from kmcore.reminders.plan_calendar import plan_calendar
from kmcore.storage.unit_of_work import reading


def draw_plan_files(here: PageContext, choice: PlanChoice) -> None:
    """Draw the downloads: the chosen year, agency and district as XLSX and CSV, the same as a calendar."""
    chosen = (choice.year, choice.agency or None, choice.district or None)

    def made() -> ExportTable:
        with reading(engine()) as session:
            return plan_table(session, here.as_of, system_clock(), *chosen)

    by, home = acting_user(), server_address()

    def calendar() -> bytes:
        require_still_allowed(by)
        with reading(engine()) as session:
            return plan_calendar(session, here.as_of, *chosen, home=home)

    title = _("แผนกิจกรรม ปีงบประมาณ {year}", year=choice.year)
    with st.container(horizontal=True, gap="small", key="plan_files"):
        download_buttons(made, "plan", title=title, as_of=here.as_of)
        st.download_button(
            _("ปฏิทินของแผน (iCalendar)"),
            calendar,
            file_name(title, here.as_of, "ics"),
            "text/calendar",
            key="plan_ics",
            on_click="ignore",
            type="tertiary",
            icon=":material/calendar_month:",
        )

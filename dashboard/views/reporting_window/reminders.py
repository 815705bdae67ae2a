"""For each agency that still owes: a message to paste into LINE, the record of it, an e-mail."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from dashboard.present import formatting
from dashboard.query_cache import ask
from dashboard.session.server_address import reachable_address
from dashboard.views.reporting_window import answer_words, mail_sending
from dashboard.widgets.flash import attempt
from dashboard.widgets.templates import draw_template
from kmcore.access.contacts import contact_counts
from kmcore.i18n import N_, _, _n
from kmcore.reminders.commands import record_reminder
from kmcore.reminders.message import reminder_message
from kmcore.reminders.queries import AgencyStanding, Channel, ReportingState, WindowInfo
from kmcore.settings import settings
from kmcore.thai.plain_text import one_line

RECORDED: Final = N_("บันทึกว่าเตือนแล้ว")


def draw_reminders(window: WindowInfo, shown: Sequence[AgencyStanding]) -> None:
    """Draw an agency's message behind its name, those who hurt most first."""
    owing = [one for one in shown if one.answer != ReportingState.ALL]
    draw_template(
        "reporting_window/remind.html",
        owing=bool(owing),
        home=reachable_address(),
        smtp=bool(settings().smtp_url),
    )
    people = ask(contact_counts)
    for one in owing:
        name = formatting.plain(one_line(one.short))  # a label is Markdown
        with st.expander(f"{name} · {answer_words.owing_words(one)}", key=f"remind_{one.agency_code}"):
            _draw_one(window, one, people.get(one.agency_code, 0))


def _draw_one(window: WindowInfo, one: AgencyStanding, people: int) -> None:
    st.code(reminder_message(window, one, reachable_address()).text, language=None, wrap_lines=True)
    with st.container(horizontal=True, gap="small", key=f"remind_ways_{one.agency_code}"):
        st.button(
            _("บันทึกว่าเตือนทาง LINE แล้ว"),
            key=f"reminded_{one.agency_code}",
            on_click=attempt,
            args=(RECORDED, record_reminder, window.meeting.code, one.agency_code, Channel.LINE),
        )
        if settings().smtp_url:
            _mail_button(window, one.agency_code, people)
    mail_sending.draw_outcome(one.agency_code)


def _mail_button(window: WindowInfo, agency_code: str, people: int) -> None:
    st.button(
        _n("ส่งอีเมลถึง {count} คน", people) if people else _("ไม่มีบัญชีที่มีอีเมล"),
        key=f"mail_{agency_code}",
        icon=":material/mail:",
        disabled=not people or mail_sending.is_sending(agency_code),
        on_click=mail_sending.begin_sending,
        args=(window.meeting.code, agency_code, reachable_address()),
    )

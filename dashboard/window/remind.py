"""For each agency that still owes: a message to paste into LINE, the record of it, an e-mail."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from dashboard import html, words
from dashboard.doing import attempt
from dashboard.store import ask
from dashboard.window import post, wording
from dashboard.window.home import home
from kmcore.access.contacts import contact_counts
from kmcore.i18n import N_, _, _n
from kmcore.reporting.commands import remind
from kmcore.reporting.message import letter, one_line
from kmcore.reporting.queries import Answer, Channel, Standing, Window
from kmcore.settings import settings

RECORDED: Final = N_("บันทึกว่าเตือนแล้ว")


def draw_reminders(window: Window, shown: Sequence[Standing]) -> None:
    """Draw an agency's message behind its name, those who hurt most first."""
    owing = [one for one in shown if one.answer != Answer.ALL]
    html.draw("window_remind.html", owing=bool(owing), home=home(), smtp=bool(settings().smtp_url))
    people = ask(contact_counts)
    for one in owing:
        name = words.plain(one_line(one.short))  # a label is Markdown
        with st.expander(f"{name} · {wording.owing(one)}", key=f"remind_{one.agency_code}"):
            _draw_one(window, one, people.get(one.agency_code, 0))


def _draw_one(window: Window, one: Standing, people: int) -> None:
    st.code(letter(window, one, home()).text, language=None, wrap_lines=True)
    with st.container(horizontal=True, gap="small", key=f"remind_ways_{one.agency_code}"):
        st.button(
            _("บันทึกว่าเตือนทาง LINE แล้ว"),
            key=f"reminded_{one.agency_code}",
            on_click=attempt,
            args=(RECORDED, remind, window.meeting.code, one.agency_code, Channel.LINE),
        )
        if settings().smtp_url:
            _mail_button(window, one.agency_code, people)
    post.draw_outcome(one.agency_code)


def _mail_button(window: Window, agency_code: str, people: int) -> None:
    st.button(
        _n("ส่งอีเมลถึง {count} คน", people) if people else _("ไม่มีบัญชีที่มีอีเมล"),
        key=f"mail_{agency_code}",
        icon=":material/mail:",
        disabled=not people or post.under_way(agency_code),
        on_click=post.begin,
        args=(window.meeting.code, agency_code, home()),
    )

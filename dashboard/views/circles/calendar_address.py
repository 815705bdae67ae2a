"""The address of a circle's calendar, for anyone signed in: the days are no secret, the address opens without a password."""

import streamlit as st

from dashboard.query_cache import ask
from dashboard.session.server_address import server_address
from dashboard.widgets.templates import draw_template
from kmcore.access.actor import User
from kmcore.i18n import _
from kmcore.meetings.queries import CircleInfo
from kmcore.reminders.circle_calendar import circle_feed_path


def draw_circle_feed(user: User, circle: CircleInfo) -> None:
    """Draw the calendar's address behind its name; nothing for a visitor."""
    if not user.signed_in:
        return
    with st.expander(_("ปฏิทินของวงนี้ในโทรศัพท์"), icon=":material/calendar_month:", key="circle_feed"):
        draw_template("circles/feed.html", circle=circle.name)
        st.code(server_address() + ask(circle_feed_path, user, circle.code), language=None, wrap_lines=True)

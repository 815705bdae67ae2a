"""Work of another circle, taken up by this one: from then on it is among the circle's own matters arising."""

from typing import Final

import streamlit as st

from dashboard.query_cache import ask
from dashboard.views.prepare.meeting_context import MeetingContext
from dashboard.widgets.flash import attempt
from kmcore.i18n import N_, _
from kmcore.meetings.agenda.commands import propose
from kmcore.meetings.agenda.queries import Head
from kmcore.meetings.circle_items import items_of_other_circles

TAKEN_UP: Final = N_("รับงานมาติดตามในวงนี้แล้ว")
CHOSEN: Final = "other_circle_item"


def draw_work_to_take_up(context: MeetingContext, head: Head) -> None:
    """Draw the list to take an item from; nothing where the circle follows every open item."""
    found = ask(items_of_other_circles, context.meeting.circle.code, context.here.as_of)
    if not found:
        return
    names = {row.code: f"{row.code} {row.title}" for row in found}
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="other_circles"):
        code = st.selectbox(
            _("รับงานของวงอื่นมาติดตามในวงนี้"), list(names), format_func=names.__getitem__, key=CHOSEN, width=420
        )
        st.button(
            _("รับมาติดตาม"),
            key="take_up_item",
            icon=":material/add:",
            on_click=attempt,
            args=(TAKEN_UP, propose, context.meeting.code, code, "", 0),
            kwargs={"place": f"head{head.number}"},
        )

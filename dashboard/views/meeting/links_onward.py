"""The ways from a meeting: its agenda, its papers, what the room saw, the wall, the recorder."""

import streamlit as st

from dashboard.session.current_user import current_user
from dashboard.session.links import link
from dashboard.widgets.templates import draw_template
from kmcore.access import permissions
from kmcore.access.authorization import can
from kmcore.i18n import _
from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.queries import MeetingInfo


def draw_links_onward(meeting: MeetingInfo) -> None:
    """Draw them; the recorder is for who keeps it, papers for who may have them."""
    user, there = current_user(), meeting.life is not MeetingLife.CANCELLED
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="meeting_ways"):
        draw_template(
            "meeting/ways.html",
            prepare=link("prepare", meeting=meeting.code),
            papers=link("prepare", meeting=meeting.code, part="papers")
            if there and can(user, permissions.MAKE_DOCUMENT).allowed
            else None,
            replay=link("replay", meeting=meeting.code)
            if meeting.life in {MeetingLife.HELD, MeetingLife.CLOSED}
            else None,
        )
        if there:
            st.link_button(_("จอประชุม"), f"/wall/{meeting.code}", icon=":material/tv:", key="go_wall")
        if there and can(user, permissions.RECORD_MEETING).allowed and meeting.life is not MeetingLife.HELD:
            st.link_button(_("โต๊ะบันทึก"), f"/room/{meeting.code}", icon=":material/edit_note:", key="go_room")

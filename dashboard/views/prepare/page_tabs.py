"""The parts of the page, one at a time: what is not looked at is not drawn. The address says which."""

from typing import Final

import streamlit as st

from dashboard.session.address import parameter
from dashboard.views.prepare.meeting_context import CHANGING, SPOKEN, MeetingContext
from dashboard.widgets.address_widgets import address_segments
from kmcore.access import permissions
from kmcore.access.authorization import can
from kmcore.access.roles import is_of_agency
from kmcore.i18n import _
from kmcore.meetings.kinds import MeetingLife

TAB: Final = "part"
AGENDA, PEOPLE, MINUTES, PAPERS = "agenda", "people", "minutes", "papers"


def draw_tabs(context: MeetingContext) -> str:
    """Draw the choice of parts and return the chosen one; no choice is drawn where there is one part only."""
    names = _parts(context)
    chosen = parameter(TAB, names, AGENDA)
    if len(names) > 1:
        address_segments(TAB, _("ส่วนของหน้านี้"), names, chosen, AGENDA)
    return chosen


def go_to_tab(part: str) -> None:
    """Choose a part, from a button's callback."""
    st.query_params[TAB] = part


def _parts(context: MeetingContext) -> dict[str, str]:
    names = {AGENDA: _("ระเบียบวาระ")}
    if can(context.user, permissions.SEE_ATTENDANCE).allowed and context.life in CHANGING | SPOKEN:
        names[PEOPLE] = _("ผู้มาประชุม")
    if context.life in SPOKEN and can(context.user, permissions.RECORD_MEETING).allowed:
        names[MINUTES] = _("ร่างรายงาน")
    if context.life is not MeetingLife.CANCELLED and (context.makes() or is_of_agency(context.user.role)):
        names[PAPERS] = _("เอกสาร")
    return names

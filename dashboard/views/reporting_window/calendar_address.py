"""The address of an agency's calendar, for its lead and the secretariat."""

from typing import Final

import streamlit as st

from dashboard.query_cache import ask
from dashboard.session.server_address import server_address
from dashboard.widgets.confirmed_step import confirmed_step
from dashboard.widgets.flash import attempt
from dashboard.widgets.templates import draw_template
from kmcore.access import permissions
from kmcore.access.actor import User
from kmcore.access.authorization import Target, can
from kmcore.access.permission_type import Permission
from kmcore.i18n import N_, _
from kmcore.programme.queries import agencies
from kmcore.programme.read_models import AgencyInfo
from kmcore.reminders.agency_calendar import agency_feed_path
from kmcore.reminders.commands import renew_feed

RENEWED: Final = N_("เปลี่ยนที่อยู่ปฏิทินแล้ว ที่อยู่เดิมใช้ไม่ได้อีก ใส่ที่อยู่ใหม่ในโทรศัพท์")


def draw_agency_feed(user: User) -> None:
    """Draw the calendar's address; the secretariat chooses whose. Nothing for who may see none."""
    theirs = {
        one.code: one for one in ask(agencies) if one.in_programme and _may(user, permissions.SEE_FEED, one)
    }
    if not theirs:
        return
    with st.expander(_("ปฏิทินของหน่วยงานในโทรศัพท์"), icon=":material/calendar_month:", key="feed"):
        code = _chosen(theirs)
        draw_template("reporting_window/feed.html", agency=theirs[code].name)
        st.code(server_address() + ask(agency_feed_path, user, code), language=None, wrap_lines=True)
        if _may(user, permissions.RENEW_FEED, theirs[code]):
            _renewing(code)


def _chosen(theirs: dict[str, AgencyInfo]) -> str:
    codes = list(theirs)
    if len(codes) == 1:
        return codes[0]
    chosen: str = st.selectbox(
        _("หน่วยงาน"), codes, format_func=lambda code: theirs[code].short, key="feed_agency"
    )
    return chosen


def _renewing(code: str) -> None:
    with confirmed_step("feed_renew", _("เปลี่ยนที่อยู่"), _("ยืนยันเปลี่ยนที่อยู่"), attempt, (RENEWED, renew_feed, code)):
        st.write(_("ที่อยู่เดิมจะใช้ไม่ได้ทันที ทุกคนที่ใช้อยู่ต้องใส่ที่อยู่ใหม่"))


def _may(user: User, permission: Permission, agency: AgencyInfo) -> bool:
    return can(user, permission, Target(agencies=frozenset({agency.code}))).allowed

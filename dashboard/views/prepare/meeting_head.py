"""The first thing seen: which meeting, when, where, how far; what is ready, what is missing."""

import streamlit as st

from dashboard.present.meeting_life import life_look
from dashboard.present.neighbour_sessions import neighbour_sessions
from dashboard.query_cache import ask
from dashboard.session.links import link
from dashboard.views.prepare.meeting_context import CHANGING, MeetingContext
from dashboard.views.prepare.next_step import draw_next_step
from dashboard.views.prepare.readiness import readiness
from dashboard.widgets.audit_targets import trail_link
from dashboard.widgets.templates import draw_template
from kmcore.i18n import _
from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.queries import MeetingInfo, meetings
from kmcore.thai.spoken_dates import days_until, spoken_time


def draw_meeting_head(context: MeetingContext) -> None:
    """Draw the card of the meeting, the next step in it, beside it what is ready."""
    with st.container(border=True, key="prepare_head"):
        left, right = st.columns([7, 6], gap="medium")
        with left:
            _facts(context)
            draw_next_step(context)
        with right:
            draw_template("prepare/ready.html", title=_title(context.life), lines=readiness(context))


def _facts(context: MeetingContext) -> None:
    sides = neighbour_sessions(ask(meetings, context.here.as_of), context.meeting.code)
    draw_template(
        "prepare/head.html",
        meeting=context.meeting,
        look=life_look(context.life),
        when=_when(context),
        clock=spoken_time(context.meeting.start_time),
        before=_side(sides.before),
        after=_side(sides.after),
        concluded=link("meeting", meeting=context.meeting.code),
        circles=link("circles", circle=context.meeting.circle.code),
        trail=trail_link(f"meeting:{context.meeting.code}"),
    )


def _title(life: MeetingLife) -> str:
    if life in CHANGING:
        return _("ความพร้อม")
    return _("หลังประชุม") if life is MeetingLife.CLOSED else _("การประชุมครั้งนี้")


def _when(context: MeetingContext) -> str:
    if context.life is not MeetingLife.PLANNED:
        return ""
    if context.meeting.on_date < context.here.as_of:
        return _("เลยวันแล้ว ยังไม่ได้เปิดประชุม")
    return days_until(context.meeting.days_to_go)


def _side(meeting: MeetingInfo | None) -> tuple[MeetingInfo, str] | None:
    return (meeting, link("prepare", meeting=meeting.code)) if meeting else None

"""ปฏิทินวง: when each circle meets next, how many sessions are planned and took place, and what was moved."""

import streamlit as st

from dashboard.query_cache import ask, reference_date
from dashboard.session.current_user import current_user
from dashboard.views.circles.all_circles import draw_all_circles
from dashboard.views.circles.calendar_address import draw_circle_feed
from dashboard.views.circles.circle_choice import choose_circle, circles_in_reading_order
from dashboard.views.circles.one_circle import draw_circle, draw_sessions
from dashboard.views.circles.planning_forms import draw_planning
from dashboard.widgets.page_head import open_page
from dashboard.widgets.source_labels import known_sources
from dashboard.widgets.templates import draw_template
from kmcore.access import permissions
from kmcore.access.authorization import can
from kmcore.i18n import _
from kmcore.meetings.queries import PROVINCE_CIRCLE, dated_events
from kmcore.reminders.circle_calendar import is_appointment

here = open_page(_("ปฏิทินวง"), _("แต่ละวงประชุมครั้งต่อไปเมื่อใด แผนกี่ครั้ง ประชุมแล้วกี่ครั้ง"))
user, found = current_user(), circles_in_reading_order(here.as_of)
plans = (
    here.as_of == reference_date() and can(user, permissions.PLAN_MEETING).allowed
)  # on another day one only looks
if not found:
    draw_template("widgets/empty.html", text=_("ยังไม่มีวงเรียนรู้ในข้อมูลนี้ เมื่อฝ่ายเลขานุการเพิ่มวงแล้วจะแสดงที่นี่"))
    if plans:
        draw_planning(None, (), here.as_of)
else:
    left, right = st.columns([8, 5], gap="small")
    with left:
        chosen, known = choose_circle(found), known_sources()
        code = chosen.circle.code
        with st.container(border=True, key="circle_one"):
            draw_circle(chosen, [one for one in found if one.circle.parent_code == code], here.as_of, known)
            if plans:
                draw_planning(chosen, found, here.as_of)
        with st.container(border=True, key="circle_sessions"):
            days = ask(dated_events, here.as_of) if code == PROVINCE_CIRCLE else []
            draw_sessions(chosen, [row for row in days if is_appointment(row)], known)
        draw_circle_feed(user, chosen.circle)
    with right, st.container(border=True, key="circle_every"):
        draw_all_circles(found, chosen, here.as_of)

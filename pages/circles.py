"""ปฏิทินวง: when each circle meets next, how many sessions are planned and took place, and what was moved."""

import streamlit as st

from dashboard import html
from dashboard.circles.choice import choose_circle, in_reading_order
from dashboard.circles.every import draw_every
from dashboard.circles.feed import draw_feed
from dashboard.circles.one import draw_circle, draw_sessions
from dashboard.circles.planning import draw_planning
from dashboard.frame import open_page
from dashboard.sources.labels import known_sources
from dashboard.store import ask, reference
from dashboard.visitor import visitor
from kmcore.access.permissions import can
from kmcore.i18n import _
from kmcore.meetings.queries import PROVINCE_CIRCLE, events
from kmcore.reporting.circle_calendar import is_appointment

here = open_page(_("ปฏิทินวง"), _("แต่ละวงประชุมครั้งต่อไปเมื่อใด แผนกี่ครั้ง ประชุมแล้วกี่ครั้ง"))
user, found = visitor(), in_reading_order(here.as_of)
plans = here.as_of == reference() and can(user, "plan_meeting").allowed  # on another day one only looks
if not found:
    html.draw("empty.html", text=_("ยังไม่มีวงเรียนรู้ในข้อมูลนี้ เมื่อฝ่ายเลขานุการเพิ่มวงแล้วจะแสดงที่นี่"))
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
            days = ask(events, here.as_of) if code == PROVINCE_CIRCLE else []
            draw_sessions(chosen, [row for row in days if is_appointment(row)], known)
        draw_feed(user, chosen.circle)
    with right, st.container(border=True, key="circle_every"):
        draw_every(found, chosen, here.as_of)

"""วงคุณเอื้อ: what a circle concluded, kind by kind, what is dated since, and what the next one needs."""

import streamlit as st

from dashboard.present.neighbour_sessions import neighbour_sessions
from dashboard.query_cache import ask
from dashboard.views.meeting.circles_and_sessions import draw_circles
from dashboard.views.meeting.conclusions_by_kind import draw_meeting_conclusions, items_by_source
from dashboard.views.meeting.dated_events import draw_dates
from dashboard.views.meeting.links_onward import draw_links_onward
from dashboard.views.meeting.meeting_choice import choose_meeting
from dashboard.views.meeting.meeting_facts import draw_facts
from dashboard.views.meeting.next_session import draw_next
from dashboard.views.meeting.papers import draw_papers
from dashboard.widgets.page_head import open_page
from dashboard.widgets.source_labels import known_sources
from dashboard.widgets.templates import draw_template
from kmcore.actions.queries import board
from kmcore.i18n import _
from kmcore.meetings.queries import circles, dated_events, meeting_record, meetings, next_circle
from kmcore.sources.queries import checks

here = open_page(_("วงคุณเอื้อ"), _("วงสรุปอะไร นัดอะไรไว้ และครั้งต่อไปต้องเตรียมอะไร"))
found, known = ask(meetings, here.as_of), known_sources()
code = choose_meeting(found, here)
if code is None:
    draw_template("widgets/empty.html", text=_("ยังไม่มีการประชุมในข้อมูลนี้ เมื่อบันทึกการประชุมครั้งแรกแล้วจะแสดงที่นี่"))
else:
    record, rows = ask(meeting_record, code, here.as_of), tuple(ask(board, here.as_of, here.since))
    sides = neighbour_sessions(found, code)
    left, right = st.columns([7, 5], gap="small")
    with left, st.container(border=True, key="meeting_facts"):
        draw_facts(record.info, sides, known)
        draw_links_onward(record.info)
    with right, st.container(border=True, key="meeting_next"):
        draw_next(sides.after or ask(next_circle, here.as_of, record.info.circle.code), code, here, known)
    with st.container(border=True, key="meeting_conclusions"):
        draw_meeting_conclusions(record, items_by_source(rows), known)
    if record.topics or record.documents or record.info.held:
        draw_papers(record, rows, known)
    with st.container(border=True, key="meeting_dates"):
        draw_dates(ask(dated_events, here.as_of), record.info, sides, rows, known)
with st.container(border=True, key="meeting_circles"):
    draw_circles(ask(circles, here.as_of), found, ask(checks, here.as_of), known, here.as_of)

"""วงคุณเอื้อ: what a circle concluded, kind by kind, what is dated since, and what the next one needs."""

import streamlit as st

from dashboard import html
from dashboard.frame import open_page
from dashboard.meeting.choice import around, choose_meeting
from dashboard.meeting.circles import draw_circles
from dashboard.meeting.coming import draw_next
from dashboard.meeting.conclusions import by_source, draw_conclusions
from dashboard.meeting.dates import draw_dates
from dashboard.meeting.facts import draw_facts
from dashboard.meeting.papers import draw_papers
from dashboard.meeting.ways import draw_ways
from dashboard.sources.labels import known_sources
from dashboard.store import ask
from kmcore.actions.queries import board
from kmcore.evidence.queries import checks
from kmcore.i18n import _
from kmcore.meetings.queries import circles, events, meeting, meetings, next_circle

here = open_page(_("วงคุณเอื้อ"), _("วงสรุปอะไร นัดอะไรไว้ และครั้งต่อไปต้องเตรียมอะไร"))
found, known = ask(meetings, here.as_of), known_sources()
code = choose_meeting(found, here)
if code is None:
    html.draw("empty.html", text=_("ยังไม่มีการประชุมในข้อมูลนี้ เมื่อบันทึกการประชุมครั้งแรกแล้วจะแสดงที่นี่"))
else:
    record, rows = ask(meeting, code, here.as_of), tuple(ask(board, here.as_of, here.since))
    sides = around(found, code)
    left, right = st.columns([7, 5], gap="small")
    with left, st.container(border=True, key="meeting_facts"):
        draw_facts(record.info, sides, known)
        draw_ways(record.info)
    with right, st.container(border=True, key="meeting_next"):
        draw_next(sides.after or ask(next_circle, here.as_of), code, here, known)
    with st.container(border=True, key="meeting_conclusions"):
        draw_conclusions(record, by_source(rows), known)
    if record.topics or record.documents or record.info.held:
        draw_papers(record, rows, known)
    with st.container(border=True, key="meeting_dates"):
        draw_dates(ask(events, here.as_of), record.info, sides, rows, known)
with st.container(border=True, key="meeting_circles"):
    draw_circles(ask(circles), found, ask(checks, here.as_of), known)

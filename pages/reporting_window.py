"""รายงานก่อนประชุม: who has reported for the next circle, who has not, and how long there is."""

import streamlit as st

from dashboard.query_cache import ask, reference_date
from dashboard.views.reporting_window.agency_table import draw_agency_answers, visible_agencies
from dashboard.views.reporting_window.calendar_address import draw_agency_feed
from dashboard.views.reporting_window.circle_choice import choose_window_circle
from dashboard.views.reporting_window.reminders import draw_reminders
from dashboard.views.reporting_window.window_controls import draw_window_controls
from dashboard.views.reporting_window.window_head import draw_window_head
from dashboard.widgets.flash import draw_flash
from dashboard.widgets.page_head import open_page
from dashboard.widgets.sign_in_prompt import require_access
from dashboard.widgets.templates import draw_template
from kmcore.access import permissions
from kmcore.access.authorization import can
from kmcore.i18n import _
from kmcore.reminders.queries import agency_standings, coming_window

user = require_access("reporting_window")
here = open_page(_("รายงานก่อนประชุม"), _("ใครรายงานแล้ว ใครยัง และเหลือเวลาเท่าใด"))
draw_flash()
circle = choose_window_circle(here)
window = ask(coming_window, here.as_of, circle)
if window is None:
    draw_template(
        "widgets/empty.html", text=_("ยังไม่กำหนดวันของวงครั้งต่อไป เมื่อมีวันแล้ว ช่วงรับรายงานจะเปิดเอง 7 วันก่อนหน้า")
    )
else:
    shown = visible_agencies(user, ask(agency_standings, here.as_of, circle))
    now = here.as_of == reference_date()  # on another day one looks and does not act
    with st.container(border=True, key="window_head"):
        draw_window_head(window, shown, user)
        if now and can(user, permissions.CLOSE_WINDOW).allowed:
            draw_window_controls(window)
    if shown:
        draw_agency_answers(shown)
    if now and can(user, permissions.REMIND).allowed:
        draw_reminders(window, shown)
draw_agency_feed(user)

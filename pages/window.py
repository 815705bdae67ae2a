"""รายงานก่อนประชุม: who has reported for the next circle, who has not, and how long there is."""

import streamlit as st

from dashboard import html
from dashboard.doing import draw_said
from dashboard.frame import open_page
from dashboard.sign_in import admit
from dashboard.store import ask, reference
from dashboard.window.controls import draw_controls
from dashboard.window.feed import draw_feed
from dashboard.window.head import draw_head
from dashboard.window.remind import draw_reminders
from dashboard.window.table import draw_table, visible
from kmcore.access.permissions import can
from kmcore.i18n import _
from kmcore.reporting.queries import coming_window, standings

user = admit("window")
here = open_page(_("รายงานก่อนประชุม"), _("ใครรายงานแล้ว ใครยัง และเหลือเวลาเท่าใด"))
draw_said()
window = ask(coming_window, here.as_of)
if window is None:
    html.draw("empty.html", text=_("ยังไม่กำหนดวันของวงครั้งต่อไป เมื่อมีวันแล้ว ช่วงรับรายงานจะเปิดเอง 7 วันก่อนหน้า"))
else:
    shown = visible(user, ask(standings, here.as_of))
    now = here.as_of == reference()  # on another day one looks and does not act
    with st.container(border=True, key="window_head"):
        draw_head(window, shown, user)
        if now and can(user, "close_window").allowed:
            draw_controls(window)
    if shown:
        draw_table(shown)
    if now and can(user, "remind").allowed:
        draw_reminders(window, shown)
draw_feed(user)

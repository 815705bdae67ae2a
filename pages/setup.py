"""ตั้งต้นจังหวัด: what of a new province is there, what is missing and why it matters; each step by form or by file."""

import streamlit as st

from dashboard.query_cache import ask, reference_date
from dashboard.views.setup.step_choice import chosen_step
from dashboard.views.setup.step_list import draw_steps
from dashboard.views.setup.step_panel import draw_step
from dashboard.widgets.page_flash import draw_page_flash
from dashboard.widgets.page_head import open_page
from dashboard.widgets.sign_in_prompt import require_access
from kmcore.exchange.new_province.progress import setup_steps
from kmcore.i18n import _

user = require_access("setup")
open_page(_("ตั้งต้นจังหวัด"), _("มีอะไรแล้ว ยังขาดอะไร ขาดแล้วเป็นอย่างไร"))
draw_page_flash()
steps = ask(setup_steps, reference_date())
chosen = chosen_step(steps)
left, right = st.columns([5, 8], gap="medium")
with left, st.container(key="setup_steps"):
    draw_steps(steps, chosen)
with right, st.container(border=True, key="setup_step"):
    draw_step(user, chosen)

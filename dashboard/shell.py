"""The script every visitor's session runs: language, navigation, then the page, one at a time."""

import sys
from pathlib import Path

# Streamlit puts this script's own folder on the path: there our modules would hide others of their name
# (html, state…). It is the repository's root that belongs there.
HERE = Path(__file__).resolve().parent
ROOT = str(HERE.parent)
sys.path[:] = [ROOT, *(entry for entry in sys.path if entry not in {str(HERE), ROOT})]

import streamlit as st  # noqa: E402

from dashboard.navigation import grouped_pages, showing  # noqa: E402
from dashboard.query_cache import one_revision  # noqa: E402
from dashboard.session.address import clean_address, note_arrival, settle_address, settle_language  # noqa: E402
from dashboard.session.current_user import may_see_dashboard, one_user_per_run  # noqa: E402
from dashboard.session.register_grid import keep_grid_of_ended_session  # noqa: E402
from dashboard.streamlit_host.error_boundary import error_boundary  # noqa: E402
from dashboard.streamlit_host.script_queue import one_at_a_time  # noqa: E402
from dashboard.widgets.live_refresh import live_refresh  # noqa: E402
from dashboard.widgets.sign_in_prompt import draw_sign_in_prompt  # noqa: E402
from kmcore.settings import settings  # noqa: E402

st.set_page_config(page_icon=str(Path(ROOT, "dashboard", "static", "icon.svg")), layout="wide")

with live_refresh() as revision_on_page, error_boundary():
    clean_address()
    note_arrival()
    settle_language(settings().language)
    with one_at_a_time(), one_revision(), one_user_per_run() as user:
        revision_on_page.note_revision()
        page = st.navigation(grouped_pages(user), position="top")
        if may_see_dashboard(user):
            with showing(page):
                page.run()
        else:
            keep_grid_of_ended_session()
            draw_sign_in_prompt()
    settle_address()

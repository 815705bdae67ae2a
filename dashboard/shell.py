"""The script every visitor's session runs: language, navigation, then the page, one at a time."""

import sys
from pathlib import Path

# Streamlit puts this script's own folder on the path, not the repository's root.
ROOT = str(Path(__file__).resolve().parent.parent)
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

import streamlit as st  # noqa: E402

from dashboard.gate import one_at_a_time  # noqa: E402
from dashboard.guard import guarded  # noqa: E402
from dashboard.navigation import grouped_pages  # noqa: E402
from dashboard.state import settle_language  # noqa: E402
from kmcore.settings import settings  # noqa: E402

st.set_page_config(page_icon=str(Path(ROOT, "dashboard", "static", "icon.svg")), layout="wide")

with guarded():
    settle_language(settings().language)
    page = st.navigation(grouped_pages(), position="top")
    with one_at_a_time():
        page.run()

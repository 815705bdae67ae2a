"""What set this run of the page going: the person, or news of a newer revision."""

from typing import Final

import streamlit as st

# The hidden button that our script presses when there is news (dashboard/widgets/live_refresh.py draws it).
NEWS_BUTTON: Final = "live"


def started_by_news() -> bool:
    """Tell whether this run was set going by news and not by the person: it is then no sign of use."""
    return bool(st.session_state.get(NEWS_BUTTON, False))

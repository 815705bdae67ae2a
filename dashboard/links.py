"""Plain links that keep what the reader has set: the language and the day looked at."""

from urllib.parse import urlencode

import streamlit as st

from dashboard.navigation import address
from dashboard.state import AS_OF, LANGUAGE


def link(view: str, /, **query: str) -> str:
    """Return a view's address with ``query``; a plain link starts a new session, so it carries the rest."""
    kept = {name: st.query_params[name] for name in (LANGUAGE, AS_OF) if name in st.query_params}
    asked = urlencode({**query, **kept})
    return f"{address(view)}?{asked}" if asked else address(view)


def choice(name: str, allowed: set[str], sorry: str) -> str | None:
    """Return an address parameter that is one of ``allowed``; for anything else say ``sorry`` on the page.

    What was asked is not repeated on the screen: it may be anything.
    """
    asked = st.query_params.get(name)
    if asked is None or asked in allowed:
        return asked
    st.warning(sorry)
    return None

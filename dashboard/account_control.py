"""The account on every page: who is signed in and what she can do with it, or the way to sign in."""

from urllib.parse import quote

import streamlit as st

from dashboard import html, words
from dashboard.sign_in import here
from dashboard.state import LANGUAGE
from dashboard.visitor import visitor
from kmcore.access.permissions import ROLE_NAMES
from kmcore.access.users import User
from kmcore.i18n import _


def account_control() -> None:
    """Draw a link to the sign-in page for a visitor; for somebody signed in a popover with her account."""
    user = visitor()
    with st.container(key="account", width="content"):
        if user.signed_in:
            _own(user)
        else:
            html.draw("account_sign_in.html", address=f"/login?next={quote(here())}")


def _own(user: User) -> None:
    with st.popover(words.plain(user.label), icon=":material/account_circle:", key="account_menu"):
        asked = st.query_params.get(LANGUAGE)
        html.draw(
            "account_own.html",
            label=user.label,
            role=_(ROLE_NAMES[user.role]),
            query=f"?{LANGUAGE}={quote(asked)}" if asked else "",
        )

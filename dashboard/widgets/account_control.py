"""The account on every page: who is signed in and what she can do with it, or the way to sign in."""

from urllib.parse import quote

import streamlit as st

from dashboard.present import formatting
from dashboard.session.address import LANGUAGE
from dashboard.session.current_user import current_user
from dashboard.widgets.sign_in_prompt import this_page_address
from dashboard.widgets.templates import draw_template
from kmcore.access.actor import User
from kmcore.access.roles import label_words, role_name


def draw_account_control() -> None:
    """Draw a link to the sign-in page for a visitor; for somebody signed in a popover with her account."""
    user = current_user()
    with st.container(key="account", width="content"):
        if user.signed_in:
            _own(user)
        else:
            draw_template("widgets/account_sign_in.html", address=f"/login?next={quote(this_page_address())}")


def _own(user: User) -> None:
    label = label_words(user.label)
    with st.popover(formatting.plain(label), icon=":material/account_circle:", key="account_menu"):
        asked = st.query_params.get(LANGUAGE)
        draw_template(
            "widgets/account_own.html",
            label=label,
            role=role_name(user.role),
            query=f"?{LANGUAGE}={quote(asked)}" if asked else "",
        )

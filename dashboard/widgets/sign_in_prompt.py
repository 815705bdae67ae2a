"""What stands on a page for somebody who has to sign in first: one sentence and the way."""

from urllib.parse import quote

import streamlit as st

from dashboard.navigation import view_address, view_named
from dashboard.session.current_user import current_user
from dashboard.widgets.templates import draw_template
from kmcore.access.actor import User
from kmcore.access.kinds import AccountRole
from kmcore.access.roles import role_name
from kmcore.i18n import _


def draw_sign_in_prompt(sentence: str | None = None) -> None:
    """Draw the sentence and a link to the sign-in page that leads back here."""
    text = sentence or _("หน้านี้เปิดให้ผู้ที่เข้าสู่ระบบแล้ว")
    draw_template(
        "widgets/ask_to_sign_in.html", sentence=text, address=f"/login?next={quote(this_page_address())}"
    )


def require_access(view: str) -> User:
    """Return who looks at this view; for somebody who may not, say so and end the run.

    Nobody signed in is asked to sign in; the wrong role is told whose page it is and whom to ask.
    """
    user, asked = current_user(), view_named(view)
    if not asked.open_to(user):
        if user.signed_in and user.role:
            _draw_not_theirs(asked.roles or frozenset(), user.role)
        else:
            draw_sign_in_prompt()
        st.stop()
    return user


def _draw_not_theirs(roles: frozenset[AccountRole], own: AccountRole) -> None:
    names = ", ".join(role_name(role) for role in AccountRole if role in roles)
    draw_template(
        "widgets/not_your_role.html", names=names, own=role_name(own), permissions=view_address("permissions")
    )


def this_page_address() -> str:
    """Return this page's address without the host: where to come back to."""
    address = st.context.url or "/"
    rest = address.split("://", maxsplit=1)[-1]
    path = "/" + rest.split("/", maxsplit=1)[1] if "/" in rest else "/"
    query = "&".join(f"{quote(name)}={quote(value)}" for name, value in st.query_params.to_dict().items())
    return f"{path.split('?')[0]}?{query}" if query else path.split("?", maxsplit=1)[0]

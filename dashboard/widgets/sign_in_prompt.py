"""What stands on a page for somebody who has to sign in first: one sentence and the way."""

from urllib.parse import quote

import streamlit as st

from dashboard.navigation import view_named
from dashboard.session.current_user import current_user
from dashboard.widgets.templates import draw_template
from kmcore.access.actor import User
from kmcore.i18n import _


def draw_sign_in_prompt(sentence: str | None = None) -> None:
    """Draw the sentence and a link to the sign-in page that leads back here."""
    text = sentence or _("หน้านี้เปิดให้ผู้ที่เข้าสู่ระบบแล้ว")
    draw_template(
        "widgets/ask_to_sign_in.html", sentence=text, address=f"/login?next={quote(this_page_address())}"
    )


def require_access(view: str) -> User:
    """Return who looks at this view; for somebody who may not, say so and end the run."""
    user = current_user()
    if not view_named(view).open_to(user):
        wrong_role = _("หน้านี้เปิดให้บางบทบาทเท่านั้น เข้าสู่ระบบด้วยบัญชีที่มีสิทธิ์")
        draw_sign_in_prompt(wrong_role if user.signed_in else None)
        st.stop()
    return user


def this_page_address() -> str:
    """Return this page's address without the host: where to come back to."""
    address = st.context.url or "/"
    rest = address.split("://", maxsplit=1)[-1]
    path = "/" + rest.split("/", maxsplit=1)[1] if "/" in rest else "/"
    query = "&".join(f"{quote(name)}={quote(value)}" for name, value in st.query_params.to_dict().items())
    return f"{path.split('?')[0]}?{query}" if query else path.split("?", maxsplit=1)[0]

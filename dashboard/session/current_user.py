"""Who looks at this page: asked of the store at every run, so that signing out holds at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

import streamlit as st

from dashboard.query_cache import ask, engine
from dashboard.session.run_cause import started_by_news
from kmcore.access.actor import VISITOR, By, User
from kmcore.access.calling_session import SIGNED_OUT, SignedOutError, calling_user
from kmcore.access.sessions import SignedIn, signed_in, touch
from kmcore.clock import system_clock
from kmcore.exchange.demo import has_demo
from kmcore.settings import settings
from kmcore.storage.unit_of_work import reading

# Behind TLS the name has the prefix that lets no neighbouring host set it.
COOKIE: Final = "km_session"
SECURE_COOKIE: Final = "__Host-km_session"

_of_this_run: ContextVar[SignedIn | None] = ContextVar("signed_in_of_this_run", default=None)


def session_token() -> str | None:
    """Return the token this browser came with: cookies as they were when it connected."""
    cookies = st.context.cookies
    token = cookies.get(SECURE_COOKIE) or cookies.get(COOKIE)
    return token if isinstance(token, str) else None  # where no browser is, Streamlit hands out a stand-in


@contextmanager
def one_user_per_run() -> Iterator[User]:
    """Let everything inside be asked for by one person, looked up once."""
    token = _of_this_run.set(current_sign_in())
    try:
        yield current_user()
    finally:
        _of_this_run.reset(token)


def current_sign_in() -> SignedIn | None:
    """Return the sign-in behind this run, None for a visitor and for one that is over."""
    known = _of_this_run.get()
    token = session_token()
    if known is not None or token is None:
        return known
    now = system_clock()
    with reading(engine()) as session:
        found = signed_in(session, token, now)
    if found is not None and not started_by_news():
        touch(engine(), token, found, now)
    return found


def current_user() -> User:
    """Return who looks: the account that signed in, else the visitor."""
    found = current_sign_in()
    return found.user if found else VISITOR


def may_see_dashboard(user: User) -> bool:
    """Tell whether this user may see the dashboard at all (``KM_VISITORS``)."""
    if user.signed_in:
        return True
    allowed = settings().visitors
    return ask(has_demo) if allowed == "auto" else allowed == "viewer"


def acting_user() -> By:
    """Return who acts from this page, and from where, for a command: the sign-in session, asked again there."""
    address = st.context.ip_address
    place = address if isinstance(address, str) else ""  # a stand-in where no browser is
    found = current_sign_in()
    return found.acting(place) if found else By(VISITOR, place)


def require_still_allowed(by: By) -> None:
    """Let through who had this page drawn, at a click that may come long after, on a thread without a page.

    Raises:
        SignedOutError: the sign-in is over, or the dashboard is not shown to visitors any more.
    """
    with reading(engine()) as session:
        user = calling_user(session, by, system_clock())
    if not may_see_dashboard(user):
        raise SignedOutError(SIGNED_OUT)

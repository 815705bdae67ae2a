"""Whose session a request, or a websocket, comes with: asked anew of the store every time, so that a sign-out counts at once."""

from starlette.requests import HTTPConnection

from dashboard.session.current_user import COOKIE, SECURE_COOKIE
from dashboard.web.store import store_engine
from kmcore.access.actor import VISITOR, User
from kmcore.access.sessions import SignedIn, signed_in
from kmcore.clock import system_clock
from kmcore.storage.unit_of_work import reading


def request_session_token(request: HTTPConnection) -> str | None:
    """Return the session token a request came with, as ``dashboard.session.current_user`` reads it in a page."""
    return request.cookies.get(SECURE_COOKIE) or request.cookies.get(COOKIE) or None


def session_of(request: HTTPConnection, *, temporary_too: bool = False) -> SignedIn | None:
    """Return the session a request comes with, if it holds; None for none.

    ``temporary_too``: also one that was opened with a password its owner has yet to change.

    Raises:
        StorageError: the store cannot be used.
    """
    token = request_session_token(request)
    if token is None:
        return None
    with reading(store_engine()) as session:
        return signed_in(session, token, system_clock(), temporary_too=temporary_too)


def user_of(request: HTTPConnection) -> User:
    """Return who asks; ``VISITOR`` for somebody who is not signed in.

    Raises:
        StorageError: the store cannot be used.
    """
    found = session_of(request)
    return found.user if found else VISITOR

"""The signed token by which a request of our own page is known: bound to the cookie the browser sends by itself."""

from dashboard.query_cache import engine
from kmcore.access.signing_key import signature


def csrf_token_for(token: str) -> str:
    """Return what our own JavaScript sends in the header ``X-KM-CSRF`` beside a session's cookie.

    ``token`` is the session's (``dashboard.session.current_user.session_token()``); the answer may stand in a page.
    """
    return signature(engine(), "csrf", token)

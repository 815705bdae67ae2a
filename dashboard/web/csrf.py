"""Requests that change something come from our own pages: a signed token, and what the browser says of itself.

The token is bound to the cookie that the browser sends by itself: of the sign-in, or, before one, of the form.
Who can only make a browser send a request knows neither.
"""

import hmac
import secrets
from typing import Final
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection, Request

from dashboard.session.csrf_token import csrf_token_for
from dashboard.web.session_lookup import request_session_token
from kmcore.settings import settings

HEADER: Final = "X-KM-CSRF"
FIELD: Final = "csrf"
FORM_COOKIE: Final = "km_form"
SECURE_FORM_COOKIE: Final = "__Host-km_form"


def csrf_ok(request: Request) -> bool:
    """Tell whether a PUT or POST of a signed-in browser comes from our own page: origin and header are right.

    False too where there is no session cookie. Whether the session still holds is another question.
    """
    token = request_session_token(request)
    return token is not None and same_origin(request) and _right(token, request.headers.get(HEADER, ""))


def form_ok(request: Request, given: str) -> bool:
    """Tell whether a form with this value in its hidden field is one of ours, drawn for this browser.

    With a session cookie only that one counts: a form's cookie may have been set by a neighbouring host.
    """
    bound = request_session_token(request) or form_cookie(request)
    return bound is not None and same_origin(request) and _right(bound, given)


def form_binding(request: Request) -> str:
    """Return what a new form's token is bound to: the session, the form's cookie, else a new one to be set."""
    return request_session_token(request) or form_cookie(request) or secrets.token_urlsafe(24)


def form_cookie(request: Request) -> str | None:
    """Return the value of the cookie that forms are bound to before anybody is signed in."""
    return request.cookies.get(SECURE_FORM_COOKIE) or request.cookies.get(FORM_COOKIE) or None


def same_origin(request: HTTPConnection) -> bool:
    """Tell whether the browser says that the request comes from this server; programs say nothing."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin")
    return site in {"same-origin", "none"} and (origin is None or _host_of(origin) in _own_hosts(request))


def _right(bound: str, given: str) -> bool:
    # As bytes: compare_digest refuses text that is not ASCII, and a form may hold anything.
    return hmac.compare_digest(csrf_token_for(bound).encode(), given.encode(errors="replace"))


def _own_hosts(request: HTTPConnection) -> set[str]:
    hosts = {request.headers.get("host", "").lower(), _host_of(settings().base_url)}
    return hosts - {""}


def _host_of(origin: str) -> str:
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:  # "http://[": a browser never says that
        return ""

"""Streamlit's own OIDC login, asked from within: what it answers is read here and goes no further.

Streamlit does the protocol (state, nonce, PKCE where the provider has it, the ID token's signature, audience,
issuer and times; by Authlib) and would end it with a cookie of thirty days that nobody can revoke. Its routes
are called by ours, so that cookie is verified by Streamlit's code and never sent (docs/decisions/0012).
"""

import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.requests import Request
from starlette.responses import Response
from streamlit.auth_util import encode_provider_token, get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_auth_routes import create_auth_routes
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from kmcore.access.identity_sign_in import Identity

Endpoint = Callable[[Request], Awaitable[Response]]
# Printable ASCII, as OpenID Connect Core 1.0 section 2 has it; the store would refuse a zero byte.
Word = Annotated[str, Field(pattern=r"^[ -~]{1,255}$")]
Moment = Annotated[float, Field(ge=0, lt=2**33)]  # seconds since 1970; until the year 2242
ENDPOINTS: Final[dict[str, Endpoint]] = {route.path: route.endpoint for route in create_auth_routes("")}
STATE: Final = "_state_"  # how Authlib's keys in the session begin
log = logging.getLogger("wong_uea")


class _Claims(BaseModel):
    """What the exchange needs of an ID token; the rest (name, e-mail) is not looked at."""

    model_config = ConfigDict(strict=True)

    iss: Word
    sub: Word
    iat: Moment
    exp: Moment


def clear_user_cookies(answer: Response, request: Request) -> None:
    """Have the browser drop Streamlit's own sign-in, should one be left there: it means nothing here."""
    for name in request.cookies:
        if name.startswith(USER_COOKIE_NAME):
            answer.delete_cookie(name, path="/")


async def to_provider(request: Request, name: str) -> Response | None:
    """Return Streamlit's redirect to the provider ``name``; None when the provider does not answer."""
    # Its route wants the name in a token signed two minutes ago at most: a link on a page would grow old.
    query = f"provider={encode_provider_token(name)}".encode()
    answer = await ENDPOINTS["/auth/login"](Request({**request.scope, "query_string": query}))
    return answer if answer.status_code == 302 and answer.headers["location"] != "/" else None


async def identity_from(request: Request) -> Identity | None:
    """Return who the provider sent back, taken from Streamlit's answer to its callback; None when refused."""
    answer = await ENDPOINTS["/oauth2callback"](request)
    _forget_state(request)
    cookies = dict(_cookies_of(answer))
    found = get_cookie_with_chunks(lambda name: _verified(name, cookies), USER_COOKIE_NAME)
    return _identity(found) if found else None


def _forget_state(request: Request) -> None:
    """A try that was given up leaves state behind: nothing of it is wanted after any callback."""
    for key in [key for key in request.session if key.startswith(STATE)]:
        del request.session[key]


def _cookies_of(answer: Response) -> list[tuple[str, str]]:
    """Return names and values in the order they were set: a cookie cleared and set again has its last."""
    headers = (header.split(";")[0] for header in answer.headers.getlist("set-cookie"))
    parts = (header.partition("=") for header in headers)
    return [(name, value.strip('"')) for name, _equals, value in parts]


def _verified(name: str, cookies: dict[str, str]) -> bytes | None:
    return decode_signed_value(get_cookie_secret(), name, cookies.get(name, ""))


def _identity(found: bytes) -> Identity | None:
    try:
        claims = _Claims.model_validate_json(found)
    except ValidationError as error:
        wrong = ", ".join(sorted({str(each["loc"][0]) if each["loc"] else "all" for each in error.errors()}))
        log.warning("an identity provider's answer cannot be used: %s", wrong)  # names, never values
        return None
    issued, expires = (datetime.fromtimestamp(seconds, UTC) for seconds in (claims.iat, claims.exp))
    return Identity(claims.iss, claims.sub, issued, expires)

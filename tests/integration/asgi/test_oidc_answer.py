"""What is taken from Streamlit's answer to its callback, and what is not: signed, whole, and with all it needs."""

import asyncio
import logging
import string
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from random import Random
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from streamlit.web.server.starlette import starlette_auth_routes
from streamlit.web.server.starlette.starlette_auth_routes import create_auth_routes
from streamlit.web.server.starlette.starlette_server_config import TOKENS_COOKIE_NAME, USER_COOKIE_NAME

from dashboard.streamlit_host import oidc_login
from dashboard.streamlit_host.oidc_login import identity_from
from kmcore.access.identity_sign_in import Identity
from tests.support.apart import run_apart
from tests.support.provider import COOKIE_SECRET

ISSUED, EXPIRES = 1_780_000_000, 1_780_003_600
CLAIMS: dict[str, object] = {
    "iss": "https://id.example",
    "sub": "u-1",
    "iat": ISSUED,
    "exp": EXPIRES,
    "name": "สมศรี ใจดี",
    "is_logged_in": True,
}
WHO = Identity(
    "https://id.example", "u-1", datetime.fromtimestamp(ISSUED, UTC), datetime.fromtimestamp(EXPIRES, UTC)
)
Change = Callable[[Response], None]


@pytest.fixture(autouse=True)
def _secret(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (oidc_login, starlette_auth_routes):
        monkeypatch.setattr(module, "get_cookie_secret", lambda: COOKIE_SECRET)


def taken(
    monkeypatch: pytest.MonkeyPatch, claims: dict[str, Any] | None, change: Change = lambda _answer: None
) -> Identity | None:
    """What we take of the answer in which Streamlit's own code put these claims, ``change``\\d on the way."""

    async def callback(_request: Request) -> Response:
        answer = RedirectResponse("/")
        if claims is not None:
            await starlette_auth_routes._set_auth_cookie(answer, claims, {"id_token": "x" * 5000})
        change(answer)
        return answer

    endpoints: dict[str, Callable[[Request], Awaitable[Response]]] = {"/oauth2callback": callback}
    monkeypatch.setattr(oidc_login, "ENDPOINTS", endpoints)
    session: dict[str, object] = {"_state_default_abc": {"data": {}}, "km_next": "/actions"}
    request = Request({"type": "http", "headers": [], "query_string": b"", "session": session})
    found: Identity | None = run_apart(identity_from(request))
    assert session == {"km_next": "/actions"}, "nothing of a try stays"
    return found


def rewrite(cookie: str, edit: Callable[[str], str]) -> Change:
    """Change the value of a cookie in the answer."""

    def change(answer: Response) -> None:
        for number, (name, value) in enumerate(answer.raw_headers):
            start = f"{cookie}=".encode()
            if name == b"set-cookie" and value.startswith(start):
                kept, semicolon, rest = value[len(start) :].decode().partition(";")
                answer.raw_headers[number] = (name, start + f"{edit(kept)}{semicolon}{rest}".encode())

    return change


def other_letter(value: str, at: int) -> str:
    letter = value[at]
    return value[:at] + ("A" if letter != "A" else "B") + value[at + 1 :]


def test_issuer_subject_and_times(monkeypatch: pytest.MonkeyPatch) -> None:
    assert taken(monkeypatch, CLAIMS) == WHO


def test_one_that_streamlit_had_to_part(monkeypatch: pytest.MonkeyPatch) -> None:
    """A provider that tells much of a person: more than a cookie holds."""
    letters = "".join(Random(1).choices(string.ascii_letters, k=9000))  # noqa: S311 - cookies are packed
    assert taken(monkeypatch, {**CLAIMS, "groups": letters}) == WHO
    lost = rewrite(f"{USER_COOKIE_NAME}_2", lambda _value: "")
    assert taken(monkeypatch, {**CLAIMS, "groups": letters}, lost) is None


def test_the_last_word_counts_where_a_cookie_is_cleared_and_set(monkeypatch: pytest.MonkeyPatch) -> None:
    def clear_first(answer: Response) -> None:
        gone = Response()
        gone.delete_cookie(USER_COOKIE_NAME)
        answer.raw_headers[:0] = [each for each in gone.raw_headers if each[0] == b"set-cookie"]

    assert taken(monkeypatch, CLAIMS, clear_first) == WHO


def test_no_cookie_is_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    assert taken(monkeypatch, None) is None


@pytest.mark.parametrize("at", [0, 20, 60, -1, -30])
def test_a_changed_letter_is_nobody(monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    def edit(value: str) -> str:
        return other_letter(value, at % len(value) if at != -1 else len(value) - 2)

    assert taken(monkeypatch, CLAIMS, rewrite(USER_COOKIE_NAME, edit)) is None


def test_another_secret_is_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starlette_auth_routes, "get_cookie_secret", lambda: "f" * 64)
    assert taken(monkeypatch, CLAIMS) is None


def test_the_other_cookie_s_value_is_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Signed with the same secret, for another name."""

    def swap(answer: Response) -> None:
        answer.raw_headers[:] = [
            (name, value.replace(TOKENS_COOKIE_NAME.encode(), USER_COOKIE_NAME.encode()))
            for name, value in answer.raw_headers
            if not value.startswith(f"{USER_COOKIE_NAME}=".encode())
        ]

    assert taken(monkeypatch, CLAIMS, swap) is None


WRONG: tuple[object, ...] = (None, "", True, [], {}, "a\x00b", "สมศรี", "x" * 256, -1, 1e300, float("nan"))
NEEDED = [(name, value) for name in ("iss", "sub", "iat", "exp") for value in WRONG]


@pytest.mark.parametrize(("name", "value"), [*NEEDED, ("iat", "12"), ("exp", "12"), ("exp", float("inf"))])
def test_all_four_are_needed_and_what_they_should_be(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, name: str, value: object
) -> None:
    without = {key: kept for key, kept in CLAIMS.items() if key != name}
    with caplog.at_level(logging.WARNING, "wong_uea"):
        assert taken(monkeypatch, without) is None
        assert taken(monkeypatch, {**CLAIMS, name: value}) is None
    assert caplog.messages == [f"an identity provider's answer cannot be used: {name}"] * 2


def test_streamlit_s_routes_are_where_ours_ask() -> None:
    """An upgrade that moves them must fail here, not at a person's sign-in."""
    paths = {route.path for route in create_auth_routes("")}
    assert {"/auth/login", "/oauth2callback"} <= paths
    assert all(asyncio.iscoroutinefunction(oidc_login.ENDPOINTS[path]) for path in paths)

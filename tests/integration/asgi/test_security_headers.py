"""Security headers: on every answer, whoever gives it, and as strict as Streamlit lets them be."""

import pytest

from dashboard.web.security_headers import HEADERS, content_policy
from tests.integration.asgi.asking import Client

EVERYWHERE = (
    "/",
    "/villages",
    "/healthz",
    "/photos/nowhere",
    "/missing",
    "/elsewhere",
    "/own",
    "/data",
)


def policy(client: Client, path: str = "/") -> dict[str, list[str]]:
    header = client.get(path).headers["content-security-policy"]
    return {name: sources for name, *sources in (part.split() for part in header.split(";"))}


@pytest.mark.parametrize("path", [*EVERYWHERE, "/static/none.js", "/villages/"])
def test_every_answer_has_them(client: Client, path: str) -> None:
    headers = client.get(path).headers
    assert {name: headers[name] for name in HEADERS} == HEADERS
    assert "default-src 'none'" in headers["content-security-policy"]


def test_the_answers_were_of_every_kind(client: Client) -> None:
    assert {client.get(path).status_code for path in EVERYWHERE} == {200, 307, 404}
    assert client.request("PUT", "/").status_code == 405


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "DELETE", "PUT"])
def test_for_every_method(client: Client, method: str) -> None:
    assert client.request(method, "/healthz").headers["x-frame-options"] == "DENY"


def test_ours_stand_where_an_answer_brings_weaker_ones(client: Client) -> None:
    headers = client.get("/weak").headers
    assert headers.get_list("x-frame-options") == ["DENY"]
    (found,) = headers.get_list("content-security-policy")
    assert "default-src *" not in found


def test_nothing_may_come_from_another_host(client: Client) -> None:
    allowed = {source for sources in policy(client).values() for source in sources}
    assert {source for source in allowed if not source.startswith("'")} == {"data:", "blob:"}


def test_scripts_are_ours_or_known_word_by_word(client: Client) -> None:
    """'unsafe-eval' is Vega's; 'unsafe-inline' would open the door to any text on a page."""
    scripts = policy(client)["script-src"]
    assert {"'self'", "'unsafe-eval'"} <= set(scripts)
    assert "'unsafe-inline'" not in scripts
    rest = set(scripts) - {"'self'", "'unsafe-eval'"}
    assert rest
    assert all(source.startswith("'sha256-") for source in rest)


def test_nobody_may_frame_us_or_send_our_forms_away(client: Client) -> None:
    found = policy(client)
    assert found["frame-ancestors"] == found["base-uri"] == found["default-src"] == ["'none'"]
    assert found["form-action"] == found["connect-src"] == ["'self'"]
    assert "object-src" not in found


def test_the_policy_is_one_line() -> None:
    assert "\n" not in content_policy(["'sha256-x'"])

"""Which providers are offered, and what the log says of those that are not."""

import logging
from typing import Any

import pytest
from streamlit.runtime.secrets import AttrDict

from dashboard.streamlit_host import oidc_offers as offers
from dashboard.streamlit_host.oidc_offers import ProviderOffer, oidc_offers

SECRET = "x" * 32
ALL: dict[str, Any] = {"redirect_uri": "https://km.example.go.th/oauth2callback", "cookie_secret": SECRET}
ONE: dict[str, Any] = {
    "client_id": "km",
    "client_secret": "never-told",
    "server_metadata_url": "https://id.example.go.th/.well-known/openid-configuration",
}


@pytest.fixture
def said(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """What the log says from here on, of things it said before as well."""
    offers._say_once.cache_clear()
    caplog.set_level(logging.WARNING, "wong_uea")
    return caplog


def offered(monkeypatch: pytest.MonkeyPatch, auth: object) -> list[ProviderOffer]:
    section = AttrDict(auth) if isinstance(auth, dict) else auth
    monkeypatch.setattr(offers, "get_secrets_auth_section", lambda: section)
    return oidc_offers("/actions?lead=doae")


@pytest.mark.parametrize("auth", [{}, None, "x", 7])
def test_nothing_without_a_section_and_nothing_is_said(
    monkeypatch: pytest.MonkeyPatch, said: pytest.LogCaptureFixture, auth: object
) -> None:
    assert offered(monkeypatch, auth) == []
    assert said.messages == []


def test_one_named_by_its_host_or_its_label(monkeypatch: pytest.MonkeyPatch) -> None:
    href = "/login/oidc/default?next=/actions%3Flead%3Ddoae"
    assert offered(monkeypatch, {**ALL, **ONE}) == [ProviderOffer("default", "id.example.go.th", href)]
    assert offered(monkeypatch, {**ALL, **ONE, "label": "ThaID"}) == [ProviderOffer("default", "ThaID", href)]


def test_without_a_wish_the_role_says_where_to_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    offered(monkeypatch, {**ALL, **ONE})
    assert [offer.href for offer in oidc_offers()] == ["/login/oidc/default"]


def test_several(monkeypatch: pytest.MonkeyPatch) -> None:
    auth = {**ALL, "client_kwargs": {"scope": "openid"}, "thaid": {**ONE, "label": "ThaID"}, "office": ONE}
    assert [(offer.name, offer.label) for offer in offered(monkeypatch, auth)] == [
        ("thaid", "ThaID"),
        ("office", "office"),
    ]


@pytest.mark.parametrize(
    ("auth", "lacks"),
    [
        (ONE, "redirect_uri"),
        ({**ONE, "redirect_uri": ALL["redirect_uri"]}, "cookie_secret"),
        ({**ALL, **ONE, "cookie_secret": "short"}, "cookie_secret"),
        ({**ALL, **ONE, "redirect_uri": "https://km.example.go.th/"}, "redirect_uri"),
        ({**ALL, **ONE, "redirect_uri": "http://km.example.go.th/oauth2callback"}, "redirect_uri"),
        ({**ALL, **ONE, "redirect_uri": 7}, "redirect_uri"),
        ({**ALL, **ONE, "client_id": ""}, "client_id"),
        ({**ALL, "client_id": "km"}, "client_secret, server_metadata_url"),
        ({**ALL, **ONE, "server_metadata_url": "http://id.example.go.th"}, "server_metadata_url"),
        ({**ALL, **ONE, "server_metadata_url": "https://["}, "server_metadata_url"),
        ({**ALL, "my_provider": ONE}, "a name of letters"),
    ],
)
def test_what_is_incomplete_is_left_out_and_said_once_without_values(
    monkeypatch: pytest.MonkeyPatch, said: pytest.LogCaptureFixture, auth: dict[str, Any], lacks: str
) -> None:
    assert offered(monkeypatch, auth) == []
    assert offered(monkeypatch, auth) == []
    assert len(said.messages) == 1
    assert lacks in said.messages[0]
    assert "never-told" not in said.text
    assert SECRET not in said.text


def test_one_that_is_incomplete_does_not_take_the_others_away(
    monkeypatch: pytest.MonkeyPatch, said: pytest.LogCaptureFixture
) -> None:
    auth = {**ALL, "good": ONE, "bad": {"client_id": "km"}}
    assert [offer.name for offer in offered(monkeypatch, auth)] == ["good"]
    lacks = "client_secret, server_metadata_url (an https address)"
    assert said.messages == [f"sign-in by OIDC is not offered: [auth.bad] in secrets.toml lacks {lacks}"]


def test_http_serves_on_loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    local = {"redirect_uri": "http://127.0.0.1:{port}/oauth2callback", "cookie_secret": SECRET}
    auth = {**local, **ONE, "server_metadata_url": "http://localhost:9/x"}
    assert [offer.label for offer in offered(monkeypatch, auth)] == ["localhost"]

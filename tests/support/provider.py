"""A real OpenID Connect provider on loopback, in a thread: who signs in there is asked by name, without password.

It is reached as ``localhost``: for a browser another site than the app's 127.0.0.1, as a provider is.
"""

import logging
import re
import threading
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import flask
import httpx
import oidc_provider_mock  # type: ignore[import-untyped]  # has no py.typed
import werkzeug.serving

FROM_AFAR = re.compile(r"<link[^>]*>")
COOKIE_SECRET = "0123456789abcdef" * 4  # signs the cookies of throw-away servers only


@dataclass
class Provider:
    """Where it is, and what it was asked for: the challenges of PKCE, and whether each was met."""

    url: str = ""
    challenges: list[str] = field(default_factory=list)
    met: list[bool] = field(default_factory=list)
    pkce: bool = True

    @property
    def metadata_url(self) -> str:
        return f"{self.url}/.well-known/openid-configuration"

    def say_of(self, subject: str, **claims: object) -> None:
        """Have the provider say this of ``subject`` in its ID tokens: also what it should not say."""
        httpx.put(f"{self.url}/users/{subject}", json=claims).raise_for_status()

    def approve(self, address: str, subject: str) -> str:
        """Sign ``subject`` in at the page the provider was opened with; return where it sends the browser."""
        return httpx.post(address, data={"sub": subject}).headers["location"]

    def deny(self, address: str) -> str:
        """Press "deny" there instead."""
        return httpx.post(address, data={"action": "deny"}).headers["location"]


@contextmanager
def running_provider() -> Iterator[Provider]:
    """Run a provider until the block ends."""
    provider = Provider()
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # a line for every request otherwise
    server = werkzeug.serving.make_server("localhost", 0, _app(provider), threaded=True)
    provider.url = f"http://localhost:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.1,))
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def secrets_file(folder: Path, text: str) -> str:
    """Write a ``secrets.toml`` and return its path."""
    path = folder / "secrets.toml"
    path.write_text(text, "utf-8")
    return str(path)


def _app(provider: Provider) -> flask.Flask:
    app: flask.Flask = oidc_provider_mock.app(require_nonce=True)
    app.before_request(lambda: _keep_challenge(provider))
    app.after_request(lambda answer: _completed(provider, answer))
    return app


def _completed(provider: Provider, answer: flask.Response) -> flask.Response:
    """Name PKCE among what the provider can do, and leave out the style sheet that its pages fetch from afar."""
    if flask.request.path == "/.well-known/openid-configuration" and provider.pkce:
        known: dict[str, Any] = answer.get_json()
        answer.set_data(flask.json.dumps({**known, "code_challenge_methods_supported": ["S256"]}))
    if answer.mimetype == "text/html":
        answer.set_data(FROM_AFAR.sub("", answer.get_data(as_text=True)))
    return answer


def _keep_challenge(provider: Provider) -> None:
    """The library knows no PKCE (RFC 7636): the challenge is kept here, and measured with the verifier."""
    if flask.request.path == "/oauth2/authorize" and flask.request.method == "POST":
        provider.challenges += parse_qs(urlsplit(flask.request.url).query).get("code_challenge", [])
    if flask.request.path == "/oauth2/token" and provider.challenges:
        digest = sha256(flask.request.form.get("code_verifier", "").encode()).digest()
        challenge = urlsafe_b64encode(digest).decode().rstrip("=")
        provider.met.append(challenge == provider.challenges[-1])

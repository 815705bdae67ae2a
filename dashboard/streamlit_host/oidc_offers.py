"""Which identity providers this server offers: the ``[auth]`` section of Streamlit's ``secrets.toml``.

The section is Streamlit's own, read by Streamlit's own reader; ``label`` beside ``client_id`` is ours.
"""

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final
from urllib.parse import quote, urlsplit

from streamlit.auth_util import get_secrets_auth_section

CALLBACK: Final = "/oauth2callback"  # Streamlit's, and the address registered with the provider
DEFAULT: Final = "default"  # what Streamlit calls the provider whose settings stand in [auth] itself
OF_A_PROVIDER: Final = ("client_id", "client_secret", "server_metadata_url")
NAME: Final = re.compile(r"[A-Za-z0-9-]{1,40}")  # Streamlit parts names at "_"; ours stand in an address too
SHORTEST_SECRET: Final = 32  # characters; `python -c "import secrets; print(secrets.token_hex(32))"`
LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})
log = logging.getLogger("wong_uea")


@dataclass(frozen=True)
class ProviderOffer:
    """A provider to sign in by: its name in secrets.toml, what people call it, where its link leads."""

    name: str
    label: str
    href: str


def oidc_offers(next_path: str = "") -> list[ProviderOffer]:
    """Return the providers that can be used, as they stand in secrets.toml; none where there is no [auth].

    ``next_path`` is where the person goes afterwards, empty for where her role begins. What is incomplete is
    left out, and the log says once what is missing: names of settings, never their values.
    """
    auth = _section()
    if not auth or _left_out("auth", _missing_for_all(auth)):
        return []
    query = f"?next={quote(next_path)}" if next_path else ""
    return [
        ProviderOffer(name, _label(name, section), f"/login/oidc/{name}{query}")
        for name, section in _providers(auth)
        if not _left_out("auth" if name == DEFAULT else f"auth.{name}", _missing(name, section))
    ]


def _section() -> Mapping[str, Any]:
    section: Any = get_secrets_auth_section()
    return section if isinstance(section, Mapping) else {}


def _missing_for_all(auth: Mapping[str, Any]) -> list[str]:
    missing = []
    if not _is_address(auth.get("redirect_uri")) or not str(auth["redirect_uri"]).endswith(CALLBACK):
        missing.append(f"redirect_uri (an address of this server that ends in {CALLBACK})")
    if len(str(auth.get("cookie_secret", ""))) < SHORTEST_SECRET:
        missing.append(f"cookie_secret ({SHORTEST_SECRET} random characters or more)")
    return missing


def _providers(auth: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if any(key in auth for key in OF_A_PROVIDER):
        yield DEFAULT, auth
    for name, section in auth.items():
        if isinstance(section, Mapping) and name != "client_kwargs":
            yield name, section


def _missing(name: str, section: Mapping[str, Any]) -> list[str]:
    missing = [key for key in OF_A_PROVIDER[:2] if not section.get(key)]
    if not _is_address(section.get(OF_A_PROVIDER[2])):
        missing.append(f"{OF_A_PROVIDER[2]} (an https address)")
    if not NAME.fullmatch(name):
        missing.append("a name of letters, digits and hyphens")
    return missing


def _is_address(value: object) -> bool:
    """Whether it is an https address; http serves on loopback only, where nobody listens in."""
    try:
        address = urlsplit(value if isinstance(value, str) else "")
    except ValueError:  # "https://[": half an IPv6 address
        return False
    safe = address.scheme == "https" or (address.scheme == "http" and address.hostname in LOOPBACK)
    return safe and bool(address.hostname)


def _label(name: str, section: Mapping[str, Any]) -> str:
    host = urlsplit(str(section[OF_A_PROVIDER[2]])).hostname or name
    return str(section.get("label") or (host if name == DEFAULT else name))


def _left_out(where: str, missing: list[str]) -> bool:
    if missing:
        _say_once(where, ", ".join(missing))
    return bool(missing)


@cache
def _say_once(where: str, missing: str) -> None:
    log.warning("sign-in by OIDC is not offered: [%s] in secrets.toml lacks %s", where, missing)

"""Who asks, from where, in which language: what a request says of its browser."""

import unicodedata
from functools import cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Final
from urllib.parse import parse_qs, urlsplit

from starlette.requests import Request

from dashboard.web.session_lookup import request_session_token
from kmcore.access.sign_in import Device
from kmcore.i18n import LANGUAGES
from kmcore.settings import settings

LONGEST_PATH: Final = 2000


def device_of(request: Request) -> Device:
    """Return the browser as a session keeps it, with the token it came with."""
    agent = "".join(letter for letter in request.headers.get("user-agent", "") if letter.isprintable())
    return Device(client_address(request), agent[:120], request_session_token(request))


def client_address(request: Request) -> str:
    """Return the address of the browser: past the proxies of ``KM_PROXIES``, and past nobody else's word."""
    peer = request.client.host if request.client else ""
    named = [part.strip() for part in request.headers.get("x-forwarded-for", "").split(",")]
    passed = [*(part for part in named if part), peer]  # the nearest last: each proxy adds whom it saw
    return next((address for address in reversed(passed) if not _is_proxy(address)), peer)


def is_https(request: Request) -> bool:
    """Tell whether the browser came by https, here or at a proxy of ``KM_PROXIES``."""
    if request.url.scheme == "https":
        return True
    peer = request.client.host if request.client else ""
    return _is_proxy(peer) and request.headers.get("x-forwarded-proto", "").strip() == "https"


def language_of(request: Request, going_to: str = "") -> str:
    """Return the language to answer in: the address's, else that of the page gone to, the cookie's, ours."""
    there = parse_qs(urlsplit(going_to).query).get("lang", [""])[0]
    asked = (request.query_params.get("lang"), there, request.cookies.get("lang"))
    return next((code for code in asked if code in LANGUAGES), settings().language)


def asked_language(request: Request) -> str:
    """Return the language the address asks for, "" for none or an unknown one."""
    asked = request.query_params.get("lang", "")
    return asked if asked in LANGUAGES else ""


def keep_language(request: Request, path: str) -> str:
    """Return ``path`` (a page of ours) in the language the address asked for, unless it names one itself."""
    asked = asked_language(request)
    place, mark, fragment = path.partition("#")
    if not asked or "lang=" in urlsplit(place).query:
        return path
    return f"{place}{'&' if '?' in place else '?'}lang={asked}{mark}{fragment}"


def local_path(text: str | None) -> str | None:
    r"""Return an address to go on to if it is a page of ours; None for anything a browser may take elsewhere.

    "//host", "/\\host" and "/<tab>/host" are other hosts to a browser; our own sign-in pages lead nowhere.
    """
    if not text or len(text) > LONGEST_PATH or not text.startswith("/") or "\\" in text:
        return None
    if text.startswith("//") or any(unicodedata.category(letter)[0] in "CZ" for letter in text):
        return None
    own = urlsplit(text).path.rstrip("/")
    return None if own in {"/login", "/logout", "/notice", "/logout/everywhere"} else text


def _is_proxy(address: str) -> bool:
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return any(found in network for network in _networks(settings().proxies))


@cache
def _networks(proxies: str) -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(ip_network(part.strip(), strict=False) for part in proxies.split(",") if part.strip())

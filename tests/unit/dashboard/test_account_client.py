"""What is believed of a request: where it goes on to, and whence it comes."""

from collections.abc import Iterator

import pytest
from starlette.requests import Request

from dashboard.web.client import client_address, is_https, keep_language, local_path
from kmcore.settings import settings


def request(peer: str = "203.0.113.7", scheme: str = "http", query: str = "", **headers: str) -> Request:
    named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request(
        {
            "type": "http",
            "method": "GET",
            "path": "/login",
            "scheme": scheme,
            "server": ("127.0.0.1", 80),
            "query_string": query.encode(),
            "client": (peer, 1234),
            "headers": named,
        }
    )


@pytest.fixture
def proxies(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("KM_PROXIES", "10.0.0.5, 10.1.0.0/24")
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.mark.parametrize(
    "path",
    ["/", "/my", "/actions?item=A9&lang=en", "/villages?q=%E0%B8%81#map", "/a:b", "/x?next=https://y/"],
)
def test_a_page_of_ours_is_gone_on_to(path: str) -> None:
    assert local_path(path) == path


@pytest.mark.parametrize(
    "path",
    [
        *("//evil.example", "///evil.example", "https://evil.example", "javascript:alert(1)", "evil.example"),
        *("/\\evil.example", "\\\\evil.example", "/a\\b", "/\t/evil.example", "\t//evil.example", "/\n/x"),
        *(" /x", "/x y", "/\u2028/x", "/\u200b/x", "/\u202e", "/\0", "/" + "a" * 2000, "", None),
        *("/login", "/login?next=/x", "/logout", "/logout/everywhere", "/notice/"),
    ],
)
def test_anything_else_is_not(path: str | None) -> None:
    assert local_path(path) is None


@pytest.mark.usefixtures("proxies")
@pytest.mark.parametrize(
    ("peer", "named", "address"),
    [
        ("203.0.113.7", "", "203.0.113.7"),
        ("203.0.113.7", "198.51.100.1", "203.0.113.7"),  # said by a stranger
        ("10.0.0.5", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.5", "1.1.1.1, 198.51.100.1", "198.51.100.1"),  # the first may be made up
        ("10.0.0.5", "198.51.100.1, 10.1.0.9", "198.51.100.1"),
        ("10.0.0.5", "198.51.100.1, 10.2.0.9", "10.2.0.9"),  # no proxy of ours
        ("10.0.0.5", "", "10.0.0.5"),
        ("10.0.0.5", "10.1.0.3", "10.0.0.5"),
        ("10.0.0.5", " , ,", "10.0.0.5"),
        ("10.0.0.5", "nonsense", "nonsense"),  # a word of the proxy's own: counted as it is
    ],
)
def test_the_last_address_that_no_proxy_of_ours_has(peer: str, named: str, address: str) -> None:
    assert client_address(request(peer, x_forwarded_for=named)) == address


@pytest.mark.usefixtures("proxies")
@pytest.mark.parametrize(
    ("peer", "scheme", "said", "secure"),
    [
        ("203.0.113.7", "https", "", True),
        ("203.0.113.7", "http", "https", False),
        ("10.0.0.5", "http", "https", True),
        ("10.0.0.5", "http", "http", False),
    ],
)
def test_https_is_here_or_at_our_proxy(peer: str, scheme: str, said: str, *, secure: bool) -> None:
    assert is_https(request(peer, scheme, x_forwarded_proto=said)) is secure


@pytest.mark.parametrize(
    ("query", "path", "kept"),
    [
        ("lang=en", "/my", "/my?lang=en"),
        ("lang=en", "/my?x=1#top", "/my?x=1&lang=en#top"),
        ("lang=en", "/my?lang=th", "/my?lang=th"),
        ("lang=xx", "/my", "/my"),
        ("", "/my", "/my"),
    ],
)
def test_the_language_chosen_goes_along(query: str, path: str, kept: str) -> None:
    assert keep_language(request(query=query), path) == kept

"""The page round Streamlit: the reader's language, our title, icon and styles, and nothing from outside."""

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from starlette.types import Message, Scope

from dashboard.present.static_files import STATIC, static_url
from dashboard.streamlit_host.page_html import SCRIPTS, STYLES, PageMiddleware
from kmcore.settings import settings
from tests.integration.asgi.asking import Client
from tests.integration.asgi.conftest import PNG
from tests.support.apart import run_apart
from tests.support.markup import Tag, read_markup

TITLES = {"th": "วงเอื้อ · จังหวัดที่เรียนรู้", "en": "Wong Uea"}
PATHS = ("/", "/villages", "/budget?line=km")


def html(client: Client, path: str = "/", **headers: str) -> str:
    answer = client.get(path, headers=headers)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return answer.text


def tags(text: str, name: str, **attributes: str) -> list[Tag]:
    return [tag for tag in read_markup(text).all(name) if attributes.items() <= tag.attributes.items()]


def language(text: str) -> str:
    (root,) = tags(text, "html")
    return root.attributes["lang"]


@pytest.mark.parametrize("path", PATHS)
def test_any_address_of_ours_is_the_page(client: Client, path: str) -> None:
    text = html(client, path)
    assert language(text) == "th"
    assert tags(text, "div", id="root"), "Streamlit's own root must be left in place"


@pytest.mark.parametrize(
    ("path", "cookie", "spoken"),
    [
        ("/", "", "th"),
        ("/?lang=en", "", "en"),
        ("/villages?area=8001&lang=en", "", "en"),
        ("/", "lang=en", "en"),
        ("/", "a=1; lang=en; b=2", "en"),
        ("/?lang=th", "lang=en", "th"),
        ("/?lang=xx", "lang=en", "en"),
        ("/?lang=xx", "lang=yy", "th"),
        ("/?lang=en&lang=th", "", "en"),
        ("/?lang=", "", "th"),
        ("/", "a/b=1; lang=en", "en"),  # http.cookies refuses this header whole: a neighbour's cookie
    ],
)
def test_the_language_is_the_address_s_else_the_cookie_s(
    client: Client, path: str, cookie: str, spoken: str
) -> None:
    assert language(html(client, path, **({"Cookie": cookie} if cookie else {}))) == spoken


def test_the_setting_decides_where_nobody_asked(
    client: Client, use_store: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KM_LANGUAGE", "en")
    use_store("sqlite:///unused.db")
    assert settings().language == "en"
    assert language(html(client)) == "en"
    assert language(html(client, "/?lang=th")) == "th"


@given(
    cookie=st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=40),
    query=st.text(max_size=40),
)
@hypothesis_settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_cookie_and_no_query_can_break_the_page(client: Client, cookie: str, query: str) -> None:
    answer = client.get("/", params={"lang": query}, headers={"Cookie": cookie.encode("latin-1")})
    assert answer.status_code == 200
    assert language(answer.text) in {"th", "en"}


@pytest.mark.parametrize("spoken", ["th", "en"])
def test_title_and_the_words_without_script_are_ours(client: Client, spoken: str) -> None:
    text = html(client, f"/?lang={spoken}")
    (title,) = re.findall(r"<title>(.*?)</title>", text)
    (noscript,) = re.findall(r"<noscript>(.*?)</noscript>", text, re.DOTALL)
    assert title.startswith(TITLES[spoken])
    assert "JavaScript" in noscript
    thai = re.compile(r"[\u0e00-\u0e7f]")
    assert all(bool(thai.search(words)) == (spoken == "th") for words in (title, noscript))
    assert "Streamlit" not in title + noscript


def test_icon_and_styles_are_served_by_us(client: Client) -> None:
    text = html(client)
    assert "favicon" not in text
    (icon,) = (tag for tag in tags(text, "link") if "icon" in tag.attributes["rel"])
    assert icon.attributes["href"] == static_url("icon.svg")
    styles = [tag.attributes["href"] for tag in tags(text, "link", rel="stylesheet")]
    ours = [static_url(name) for name in STYLES]
    assert styles[-len(ours) :] == ours, "after Streamlit's own, so that ours wins"


def test_our_scripts_are_modules_kept_for_good_by_their_content(client: Client) -> None:
    """Modules run when the page is read; a name whose file is not there is not asked for."""
    found = {tag.attributes["src"] for tag in tags(html(client), "script", type="module")}
    there = {static_url(name) for name in SCRIPTS if (STATIC / name).exists()}
    assert static_url("live.js") in there
    assert there <= found


def test_the_font_fetched_early_is_the_one_the_pages_use(client: Client) -> None:
    text = html(client)
    early = {tag.attributes["href"] for tag in tags(text, "link", rel="preload", **{"as": "font"})}
    assert early == {"/app/static/fonts/Sarabun-Regular.woff2"}
    assert "SourceSans" not in text


def test_nothing_of_the_page_comes_from_outside(client: Client) -> None:
    found = read_markup(html(client)).tags
    asked = [tag.attributes[name] for tag in found for name in ("src", "href") if name in tag.attributes]
    assert asked
    assert {urlsplit(address).netloc for address in asked} == {""}


def test_streamlit_s_own_scripts_are_still_there(client: Client) -> None:
    every = [tag.attributes["src"] for tag in tags(html(client), "script") if "src" in tag.attributes]
    sources = [source for source in every if not source.startswith("/app/static/")]
    assert sources
    for source in sources:
        assert (
            client.get("/" + source.removeprefix("./")).headers["content-type"].startswith("text/javascript")
        )


@pytest.mark.parametrize("path", ["/", "/villages?lang=en"])
def test_the_policy_knows_every_inline_script(client: Client, path: str) -> None:
    """One it does not know, the browser would not run: a blank page."""
    answer = client.get(path)
    scripts = re.findall(
        r"<script(?![^>]*(?:\bsrc=|application/json))[^>]*>(.*?)</script>", answer.text, re.DOTALL
    )
    assert len(scripts) >= 2
    for script in scripts:
        digest = b64encode(sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in answer.headers["content-security-policy"]


def test_the_server_s_own_address_is_told_before_streamlit_starts(client: Client) -> None:
    """Without it a deep link first asks /villages/_stcore/health: errors in every console."""
    text = html(client, "/villages")
    assert text.index("BACKEND_BASE_URL") < text.index('type="module"')


def test_it_may_not_be_kept_and_depends_on_the_cookie(client: Client) -> None:
    headers = client.get("/").headers
    assert headers["cache-control"] == "no-store"
    assert "cookie" in headers["vary"].lower()
    assert "etag" not in headers, "Streamlit's would be the same for both languages"


def test_head_says_what_get_would(client: Client) -> None:
    head, get = client.request("HEAD", "/villages?lang=en"), client.get("/villages?lang=en")
    assert head.status_code == 200
    assert head.headers == get.headers


@pytest.mark.parametrize(
    ("path", "body"),
    [("/data", b'{"html":"<html lang=\'en\'>"}'), ("/picture", PNG), ("/own", "<h1>ของเราเอง</h1>".encode())],
)
def test_what_is_not_streamlit_s_page_is_left_alone(client: Client, path: str, body: bytes) -> None:
    assert client.get(path).content == body


def test_what_is_sent_to_us_is_left_alone(client: Client) -> None:
    assert client.request("POST", "/upload", content=b"<html>").content == b"<html>"


def test_a_page_behind_in_an_old_copy_is_sent_anew(client: Client) -> None:
    answer = client.get(
        "/", headers={"If-None-Match": '"x"', "If-Modified-Since": "Sun, 06 Nov 2094 08:49:37 GMT"}
    )
    assert answer.status_code == 200
    assert language(answer.text) == "th"


@pytest.mark.parametrize("kind", ["websocket", "lifespan"])
def test_a_socket_goes_straight_through(kind: str) -> None:
    seen: list[object] = []

    async def app(*given: object) -> None:
        seen.append(given)

    async def receive() -> Message:
        return {}

    async def send(_message: Message) -> None:
        pass

    scope: Scope = {"type": kind}
    run_apart(PageMiddleware(app)(scope, receive, send))
    assert seen == [(scope, receive, send)]


def test_an_address_changes_with_the_file() -> None:
    digest = sha256((STATIC / "app.css").read_bytes()).hexdigest()
    path, _, version = static_url("app.css").partition("?v=")
    assert path == "/app/static/app.css"
    assert digest.startswith(version)
    assert len(version) >= 8

"""Owns the HTML page around Streamlit: language, title, icon, our style sheet and the right font."""

import re
from base64 import b64encode
from collections.abc import Container
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qs

import streamlit
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.present.static_files import STATIC, static_url
from dashboard.streamlit_host.own_words import own_words
from kmcore.i18n import LANGUAGES, _, speaking
from kmcore.settings import settings

INDEX = Path(streamlit.__file__).parent / "static" / "index.html"
# Without it a deep link makes Streamlit try /page/_stcore/health first: two errors in every console.
OWN_ADDRESS = 'window.__streamlit={BACKEND_BASE_URL:location.origin+"/"}'
STYLES = (
    "app.css",
    "live.css",
    "meetings.css",
    "registers.css",
    "nouns.css",
    "plan.css",
    "setup.css",
    "any_width.css",
)
# whole_words.js after own_words.js: it changes texts that the other looks for.
SCRIPTS = (
    "own_words.js",
    "whole_words.js",
    "area_map.js",
    "same_page_link.js",
    "find_key.js",
    "live.js",
    "drafts.js",
    "outcome.js",
)
FIRST_SCRIPT = "came_back.js"  # not a module: it listens before anything else has come
INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def rewritten_index(html: str, language: str) -> str:
    """Return Streamlit's index page in ``language`` with our title, icon, fonts and style sheet."""
    with speaking(language):
        title = _("วงเอื้อ · จังหวัดที่เรียนรู้")
        words = own_words()
        noscript = _("หน้านี้ต้องใช้ JavaScript เปิดใช้ในเบราว์เซอร์แล้วโหลดใหม่")
    html = html.replace('<html lang="en">', f'<html lang="{language}">')
    html = re.sub(r"<title>.*?</title>", f"<title>{title}</title>", html)
    html = re.sub(r"<noscript>.*?</noscript>", f"<noscript>{noscript}</noscript>", html, flags=re.DOTALL)
    html = html.replace("./favicon.png", static_url("icon.svg"))
    # Streamlit preloads its own font, which no page of ours uses.
    html = re.sub(r'<link\s+rel="preload"\s+href="[^"]*SourceSans[^>]*>', _font_preload(), html)
    html = html.replace("<script>", f"<script>{OWN_ADDRESS}</script>\n    <script>", 1)
    data = f'<script type="application/json" id="km-own-words">{words}</script>'
    return html.replace("</head>", f"{_own_parts()}\n    {data}\n</head>")


def _own_parts() -> str:
    """Return what the page loads of ours. Modules run after the page is read and never block it."""
    shared = f'<link rel="modulepreload" id="km-revisions" href="{static_url("revisions.js")}">'
    unsent = f'<link rel="modulepreload" id="km-unsent" href="{static_url("unsent.js")}">'
    styles = [f'<link rel="stylesheet" href="{static_url(name)}">' for name in STYLES]
    there = [name for name in SCRIPTS if (STATIC / name).exists()]
    scripts = [f'<script type="module" src="{static_url(name)}"></script>' for name in there]
    first = f'<script src="{static_url(FIRST_SCRIPT)}"></script>'
    return "\n    ".join((first, *styles, shared, unsent, *scripts))


def _font_preload() -> str:
    url = "/app/static/fonts/Sarabun-Regular.woff2"  # as in config.toml, or it is fetched twice
    return f'<link rel="preload" href="{url}" as="font" type="font/woff2" crossorigin>'


def inline_script_hashes(html: str) -> list[str]:
    """Return the CSP hash of every inline script of the page."""
    digests = (sha256(script.encode()).digest() for script in INLINE.findall(html))
    return [f"'sha256-{b64encode(digest).decode()}'" for digest in digests]


class PageMiddleware:
    """Answers for Streamlit wherever it would send its index page.

    ``known``: the addresses that have a page. For any other ``elsewhere`` answers: Streamlit would say so in English,
    below a folder not even that.
    """

    def __init__(
        self, app: ASGIApp, known: Container[str] | None = None, elsewhere: ASGIApp | None = None
    ) -> None:
        self.app, self.known, self.elsewhere = app, known, elsewhere
        source = INDEX.read_text(encoding="utf-8")
        self.pages = {language: rewritten_index(source, language) for language in LANGUAGES}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything through; swap the body when the answer is the index page."""
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            await self.app(scope, receive, send)
            return
        page: ASGIApp = HTMLResponse(self.pages[_language(scope)], headers={"Vary": "Cookie"})
        if self.elsewhere and self.known is not None and scope["path"] not in self.known:
            page = self.elsewhere
        swap = _Swap(page, scope, receive, send)
        await self.app(scope, receive, swap)


class _Swap:
    """Holds back the start of an answer until its kind is known."""

    def __init__(self, page: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        self.page, self.scope, self.receive, self.send = page, scope, receive, send
        self.swapped = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and self._is_index(message):
            self.swapped = True
            await self.page(self.scope, self.receive, self.send)
        elif not self.swapped:
            await self.send(message)

    def _is_index(self, message: Message) -> bool:
        headers = Headers(raw=message["headers"])
        html = headers.get("content-type", "").startswith("text/html")
        return html and message["status"] in {200, 304, 404} and "x-own-page" not in headers


def _language(scope: Scope) -> str:
    asked = parse_qs(scope["query_string"].decode("latin-1")).get("lang", [""])[0]
    # Not http.cookies: it refuses the whole header for a name like a/b, which a neighbour may have set.
    kept = cookie_parser(Headers(scope=scope).get("cookie", "")).get("lang")
    return next((code for code in (asked, kept) if code in LANGUAGES), settings().language)

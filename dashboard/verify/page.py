"""The pages of /verify as answers: drawn whole from a template, kept by nobody, without a cookie."""

from typing import Any, Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse

from dashboard import html
from dashboard.account.client import asked_language
from dashboard.account.page import HEADERS, STYLES
from dashboard.asgi.versions import static_url
from kmcore.i18n import LANGUAGES, language

# A code is in the address: it goes to nobody else, and into no index.
OWN_HEADERS: Final = {**HEADERS, "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """Return a template of ``templates/verify`` as a page. Call it inside ``speaking``."""
    body = html.fragment(f"verify/{template}", **{**_frame(request), **values})
    return HTMLResponse(body, status, OWN_HEADERS)


def _frame(request: Request) -> dict[str, Any]:
    """Return what the page's head is made of, as the account's pages have it."""
    asked = asked_language(request)
    other = next(code for code in LANGUAGES if code != language())
    return {
        "language": language(),
        "other_language": other,
        "other_address": f"{request.url.path}?{urlencode({'lang': other})}",
        "asked": f"?lang={asked}" if asked else "",
        "asked_language": asked,
        "here": request.url.path,
        "problem": "",
        "styles": [static_url(name) for name in STYLES],
        "icon": static_url("icon.svg"),
    }

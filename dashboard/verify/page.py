"""The pages of /verify as answers: drawn whole from a template, kept by nobody, without a cookie."""

from typing import Any, Final

from starlette.requests import Request
from starlette.responses import HTMLResponse

from dashboard import html
from dashboard.account.client import asked_language
from dashboard.account.page import HEADERS, frame

# A code is in the address: it goes to nobody else, and into no index.
OWN_HEADERS: Final = {**HEADERS, "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """Return a template of ``templates/verify`` as a page. Call it inside ``speaking``."""
    body = html.fragment(
        f"verify/{template}", **{**frame(request), "asked_language": asked_language(request), **values}
    )
    return HTMLResponse(body, status, OWN_HEADERS)

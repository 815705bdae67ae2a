"""The pages of /verify as answers: drawn whole from a template, kept by nobody, without a cookie."""

from typing import Any, Final

from starlette.requests import Request
from starlette.responses import HTMLResponse

from dashboard.present.templates import render_template
from dashboard.web.client import asked_language
from dashboard.web.responses import HEADERS, page_head_values

# A code is in the address: it goes to nobody else, and into no index.
OWN_HEADERS: Final = {**HEADERS, "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}


def verify_page(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """Return a template of ``templates/verify`` as a page. Call it inside ``speaking``."""
    body = render_template(
        f"verify/{template}",
        **{**page_head_values(request), "asked_language": asked_language(request), **values},
    )
    return HTMLResponse(body, status, OWN_HEADERS)

"""What an address of no page is answered with: our own page, in the reader's language, with the way on."""

from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from dashboard.navigation import views
from dashboard.present.templates import render_template
from dashboard.web.client import language_of
from dashboard.web.responses import HEADERS, page_head_values
from kmcore.i18n import speaking

ONWARD: Final = ("overview", "villages", "budget", "actions", "meeting")
# Streamlit knows the home page by its name too.
KNOWN: Final = frozenset({"/", "/overview", *(f"/{view.path}" for view in views())})


async def unknown_address(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer 404 with a page of ours."""
    request = Request(scope)
    await _answer(request)(scope, receive, send)


def _answer(request: Request) -> Response:
    with speaking(language_of(request)):
        onward = [(f"/{view.path}", view.title) for view in views() if view.name in ONWARD]
        body = render_template("account/unknown_address.html", onward=onward, **page_head_values(request))
    return Response(body, 404, HEADERS, "text/html")

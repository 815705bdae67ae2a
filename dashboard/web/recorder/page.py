"""The recorder's page: for who keeps the minutes. Others read who may; who is not signed in signs in first."""

import json
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from dashboard.present.static_files import static_url
from dashboard.present.templates import render_template
from dashboard.query_cache import ask, reference_date
from dashboard.session.csrf_token import csrf_token_for
from dashboard.web.client import asked_language, keep_language, language_of
from dashboard.web.recorder.problems import UNPROCESSABLE
from dashboard.web.recorder.request import RECORDING
from dashboard.web.recorder.room_state import room_now, room_state
from dashboard.web.recorder.script_texts import script_texts
from dashboard.web.responses import HEADERS, STYLES, page_head_values, redirect_to
from dashboard.web.session_lookup import request_session_token, session_of
from dashboard.web.trouble import in_language
from kmcore.access.actor import User
from kmcore.access.authorization import can
from kmcore.i18n import _
from kmcore.meetings.room.queries import current_session
from kmcore.programme.queries import agencies

ROOM_STYLES: Final = ("document.css", "app.css", "recorder.css")
# Our scripts import nothing by name: each is handed over by its address, which changes with what is in it.
SCRIPTS: Final = ("keep", "server", "outbox", "line", "choice", "view", "forms", "said", "settle", "keys")

Answer = Callable[[Request, User], Response]


async def current_room(request: Request) -> Response:
    """Lead to the session that the province's circle is about on the day."""
    return await run_in_threadpool(_answered, request, _current)


async def room_page(request: Request) -> Response:
    """The page of one session; 403 says who may, 404 that there is no such session, 503 that the store is away."""
    return await run_in_threadpool(_answered, request, _page)


def _answered(request: Request, answer: Answer) -> Response:
    return in_language(
        language_of(request),
        lambda: _for_who_may(request, answer),
        lambda trouble: _calm(request, trouble.sentence, trouble.status),
        UNPROCESSABLE,
    )


def _for_who_may(request: Request, answer: Answer) -> Response:
    found = session_of(request)
    if found is None:
        there = keep_language(request, request.url.path)
        return redirect_to(keep_language(request, f"/login?{urlencode({'next': there})}"))
    verdict = can(found.user, RECORDING)
    return answer(request, found.user) if verdict.allowed else _calm(request, verdict.reason, 403)


def _current(request: Request, _user: User) -> Response:
    found = ask(current_session, reference_date())
    if found is None:
        return _calm(request, _("ยังไม่มีการประชุมของวงคุณเอื้อจังหวัด กำหนดวันประชุมที่หน้าปฏิทินวงก่อน"), 404)
    return redirect_to(keep_language(request, f"/room/{found.code}"))


def _page(request: Request, user: User) -> Response:
    now = room_state(request.path_params["code"])
    body = render_template(
        "recorder/room.html",
        **_frame(request, ROOM_STYLES),
        room=room_now(request.path_params["code"]),
        parts=now["html"],
        agencies=[one for one in ask(agencies) if one.in_programme],
        data=json.dumps(_data(request, user, now), ensure_ascii=False),
        script=static_url("recorder.js"),
        scripts=list(_scripts().values()),
    )
    return HTMLResponse(body, 200, HEADERS)


def _data(request: Request, user: User, now: dict[str, Any]) -> dict[str, Any]:
    """Return what the page's script begins with."""
    return {
        "meeting": request.path_params["code"],
        "account": user.account_id,
        "csrf": csrf_token_for(request_session_token(request) or ""),
        "state": {**now, "html": {}},
        "texts": script_texts(),
        "agencies": [
            {"code": one.code, "short": one.short, "name": one.name, "thai": one.short.th}
            for one in ask(agencies)
        ],
        "scripts": _scripts(),
    }


def _scripts() -> dict[str, str]:
    """Return the addresses of the modules the page's script is put together from."""
    own = {name: static_url(f"recorder_{name}.js") for name in SCRIPTS}
    return {**own, "revisions": static_url("revisions.js"), "unsent": static_url("unsent.js")}


def _calm(request: Request, sentence: str, status: int) -> HTMLResponse:
    """Return a page with one sentence, and where to go from there."""
    body = render_template("recorder/calm.html", **_frame(request), sentence=sentence, status=status)
    return HTMLResponse(body, status, HEADERS)


def _frame(request: Request, styles: tuple[str, ...] = STYLES) -> dict[str, Any]:
    """Return what the page's head is made of; ``also`` carries the language on in an address with a query."""
    asked = asked_language(request)
    return {**page_head_values(request, styles=styles), "also": f"&lang={asked}" if asked else ""}

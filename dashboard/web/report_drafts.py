"""``PUT /my/draft/CODE``: the browser hands over what is typed and not yet sent (dashboard/static/drafts.js)."""

import json
from datetime import datetime
from typing import Any, Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from dashboard.query_cache import engine
from dashboard.session.report_drafts import TEXT_FIELDS, forget_draft, store_draft_texts
from dashboard.web.csrf import csrf_ok, request_session_token
from kmcore.access.expired_session import writer_of
from kmcore.actions.drafts import DraftError
from kmcore.actions.sent_forms import is_sent
from kmcore.clock import system_clock
from kmcore.errors import NotFoundError
from kmcore.storage.unit_of_work import reading
from kmcore.thai.spoken_dates import spoken_clock

MOST_BYTES: Final = 400_000  # four fields of 20,000 letters, Thai at three bytes, JSON round them


class _RefusedError(Exception):
    """The request is not taken; the status says why, for the browser's script needs no sentence."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


async def put_draft(request: Request) -> JSONResponse:
    """Keep the texts; 401 nobody's, 403 not from our page, 413 too long, 404 no such item, 400 no texts."""
    try:
        await run_in_threadpool(_require_own_page, request)
        sent = _read(await _body(request))
        time = await run_in_threadpool(_keep, request, sent)
    except _RefusedError as refused:
        return JSONResponse({"kept": False}, status_code=refused.status)
    return JSONResponse({"kept": True, "time": time})


def _require_own_page(request: Request) -> None:
    if not csrf_ok(request):
        raise _RefusedError(403 if request_session_token(request) else 401)


async def _body(request: Request) -> bytes:
    """Read no more than may come, whatever the head says of its length."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise _RefusedError(413)
    return bytes(body)


def _read(body: bytes) -> dict[str, Any]:
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        raise _RefusedError(400) from None
    if not isinstance(sent, dict):
        raise _RefusedError(400)
    texts = sent.get("texts")
    if not isinstance(texts, dict) or not all(isinstance(texts.get(name, ""), str) for name in TEXT_FIELDS):
        raise _RefusedError(400)
    return sent


def _keep(request: Request, sent: dict[str, Any]) -> str:
    """Keep the texts for the account of the cookie, expired or not; return the time of the draft in words.

    A draft whose report went through meanwhile (the last letters and the tap on "send" leave together) is none
    any more. Asked after it was kept: the report may have been waiting for the same lock.
    """
    now, code = system_clock(), request.path_params["code"]
    with reading(engine()) as session:
        account_id = writer_of(session, request_session_token(request) or "", now)
    if account_id is None:
        raise _RefusedError(401)
    _save(account_id, code, sent["texts"], now)
    with reading(engine()) as session:
        through = is_sent(session, str(sent.get("submission") or ""))
    if through:
        forget_draft(account_id, code)
    return spoken_clock(now)


def _save(account_id: int, code: str, texts: dict[str, str], now: datetime) -> None:
    try:
        store_draft_texts(account_id, code, texts, now)
    except DraftError:
        raise _RefusedError(413) from None
    except NotFoundError:
        raise _RefusedError(404) from None


ROUTES = [Route("/my/draft/{code}", put_draft, methods=["PUT"])]

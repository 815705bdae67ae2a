"""``PUT /my/draft/CODE``: the browser hands over what is typed and not yet sent (dashboard/static/drafts.js)."""

from datetime import datetime
from typing import Final

from pydantic import Field
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from dashboard.query_cache import engine
from dashboard.session.report_drafts import forget_draft, store_draft_texts
from dashboard.web.client import language_of
from dashboard.web.csrf import csrf_ok
from dashboard.web.request_body import BadBodyError, BodyTooLongError, RequestModel, Text, read_body
from dashboard.web.session_lookup import request_session_token
from kmcore.access.expired_session import writer_of
from kmcore.actions.drafts import DraftError
from kmcore.actions.sent_forms import is_sent
from kmcore.clock import system_clock
from kmcore.errors import NotFoundError
from kmcore.i18n import N_, speaking
from kmcore.storage.unit_of_work import reading
from kmcore.thai.spoken_dates import spoken_clock

MOST_BYTES: Final = 400_000  # four fields of 20,000 letters, Thai at three bytes, JSON round them


class DraftTexts(RequestModel):
    """The fields of a report; what the browser does not send stays as it was."""

    done: str = ""
    obstacle: str = ""
    ask: str = ""
    link: str = ""


class DraftSent(RequestModel):
    """What is typed, and under which number the report itself would be sent."""

    texts: DraftTexts = Field(title=N_("ข้อความของร่าง"))
    submission: Text = Field(default="", title=N_("เลขของการส่ง"))


class _RefusedError(Exception):
    """The request is not taken; the status says why, for the browser's script needs no sentence."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


async def put_draft(request: Request) -> JSONResponse:
    """Keep the texts; 401 nobody's, 403 not from our page, 413 too long, 404 no such item, 400 no texts."""
    try:
        await run_in_threadpool(_require_own_page, request)
        body = await read_body(request, MOST_BYTES)
        with speaking(language_of(request)):
            sent = DraftSent.read(body)
        time = await run_in_threadpool(_keep, request, sent)
    except BodyTooLongError:
        return _refused(413)
    except BadBodyError as bad:
        return _refused(400, bad)
    except _RefusedError as refused:
        return _refused(refused.status)
    return JSONResponse({"kept": True, "time": time})


def _refused(status: int, bad: BadBodyError | None = None) -> JSONResponse:
    """Return why nothing was kept; of a form that is wrong also the field and what to do."""
    why = {"problem": bad.sentence, "field": bad.field} if bad else {}
    return JSONResponse({"kept": False, **why}, status_code=status)


def _require_own_page(request: Request) -> None:
    if not csrf_ok(request):
        raise _RefusedError(403 if request_session_token(request) else 401)


def _keep(request: Request, sent: DraftSent) -> str:
    """Keep the texts for the account of the cookie, expired or not; return the time of the draft in words.

    A draft whose report went through meanwhile (the last letters and the tap on "send" leave together) is none
    any more. Asked after it was kept: the report may have been waiting for the same lock.
    """
    now, code = system_clock(), request.path_params["code"]
    with reading(engine()) as session:
        account_id = writer_of(session, request_session_token(request) or "", now)
    if account_id is None:
        raise _RefusedError(401)
    _save(account_id, code, sent.texts.model_dump(exclude_unset=True), now)
    with reading(engine()) as session:
        through = is_sent(session, sent.submission)
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

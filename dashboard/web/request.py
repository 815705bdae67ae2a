"""What each of our account routes has in common: the form read, the work in a thread, trouble in one sentence."""

import logging
from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import parse_qsl

from anyio import CapacityLimiter
from anyio.lowlevel import RunVar
from anyio.to_thread import run_sync
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from starlette.requests import Request
from starlette.responses import Response

from dashboard.query_cache import usable_engine
from dashboard.web.client import language_of, local_path
from dashboard.web.csrf import request_session_token
from dashboard.web.responses import plain_page
from kmcore.access.sessions import SignedIn, signed_in
from kmcore.clock import system_clock
from kmcore.errors import KmError
from kmcore.i18n import _, speaking
from kmcore.settings import settings
from kmcore.storage.unit_of_work import reading

log: Final = logging.getLogger("wong_uea")
LONGEST_FORM: Final = 16_384  # bytes
MOST_FIELDS: Final = 20
# Argon2 takes 64 MB and a core for 0.1 s each time: this many at once, and the others wait their turn.
AT_ONCE: Final = 2
_limiter: RunVar[CapacityLimiter] = RunVar("account_work")

Form = Mapping[str, str]
Answer = Callable[[Request, Form], Response]


async def answered(request: Request, answer: Answer) -> Response:
    """Return ``answer(request, form)``, worked out in a thread, in the reader's language.

    Trouble with the store is a page with a sentence (503); a form that is too large is one too (413).
    """
    form = await _form(request)
    if form is None:
        with speaking(language_of(request)):
            return plain_page(request, _("ข้อความที่ส่งมายาวเกินไป กลับไปกรอกใหม่"), 413)
    return await run_sync(_answered, request, form, answer, limiter=_turns())


def _answered(request: Request, form: Form, answer: Answer) -> Response:
    with speaking(language_of(request, next_of(request, form) or "")):
        try:
            return answer(request, form)
        except KmError as error:
            return plain_page(request, str(error), 503)
        except DBAPIError as error:
            log.warning("account page: the database refused: %s", type(error.orig).__name__)
            return plain_page(request, _("ระบบกำลังบันทึกงานอื่นอยู่ รอสักครู่แล้วลองอีกครั้ง"), 503)


def store() -> Engine:
    """Return the engine of a store that is this program's.

    Raises:
        StorageError: with what to do.
    """
    return usable_engine(settings().database_url)


def who(request: Request) -> SignedIn | None:
    """Return whose session a request comes with, if it holds."""
    token = request_session_token(request)
    if token is None:
        return None
    with reading(store()) as session:
        return signed_in(session, token, system_clock(), temporary_too=True)


def next_of(request: Request, form: Form) -> str | None:
    """Return where to go on to, if it is a page of ours."""
    return local_path(form.get("next") or request.query_params.get("next"))


async def _form(request: Request) -> Form | None:
    """Return the fields of a form; None for one too large. Anything else than a form has no fields."""
    if request.method != "POST":
        return {}
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LONGEST_FORM:
            return None
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        return {}
    try:
        text = body.decode("utf-8", errors="replace")
        return dict(parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError:  # more fields than any form of ours has
        return {}


def _turns() -> CapacityLimiter:
    try:
        return _limiter.get()
    except LookupError:
        _limiter.set(limiter := CapacityLimiter(AT_ONCE))
        return limiter

"""What each question to the recorder has in common: whose it is, the answer as JSON, trouble as one sentence."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse

from dashboard.streamlit_host.error_boundary import error_sentence
from dashboard.web.client import client_address, language_of
from dashboard.web.csrf import csrf_ok, request_session_token
from dashboard.web.recorder.problems import Refusal, refusal
from dashboard.web.recorder.request_body import BadBodyError, Body, TooLongError, json_body
from dashboard.web.recorder.room_state import state
from dashboard.web.request import store
from kmcore.access import permissions
from kmcore.access.actor import By
from kmcore.access.authorization import require
from kmcore.access.sessions import SignedIn, signed_in, touch
from kmcore.clock import system_clock
from kmcore.errors import KmError
from kmcore.i18n import speaking
from kmcore.storage.unit_of_work import reading

log: Final = logging.getLogger("wong_uea")
HEADERS: Final = {"Cache-Control": "no-store"}
MAY: Final = permissions.RECORD_MEETING

Told = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """A question: of which meeting (``code``), by whom, what the address names further, and what was sent."""

    code: str
    by: By
    engine: Engine
    path: Mapping[str, Any] = field(default_factory=dict)
    body: Body = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    token: str = field(default="", repr=False)


Deed = Callable[[Asked], Told]


def nothing(_asked: Asked) -> None:
    """Return what the other recorder's version is where there is none to show."""


async def looked(request: Request, look: Deed) -> JSONResponse:
    """Return what ``look`` reads, for who keeps the minutes; nothing is written."""
    return await run_in_threadpool(_answer, request, {}, lambda asked: _look(asked, look))


async def done(request: Request, deed: Deed, theirs: Callable[[Asked], Any] = nothing) -> JSONResponse:
    """Do what our own page asks for; return what came of it, and the room as it stands then.

    Answers {"problem": sentence, "field": part of the form} with 401 nobody signed in, 403 not from our page or
    not allowed, 404, 409 changed meanwhile (``theirs`` is what stands now), 413, 400, 422, 503.
    """
    stale = await run_in_threadpool(_not_our_page, request)
    if stale is not None:
        return stale
    try:
        body = await json_body(request)
    except TooLongError:
        return _said(request, Refusal(413, "too_long"))
    except BadBodyError:
        return _said(request, Refusal(400, "no_form"))
    return await run_in_threadpool(_answer, request, body, lambda asked: _do(asked, deed), theirs)


def _look(asked: Asked, look: Deed) -> Told:
    require(asked.by.user, MAY)  # a deed's own command asks
    return look(asked)


def _not_our_page(request: Request) -> JSONResponse | None:
    with speaking(language_of(request)):
        try:
            store()
            if csrf_ok(request):
                return None
        except (KmError, DBAPIError) as error:
            return _json(refusal(error))
        return _json(Refusal(403, "stale") if request_session_token(request) else Refusal(401, "signed_out"))


def _do(asked: Asked, deed: Deed) -> Told:
    told = deed(asked)
    return {"done": told, "state": _state_after(asked)}


def _state_after(asked: Asked) -> Told | None:
    """Return the room after a deed. What was kept is kept: trouble in reading it again must not unsay that."""
    try:
        return state(asked.code)
    except (KmError, DBAPIError):
        log.exception("recorder: the room could not be read after a write")
        return None


def _answer(
    request: Request, body: Body, deed: Deed, theirs: Callable[[Asked], Any] = nothing
) -> JSONResponse:
    with speaking(language_of(request)):
        try:
            asked = _asked(request, body)
        except (KmError, DBAPIError) as error:
            return _json(refusal(error))
        if asked is None:
            return _json(Refusal(401, "signed_out"))
        return _worked_out(asked, deed, theirs)


def _worked_out(asked: Asked, deed: Deed, theirs: Callable[[Asked], Any]) -> JSONResponse:
    try:
        return JSONResponse(deed(asked), headers=HEADERS)
    except BadBodyError:
        return _json(Refusal(400, "no_form"))
    except (KmError, DBAPIError) as error:
        found = refusal(error)
        return _json(found, theirs(asked) if found.status == 409 else None)
    except Exception as error:  # noqa: BLE001 - the last line before the page
        return _json(Refusal(500, sentence=error_sentence(error)))


def _asked(request: Request, body: Body) -> Asked | None:
    engine, token, now = store(), request_session_token(request), system_clock()
    found = _who(engine, token)
    if found is None or token is None:
        return None
    if request.method != "GET":
        touch(engine, token, found, now)
    return Asked(
        code=request.path_params["code"],
        by=By(found.user, client_address(request)),
        engine=engine,
        path=request.path_params,
        body=body,
        query=request.query_params,
        token=token,
    )


def _who(engine: Engine, token: str | None) -> SignedIn | None:
    if not token:
        return None
    with reading(engine) as session:
        return signed_in(session, token, system_clock())


def _said(request: Request, found: Refusal) -> JSONResponse:
    with speaking(language_of(request)):
        return _json(found)


def _json(found: Refusal, theirs: Any = None) -> JSONResponse:
    told: Told = {"problem": found.text, "field": found.field, "why": found.why}
    if found.version is not None:
        told |= {"version": found.version, "theirs": theirs}
    headers = HEADERS | ({"Retry-After": "2"} if found.status == 503 else {})
    return JSONResponse(told, found.status, headers)

"""What each request to the recorder has in common: whose it is, the answer as JSON, trouble as one sentence."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse

from dashboard.streamlit_host.error_boundary import error_sentence
from dashboard.web.client import client_address, language_of
from dashboard.web.csrf import csrf_ok
from dashboard.web.recorder.problems import Refusal, refusal
from dashboard.web.recorder.room_state import room_state
from dashboard.web.request_body import BadBodyError, BodyTooLongError, RequestModel, read_body
from dashboard.web.session_lookup import request_session_token, session_of
from dashboard.web.store import store_engine
from kmcore.access import permissions
from kmcore.access.actor import By
from kmcore.access.authorization import require
from kmcore.access.sessions import touch
from kmcore.clock import system_clock
from kmcore.errors import KmError
from kmcore.i18n import speaking

log: Final = logging.getLogger("wong_uea")
HEADERS: Final = {"Cache-Control": "no-store"}
RECORDING: Final = permissions.RECORD_MEETING
MOST_BYTES: Final = 100_000  # two texts of 4,000 letters, Thai at three bytes, JSON round them; generously

Json = dict[str, Any]
Body = TypeVar("Body", bound=RequestModel)


@dataclass(frozen=True)
class RoomRequest:
    """A request about a session: of which meeting (``code``), by whom, and what its address names further."""

    code: str
    by: By
    engine: Engine
    path: Mapping[str, Any] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    token: str = field(default="", repr=False)


Read = Callable[[RoomRequest], Json]
Work = Callable[[RoomRequest], JSONResponse]


def nothing_to_show(_request: RoomRequest, _body: RequestModel) -> None:
    """Return what the other recorder's version is where there is none to show."""


@dataclass(frozen=True)
class Write(Generic[Body]):
    """Something that is done: the form it takes, who does it, and what stands there where another was quicker."""

    form: type[Body]
    handle: Callable[[RoomRequest, Body], Json]
    current: Callable[[RoomRequest, Body], Any] = nothing_to_show

    def answer(self, request: RoomRequest, sent: bytes) -> JSONResponse:
        """Return what came of it, and the room as it stands then; 409 with what another wrote meanwhile."""
        body = self.form.read(sent)
        try:
            done = self.handle(request, body)
        except KmError as error:
            found = refusal(error)
            return _json(found, self.current(request, body) if found.status == 409 else None)
        return JSONResponse({"done": done, "state": _state_after(request)}, headers=HEADERS)


async def answer_read(request: Request, read: Read) -> JSONResponse:
    """Return what ``read`` reads, for who keeps the minutes; nothing is written."""

    def looked_up(found: RoomRequest) -> JSONResponse:
        require(found.by.user, RECORDING)  # what is written asks by itself
        return JSONResponse(read(found), headers=HEADERS)

    return await run_in_threadpool(_answer, request, looked_up)


async def answer_write(request: Request, write: Write[Any]) -> JSONResponse:
    """Do what our own page asks for; return what came of it, and the room as it stands then.

    Answers {"problem": sentence, "field": part of the form, "faults": every part with its sentence} with 401 nobody signed in, 403 not from our page or
    not allowed, 404, 409 changed meanwhile (``theirs`` is what stands now), 413, 400, 422, 503.
    """
    stale = await run_in_threadpool(_not_our_page, request)
    if stale is not None:
        return stale
    try:
        sent = await read_body(request, MOST_BYTES)
    except BodyTooLongError:
        with speaking(language_of(request)):
            return _json(Refusal(413, "too_long"))
    return await run_in_threadpool(_answer, request, lambda found: write.answer(found, sent))


def _not_our_page(request: Request) -> JSONResponse | None:
    with speaking(language_of(request)):
        try:
            store_engine()
            if csrf_ok(request):
                return None
        except (KmError, SQLAlchemyError) as error:
            return _json(refusal(error))
        return _json(Refusal(403, "stale") if request_session_token(request) else Refusal(401, "signed_out"))


def _state_after(request: RoomRequest) -> Json | None:
    """Return the room after a write. What was kept is kept: trouble in reading it again must not unsay that."""
    try:
        return room_state(request.code)
    except (KmError, SQLAlchemyError):
        log.exception("recorder: the room could not be read after a write")
        return None


def _answer(request: Request, work: Work) -> JSONResponse:
    with speaking(language_of(request)):
        try:
            found = _room_request(request)
            return work(found) if found else _json(Refusal(401, "signed_out"))
        except (KmError, SQLAlchemyError, BadBodyError) as error:
            return _json(refusal(error))
        except Exception as error:  # noqa: BLE001 - the last line before the page
            return _json(Refusal(500, sentence=error_sentence(error)))


def _room_request(request: Request) -> RoomRequest | None:
    engine, token, found = store_engine(), request_session_token(request), session_of(request)
    if found is None or token is None:
        return None
    if request.method != "GET":
        touch(engine, token, found, system_clock())
    return RoomRequest(
        code=request.path_params["code"],
        by=found.acting(client_address(request)),
        engine=engine,
        path=request.path_params,
        query=request.query_params,
        token=token,
    )


def _json(found: Refusal, theirs: Any = None) -> JSONResponse:
    answer: Json = {"problem": found.text, "field": found.field, "faults": found.named, "why": found.why}
    if found.version is not None:
        answer |= {"version": found.version, "theirs": theirs}
    headers = HEADERS | ({"Retry-After": "2"} if found.status == 503 else {})
    return JSONResponse(answer, found.status, headers)

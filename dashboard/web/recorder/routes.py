"""The recorder's addresses: its page, and what the page's script asks for and does."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.session.csrf_token import csrf_token_for
from dashboard.web.recorder import handlers, session_handlers
from dashboard.web.recorder.forms import (
    AttendanceSent,
    CorrectionSent,
    DiscussionSent,
    FloorSent,
    MatterSent,
    NextSessionSent,
    NothingSent,
    ReasonSent,
    ResolutionSent,
    VersionSent,
)
from dashboard.web.recorder.page import current_room, room_page
from dashboard.web.recorder.request import Json, Read, RoomRequest, Write, answer_read, answer_write
from dashboard.web.recorder.room_state import room_state

Endpoint = Callable[[Request], Awaitable[Response]]


def _state(request: RoomRequest) -> Json:
    """Return the room, with whose page may go on with it: the sign-in may have been renewed in another tab."""
    account = {"account": request.by.user.account_id, "csrf": csrf_token_for(request.token)}
    return {**room_state(request.code), **account}


# What is read, and written, by address below /room/CODE.
READS: Final[dict[str, Read]] = {
    "state": _state,
    "day": session_handlers.read_day,
    "closing": session_handlers.closing_preview,
    "corrections": session_handlers.earlier_corrections,
}
WRITES: Final[dict[tuple[str, str], Write[Any]]] = {
    ("POST", "opening"): Write(NothingSent, session_handlers.open_session),
    ("POST", "closing"): Write(NothingSent, session_handlers.close_session),
    ("POST", "reopening"): Write(ReasonSent, session_handlers.reopen_session),
    ("POST", "approval"): Write(NothingSent, session_handlers.approve_earlier_minutes),
    ("POST", "corrections"): Write(CorrectionSent, session_handlers.correct_earlier_minutes),
    ("PUT", "floor"): Write(FloorSent, handlers.put_on_floor),
    ("POST", "matters"): Write(MatterSent, handlers.add_matter),
    ("POST", "resolutions"): Write(ResolutionSent, handlers.add_resolution),
    ("PUT", "resolutions/{number}"): Write(
        ResolutionSent, handlers.edit_resolution, handlers.current_resolution
    ),
    ("POST", "resolutions/{number}/withdrawal"): Write(
        ReasonSent, handlers.strike_resolution, handlers.current_resolution
    ),
    ("POST", "attendance"): Write(AttendanceSent, handlers.add_attendance),
    ("PUT", "attendance/{entry:int}"): Write(
        AttendanceSent, handlers.edit_attendance, handlers.current_attendance
    ),
    ("POST", "attendance/{entry:int}/leaving"): Write(
        VersionSent, handlers.take_out_of_attendance, handlers.current_attendance
    ),
    ("PUT", "said"): Write(DiscussionSent, handlers.save_discussion, handlers.current_discussion),
    ("POST", "next"): Write(NextSessionSent, handlers.plan_next_session),
}


def _read(read: Read) -> Endpoint:
    return partial(answer_read, read=read)


def _write(write: Write[Any]) -> Endpoint:
    return partial(answer_write, write=write)


ROUTES: Final = [
    Route("/room", current_room, methods=["GET"]),
    Route("/room/{code}", room_page, methods=["GET"]),
    *(Route(f"/room/{{code}}/{path}", _read(read), methods=["GET"]) for path, read in READS.items()),
    *(
        Route(f"/room/{{code}}/{path}", _write(write), methods=[method])
        for (method, path), write in WRITES.items()
    ),
]

"""The recorder's addresses: its page, and what the page's script asks for and does."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.session.csrf_token import csrf_token_for
from dashboard.web.recorder import handlers, session_handlers
from dashboard.web.recorder.page import current_room, room_page
from dashboard.web.recorder.request import Asked, Deed, Told, done, looked, nothing
from dashboard.web.recorder.room_state import state

Theirs = Callable[[Asked], Any]
Endpoint = Callable[[Request], Awaitable[Response]]


def _state(asked: Asked) -> Told:
    """Return the room, with whose page may go on with it: the sign-in may have been renewed in another tab."""
    return {**state(asked.code), "account": asked.by.user.account_id, "csrf": csrf_token_for(asked.token)}


# What can be looked at, and done, by address below /room/CODE; with what stands there where another was quicker.
LOOKS: Final[dict[str, Deed]] = {
    "state": _state,
    "day": session_handlers.read_day,
    "closing": session_handlers.before_closing,
    "corrections": session_handlers.corrections,
}
DEEDS: Final[dict[tuple[str, str], tuple[Deed, Theirs]]] = {
    ("POST", "opening"): (session_handlers.start, nothing),
    ("POST", "closing"): (session_handlers.finish, nothing),
    ("POST", "reopening"): (session_handlers.start_again, nothing),
    ("POST", "approval"): (session_handlers.approve, nothing),
    ("POST", "corrections"): (session_handlers.correct, nothing),
    ("PUT", "floor"): (handlers.put_on_floor, nothing),
    ("POST", "matters"): (handlers.add_matter, nothing),
    ("POST", "resolutions"): (handlers.record, nothing),
    ("PUT", "resolutions/{number}"): (handlers.change, handlers.their_resolution),
    ("POST", "resolutions/{number}/withdrawal"): (handlers.withdraw, handlers.their_resolution),
    ("POST", "attendance"): (handlers.came, nothing),
    ("PUT", "attendance/{entry:int}"): (handlers.came_otherwise, handlers.their_presence),
    ("POST", "attendance/{entry:int}/leaving"): (handlers.came_not, handlers.their_presence),
    ("PUT", "said"): (handlers.say, handlers.their_words),
    ("POST", "next"): (handlers.set_next, nothing),
}


def _look(look: Deed) -> Endpoint:
    return partial(looked, look=look)


def _deed(deed: Deed, theirs: Theirs) -> Endpoint:
    return partial(done, deed=deed, theirs=theirs)


ROUTES: Final = [
    Route("/room", current_room, methods=["GET"]),
    Route("/room/{code}", room_page, methods=["GET"]),
    *(Route(f"/room/{{code}}/{path}", _look(look), methods=["GET"]) for path, look in LOOKS.items()),
    *(
        Route(f"/room/{{code}}/{path}", _deed(deed, theirs), methods=[method])
        for (method, path), (deed, theirs) in DEEDS.items()
    ),
]

"""The recorder's addresses: its page, and what the page's script asks for and does."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.account.csrf import csrf_token_for
from dashboard.recorder import course, deeds
from dashboard.recorder.asked import Asked, Deed, Told, done, looked, nothing
from dashboard.recorder.page import current_room, room_page
from dashboard.recorder.state import state

Theirs = Callable[[Asked], Any]
Endpoint = Callable[[Request], Awaitable[Response]]


def _state(asked: Asked) -> Told:
    """Return the room, with whose page may go on with it: the sign-in may have been renewed in another tab."""
    return {**state(asked.code), "account": asked.by.user.account_id, "csrf": csrf_token_for(asked.token)}


# What can be looked at, and done, by address below /room/CODE; with what stands there where another was quicker.
LOOKS: Final[dict[str, Deed]] = {
    "state": _state,
    "day": course.read_day,
    "closing": course.before_closing,
    "corrections": course.corrections,
}
DEEDS: Final[dict[tuple[str, str], tuple[Deed, Theirs]]] = {
    ("POST", "opening"): (course.start, nothing),
    ("POST", "closing"): (course.finish, nothing),
    ("POST", "reopening"): (course.start_again, nothing),
    ("POST", "approval"): (course.approve, nothing),
    ("POST", "corrections"): (course.correct, nothing),
    ("PUT", "floor"): (deeds.put_on_floor, nothing),
    ("POST", "matters"): (deeds.add_matter, nothing),
    ("POST", "resolutions"): (deeds.record, nothing),
    ("PUT", "resolutions/{number}"): (deeds.change, deeds.their_resolution),
    ("POST", "resolutions/{number}/withdrawal"): (deeds.withdraw, deeds.their_resolution),
    ("POST", "attendance"): (deeds.came, nothing),
    ("PUT", "attendance/{entry:int}"): (deeds.came_otherwise, deeds.their_presence),
    ("POST", "attendance/{entry:int}/leaving"): (deeds.came_not, deeds.their_presence),
    ("PUT", "said"): (deeds.say, deeds.their_words),
    ("POST", "next"): (deeds.set_next, nothing),
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

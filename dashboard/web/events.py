"""``/events``: the store's revision as server-sent events, so that every open page hears of a write."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from dashboard.query_cache import engine
from dashboard.session.current_user import may_see_dashboard
from dashboard.streamlit_host.shutdown import on_shutdown
from dashboard.web.broadcast import Broadcaster
from dashboard.web.session_lookup import user_of
from kmcore.errors import KmError
from kmcore.storage.revision_events import revision_raised
from kmcore.storage.revision_listener import Listener

# Nginx keeps answers back unless told not to.
HEADERS: Final = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
AGAIN_MS: Final = 2000  # how long a browser waits before it comes back
NO_ROOM_S: Final = 30

broadcaster: Final = Broadcaster()


@asynccontextmanager
async def pushing() -> AsyncIterator[None]:
    """Tell open streams of every write, this process's and others', while the block lasts."""
    broadcaster.open()
    listener = Listener(engine(), broadcaster.tell)
    listener.start()
    hear_no_more = revision_raised.listen(broadcaster.tell)
    try:
        with on_shutdown(broadcaster.close_soon):
            yield
    finally:
        hear_no_more()
        broadcaster.close()
        await run_in_threadpool(listener.stop)


async def events(request: Request) -> Response:
    """Stream the revision: at once, at every rise, and again every 20 s. Only a number is ever sent.

    Answers 403 where the asker may not look at the dashboard, 503 while there is no room, the store
    cannot be asked or the server is about to stop. HEAD tells the same without a stream.
    """
    try:
        allowed = await run_in_threadpool(_may_look, request)
    except (KmError, SQLAlchemyError):
        return _later()
    if not allowed:
        return Response(status_code=403, headers=HEADERS)
    if broadcaster.is_full or not broadcaster.is_open:
        return _later()
    if request.method == "HEAD":
        return Response(headers=HEADERS, media_type=_Stream.media_type)
    return _Stream(_messages(), headers=HEADERS)


class _Stream(StreamingResponse):
    """A streaming answer that counts as open from its first byte until it is over, however it ends."""

    media_type = "text/event-stream"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with broadcaster.seat():
            await super().__call__(scope, receive, send)


async def _messages() -> AsyncIterator[str]:
    yield f"retry: {AGAIN_MS}\n\n"
    async for number in broadcaster.numbers():
        yield ": nothing known yet\n\n" if number is None else f"id: {number}\ndata: {number}\n\n"


def _may_look(request: Request) -> bool:
    return may_see_dashboard(user_of(request))


def _later() -> Response:
    return Response(status_code=503, headers={**HEADERS, "Retry-After": str(NO_ROOM_S)})


EVENT_ROUTES: Final = [Route("/events", events)]

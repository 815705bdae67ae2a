"""``/events``: the store's revision over a websocket, so that every open page hears of a write.

A browser has six connections to a server by HTTP/1.1, for all its tabs together; websockets are not counted among them.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from enum import IntEnum
from typing import Final

from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from dashboard.query_cache import engine
from dashboard.session.current_user import may_see_dashboard
from dashboard.streamlit_host.shutdown import on_shutdown
from dashboard.web.broadcast import Broadcaster
from dashboard.web.csrf import same_origin
from dashboard.web.session_lookup import user_of
from kmcore.errors import KmError
from kmcore.storage.revision_events import revision_raised
from kmcore.storage.revision_listener import Listener


class Farewell(IntEnum):
    """Why the server ends a line, as ``dashboard/static/revisions.js`` reads it."""

    STOPPING = 1012
    SPOKEN_TO = 1008  # a page has nothing to say here
    SHUT_OUT = 4403
    NO_ROOM = 4503


broadcaster: Final = Broadcaster()


@asynccontextmanager
async def pushing() -> AsyncIterator[None]:
    """Tell open lines of every write, this process's and others', while the block lasts."""
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


async def events(socket: WebSocket) -> None:
    """Say the revision: at once, at every rise, and again every 20 s. Only a number is ever sent.

    A page of another site gets no line at all (403). Others are let in and told in a word that can be read by a
    script why the line ends (``Farewell``): a browser hides the answer to a handshake that failed.
    """
    if not same_origin(socket):
        await socket.close()
        return
    refused = await _refusal(socket)
    with suppress(WebSocketDisconnect):
        await socket.accept()
        if refused is None:
            has_room = broadcaster.is_open and not broadcaster.is_full
            refused = await _tell(socket) if has_room else Farewell.NO_ROOM
        await socket.close(refused)


async def _refusal(socket: WebSocket) -> Farewell | None:
    """Return why this asker may have no line, None where she may; asked anew of the store for every line."""
    try:
        allowed = await run_in_threadpool(lambda: may_see_dashboard(user_of(socket)))
    except (KmError, SQLAlchemyError):
        return Farewell.NO_ROOM
    return None if allowed else Farewell.SHUT_OUT


async def _tell(socket: WebSocket) -> Farewell:
    """Tell the numbers until the server stops or the page says something; a page that leaves raises.

    Raises:
        WebSocketDisconnect: the page is gone.
    """
    with broadcaster.seat():
        telling, hearing = asyncio.ensure_future(_numbers(socket)), asyncio.ensure_future(socket.receive())
        try:
            over, _still = await asyncio.wait({telling, hearing}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (telling, hearing):
                task.cancel()
            await asyncio.gather(telling, hearing, return_exceptions=True)
    if hearing in over and hearing.result()["type"] == "websocket.disconnect":
        raise WebSocketDisconnect
    if telling in over:
        telling.result()
        return Farewell.STOPPING
    return Farewell.SPOKEN_TO


async def _numbers(socket: WebSocket) -> None:
    async for number in broadcaster.numbers():
        await socket.send_text("" if number is None else str(number))  # "": nothing is known yet


async def no_stream(_request: Request) -> Response:
    """Tell who asks by HTTP, a page from before this version among them, that this is a websocket."""
    return Response(status_code=426, headers={"Upgrade": "websocket", "Cache-Control": "no-store"})


EVENT_ROUTES: Final = [WebSocketRoute("/events", events), Route("/events", no_stream)]

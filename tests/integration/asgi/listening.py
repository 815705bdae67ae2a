"""A browser that listens: opens a websocket to an ASGI application and reads what it is told."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

LIMIT_S: Final = 30.0
ORIGIN: Final = "http://127.0.0.1"
NOT_LET_IN: Final = 1006  # what a browser says of a handshake that was refused


@dataclass
class Listening:
    """A line under way. ``let_in``: the handshake went through; ``code``: why the server ended it, once it has."""

    let_in: bool
    told: "asyncio.Queue[str]"
    page_says: "asyncio.Queue[Message]"
    over: asyncio.Event = field(default_factory=asyncio.Event)
    code: int | None = None

    async def message(self) -> str:
        """Return the next message."""
        async with asyncio.timeout(LIMIT_S):
            return await self.told.get()

    async def end(self) -> int | None:
        """Wait until the server is done with this line; return the code it ended it with."""
        async with asyncio.timeout(LIMIT_S):
            await self.over.wait()
        return self.code


@asynccontextmanager
async def listening(
    app: ASGIApp, path: str = "/events", cookie: str = "", origin: str = ORIGIN
) -> AsyncIterator[Listening]:
    """Open a line and give it once the server has answered; the browser goes away when the block ends."""
    answered: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
    says: asyncio.Queue[Message] = asyncio.Queue()
    says.put_nowait({"type": "websocket.connect"})
    line = Listening(let_in=False, told=asyncio.Queue(), page_says=says)

    async def send(message: Message) -> None:
        if message["type"] == "websocket.send":
            line.told.put_nowait(message["text"])
            return
        if message["type"] == "websocket.close":
            line.code = message["code"] if answered.done() else NOT_LET_IN
        if not answered.done():
            answered.set_result(message["type"] == "websocket.accept")

    task = asyncio.ensure_future(_run(app, _scope(path, cookie, origin), says.get, send))
    async with asyncio.timeout(LIMIT_S):
        line.let_in = await answered
    task.add_done_callback(lambda _task: line.over.set())
    try:
        yield line
    finally:
        says.put_nowait({"type": "websocket.disconnect", "code": 1001})
        async with asyncio.timeout(LIMIT_S):
            await task


async def _run(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    await app(scope, receive, send)


def _scope(path: str, cookie: str, origin: str) -> dict[str, Any]:
    headers = [(b"host", b"127.0.0.1"), (b"origin", origin.encode())]
    return {
        "type": "websocket",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "scheme": "ws",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [*headers, *([(b"cookie", cookie.encode())] if cookie else [])],
        "client": ("127.0.0.1", 50000),
        "server": ("127.0.0.1", 8501),
        "subprotocols": [],
    }

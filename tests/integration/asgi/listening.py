"""A browser that listens: asks an ASGI application and reads the answer while it is still being sent."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

LIMIT_S: Final = 30.0


@dataclass
class Listening:
    """An answer under way."""

    status: int
    headers: dict[str, str]
    parts: "asyncio.Queue[str]"
    over: asyncio.Event = field(default_factory=asyncio.Event)

    async def message(self) -> str:
        """Return the next event or comment, without the blank line that ends it."""
        async with asyncio.timeout(LIMIT_S):
            return (await self.parts.get()).removesuffix("\n\n")


@asynccontextmanager
async def listening(
    app: ASGIApp, path: str, cookie: str = "", method: str = "GET"
) -> AsyncIterator[Listening]:
    """Ask for ``path`` and give the answer once it has begun; the browser goes away when the block ends."""
    started: asyncio.Future[Message] = asyncio.get_running_loop().create_future()
    parts: asyncio.Queue[str] = asyncio.Queue()
    gone, asked = asyncio.Event(), False

    async def receive() -> Message:
        nonlocal asked
        if not asked:
            asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await gone.wait()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            started.set_result(message)
        elif message.get("body"):
            parts.put_nowait(message["body"].decode())

    task = asyncio.ensure_future(_run(app, _scope(path, cookie, method), receive, send))
    async with asyncio.timeout(LIMIT_S):
        start = await started
    headers = {name.decode(): value.decode() for name, value in start["headers"]}
    answer = Listening(start["status"], headers, parts)
    task.add_done_callback(lambda _task: answer.over.set())
    try:
        yield answer
    finally:
        gone.set()
        async with asyncio.timeout(LIMIT_S):
            await task


async def _run(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    await app(scope, receive, send)


def _scope(path: str, cookie: str, method: str) -> dict[str, Any]:
    headers = [(b"host", b"127.0.0.1"), (b"accept-encoding", b"br, gzip")]
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [*headers, *([(b"cookie", cookie.encode())] if cookie else [])],
        "client": ("127.0.0.1", 50000),
        "server": ("127.0.0.1", 8501),
    }

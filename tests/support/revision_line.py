"""Following the store's revision without a browser: what ``/events`` of a running app says."""

from collections.abc import AsyncIterator
from typing import Final

import websockets

WAIT_S: Final = 60.0


def events_address(url: str) -> str:
    """Return the address of the line of an app that is served at ``url``."""
    return url.replace("http", "ws", 1) + "/events"


async def told_revisions(url: str) -> AsyncIterator[int]:
    """Give every revision that the app at ``url`` tells, until the server ends the line."""
    async with websockets.connect(events_address(url), open_timeout=WAIT_S) as line:
        async for said in line:
            if said:
                yield int(said)

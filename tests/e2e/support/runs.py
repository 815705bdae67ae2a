"""Waiting for what a click sets going: the server has run the page once more, or another page has opened.

The page itself does not tell: a quick run's beginning and end reach the screen as one, and under load
the server's answer comes seconds after the click.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from weakref import WeakKeyDictionary

from playwright.sync_api import Page, WebSocket
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.e2e.support.settled import settled

START_S: Final = 20.0
CALM_S: Final = 0.15
POLL_MS: Final = 20


class Runs:
    """Counts the runs that the server says it has finished for one page."""

    def __init__(self, page: Page) -> None:
        self.ended = 0
        page.on("websocket", self._listen)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._received)

    def _received(self, frame: bytes | str) -> None:
        if isinstance(frame, bytes) and ForwardMsg.FromString(frame).WhichOneof("type") == "script_finished":
            self.ended += 1


_counted: WeakKeyDictionary[Page, Runs] = WeakKeyDictionary()


def count_runs(page: Page) -> None:
    """Count the runs of ``page``; call it before the page goes anywhere."""
    _counted[page] = Runs(page)


@contextmanager
def one_run(page: Page) -> Iterator[None]:
    """Wait, after the block, until one more run has ended and is drawn.

    Raises:
        TimeoutError: the block set nothing going.
    """
    runs = _counted[page]
    before, deadline = runs.ended, time.monotonic() + START_S
    yield
    while runs.ended == before:
        if time.monotonic() > deadline:
            raise TimeoutError(f"{page.url}: asked the server for nothing in {START_S:.0f} s")
        page.wait_for_timeout(POLL_MS)
    settled(page, calm_s=CALM_S)

"""One newest revision for everybody who listens: told from any thread, handed on by the event loop.

Nobody has a queue. Whoever is slow finds only the newest number when it comes back, and a thousand
listeners cost one number, one timer and no question to the store.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Final

BEAT_S: Final = 20.0  # below the 30-60 s after which proxies drop a silent connection
MOST_STREAMS: Final = 2000  # a process; each costs some 50 kB


class Broadcaster:
    """What is newest, and the streams that wait for it. Opened and closed on the event loop."""

    def __init__(self) -> None:
        self.newest: int | None = None
        self.streams = 0
        self._turn = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._beat: asyncio.TimerHandle | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether streams may begin: not before the start, not once the server is about to stop."""
        return self._loop is not None

    @property
    def is_full(self) -> bool:
        """Tell whether as many streams are open as one process should carry."""
        return self.streams >= MOST_STREAMS

    def open(self) -> None:
        """Begin on the running loop, with nothing known: the listener says what the store has now."""
        self.newest = None
        self._loop = asyncio.get_running_loop()
        self._beat = self._loop.call_later(BEAT_S, self._repeat)

    def close(self) -> None:
        """End every stream. Call it on the loop; ``close_soon`` from anywhere else."""
        self._loop = None
        if self._beat is not None:
            self._beat.cancel()
        self._next_turn()

    def tell(self, number: int) -> None:
        """Say from any thread that the revision is ``number`` now; a smaller one than known says nothing."""
        self._on_loop(lambda: self._take(number))

    def close_soon(self) -> None:
        """End every stream, from any thread or from a signal's handler."""
        self._on_loop(self.close)

    async def numbers(self) -> AsyncIterator[int | None]:
        """Give the newest number now, at every rise, and again at every beat; None while none is known."""
        while self.is_open:
            turn = self._turn
            yield self.newest
            await turn.wait()

    @contextmanager
    def seat(self) -> Iterator[None]:
        """Count one stream while the block lasts."""
        self.streams += 1
        try:
            yield
        finally:
            self.streams -= 1

    def _on_loop(self, do: Callable[[], None]) -> None:
        loop = self._loop
        if loop is not None:
            with suppress(RuntimeError):  # the loop ended in between: nobody listens any more
                loop.call_soon_threadsafe(do)

    def _take(self, number: int) -> None:
        if self.newest is None or number > self.newest:
            self.newest = number
            self._next_turn()

    def _repeat(self) -> None:
        """Say the newest again: it keeps proxies awake, and tells a browser that the line still holds."""
        self._next_turn()
        if self._loop is not None:
            self._beat = self._loop.call_later(BEAT_S, self._repeat)

    def _next_turn(self) -> None:
        over, self._turn = self._turn, asyncio.Event()
        over.set()

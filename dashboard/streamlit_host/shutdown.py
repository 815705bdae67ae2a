"""Hearing early that the server is about to stop.

Uvicorn ends the lifespan only after every answer has ended. An event stream never ends by itself, so
Ctrl+C would wait for the last open page; the signal itself is the earliest word of it.
"""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType
from typing import Any, Final

SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def on_shutdown(first: Callable[[], None]) -> Iterator[None]:
    """Call ``first`` when the process is told to stop, then whoever was to be told before."""
    if current_thread() is not main_thread():  # a test's server: signals reach the main thread only
        yield
        return
    before = {number: signal.getsignal(number) for number in SIGNALS}

    def stop(number: int, frame: FrameType | None) -> None:
        first()
        _pass_on(before[signal.Signals(number)], number, frame)

    for number in SIGNALS:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            if signal.getsignal(number) is stop:
                signal.signal(number, handler)


def _pass_on(handler: Any, number: int, frame: FrameType | None) -> None:
    if callable(handler):
        handler(number, frame)
    elif handler == signal.SIG_DFL:
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)

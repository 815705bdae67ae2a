"""Work that takes its time, done on a thread of its own: how far it is stands on the page, and nobody waits for it.

A rerun meanwhile (a click, news of another's change) does not stop the work: the next run takes up waiting for it.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextvars import copy_context
from dataclasses import dataclass
from typing import Any, Final

import streamlit as st

from dashboard.streamlit_host.script_queue import others_meanwhile
from kmcore.registers.progress import Step, progress_told, progress_words

EVERY_S: Final = 0.2
AT_ONCE_S: Final = 0.4  # work done within this shows no bar
_pool: Final = ThreadPoolExecutor(max_workers=2, thread_name_prefix="long-work")


HowFar = tuple[Step, int, int]


@dataclass(frozen=True)
class LongWork:
    """A piece of work under way. ``far``: every word of how far it is: the step, how much is done, of how much."""

    mark: tuple[Any, ...]
    future: Future[Any]
    far: list[HowFar]


def long_work(key: str, mark: tuple[Any, ...], work: Callable[[], Any]) -> Any:
    """Return what ``work`` returns, begun now or, with the same ``mark``, by an earlier run of this page.

    Raises: what ``work`` raises.
    """
    running = st.session_state.get(key)
    if running is None or running.mark != mark:
        running = st.session_state[key] = _begun(mark, work)
    _wait_for(running)
    del st.session_state[key]
    return running.future.result()


def work_under_way(key: str) -> tuple[Any, ...] | None:
    """Return the mark of a piece of work that was begun and whose end no run of this page has seen."""
    running = st.session_state.get(key)
    return None if running is None else running.mark


def _begun(mark: tuple[Any, ...], work: Callable[[], Any]) -> LongWork:
    far: list[HowFar] = []

    def tell(step: Step, done: int, of: int) -> None:
        far[:] = [(step, done, of)]

    def told() -> Any:
        with progress_told(tell):
            return work()

    return LongWork(mark, _pool.submit(copy_context().run, told), far)


def _wait_for(running: LongWork) -> None:
    with others_meanwhile():
        if wait([running.future], AT_ONCE_S).done:
            return
        place = st.empty()
        while not running.future.done():
            for step, done, of in running.far[-1:]:
                place.progress(min(1.0, done / of) if of else 1.0, text=progress_words(step, done, of))
            wait([running.future], EVERY_S)
        place.empty()

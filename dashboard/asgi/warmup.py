"""Before the first visitor: import what pages need, ask each question once, then freeze the garbage.

Streamlit collects garbage after every run. What is frozen is not walked again: 99 -> 28 ms of CPU a
run were measured (docs/decisions/0003).
"""

import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module

import streamlit as st
from starlette.concurrency import run_in_threadpool

HEAVY = ("altair", "pandas", "pyarrow")  # imported for their cost, which no visitor should pay
log = logging.getLogger("wong_uea")


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Warm up, serve, let go of the connections."""
    await run_in_threadpool(warm_up)
    yield
    from dashboard.store import engine  # noqa: PLC0415 - only a started app has an engine to close

    await run_in_threadpool(engine().dispose)


def warm_up() -> None:
    """Import the heavy libraries and our own modules, run each page once, freeze."""
    from dashboard.fonts import ensure_fonts  # noqa: PLC0415 - fonttools is heavy as well
    from dashboard.preload import preload_pages  # noqa: PLC0415 - it imports this package's application

    for heavy in HEAVY:
        import_module(heavy)
    ensure_fonts()
    preload_pages()
    gc.collect()
    gc.freeze()
    log.info("warm: %d objects frozen", gc.get_freeze_count())

"""Before the first visitor: import what pages need, run each page once, then freeze the garbage.

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

from dashboard import views, widgets
from dashboard.navigation import existing_views
from dashboard.query_cache import engine
from dashboard.streamlit_host.oidc_offers import oidc_offers
from dashboard.streamlit_host.precompressed import packed_files
from dashboard.streamlit_host.preload import import_modules, preload_pages
from dashboard.streamlit_host.socket_options import send_without_delay
from dashboard.web.application import SCRIPT
from dashboard.web.daily_cleanup import tidying
from dashboard.web.events import pushing
from dashboard.web.fonts import ensure_fonts
from kmcore.settings import settings

HEAVY = ("altair", "pandas", "pyarrow")  # imported for their cost, which no visitor should pay
log = logging.getLogger("wong_uea")


def warm_up() -> None:
    """Make the fonts, pack the static files, import the heavy libraries and our own modules by running each page.

    Where KM_WARM_UP says so the pages are imported and not run: their first visitors wait for their first answers.
    """
    ensure_fonts()
    packed_files()
    for heavy in HEAVY:
        import_module(heavy)
    if settings().warm_up == "pages":
        preload_pages(SCRIPT, [view.name for view in existing_views()])
    else:
        import_modules(views, widgets)
    oidc_offers()  # says in the log what is missing, where a provider is set up by half


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Freeze what is there by now, serve and push, let go of the connections."""
    gc.collect()
    gc.freeze()
    send_without_delay()
    async with pushing(), tidying():
        yield
    await run_in_threadpool(engine().dispose)

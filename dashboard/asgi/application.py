"""One ASGI application: Streamlit's pages, our few routes, our layers round them."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from dashboard.asgi.page import PageMiddleware
from dashboard.asgi.precompressed import PrecompressedMiddleware
from dashboard.asgi.routes import ROUTES
from dashboard.asgi.security import SecurityHeaders
from dashboard.asgi.warmup import lifespan
from dashboard.guard import on_script_error

SCRIPT = Path(__file__).resolve().parent.parent / "shell.py"


def build_app() -> st.App:
    """Return the application. The script is not a neighbour of ``pages/``: see docs/decisions/0001."""
    return st.App(
        SCRIPT,
        lifespan=lifespan,
        routes=ROUTES,
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(PrecompressedMiddleware),
            Middleware(PageMiddleware),
        ],
        on_script_error=on_script_error,
    )

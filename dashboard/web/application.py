"""What the ASGI application of ``streamlit_app.py`` is put together from."""

from pathlib import Path
from typing import Final

from starlette.middleware import Middleware

from dashboard.streamlit_host.page_html import PageMiddleware
from dashboard.streamlit_host.precompressed import PrecompressedMiddleware
from dashboard.web.security_headers import SecurityHeaders
from dashboard.web.unknown_address import KNOWN, unknown_address

# Not a neighbour of pages/: otherwise a deep link would run a page without the shell (docs/decisions/0001).
SCRIPT: Final = Path(__file__).resolve().parent.parent / "shell.py"
LAYERS: Final = [
    Middleware(SecurityHeaders),
    Middleware(PrecompressedMiddleware),
    Middleware(PageMiddleware, known=KNOWN, elsewhere=unknown_address),
]

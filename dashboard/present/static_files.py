"""Addresses of our static files, with their content's hash so that browsers may keep them for good."""

from functools import cache
from hashlib import sha256
from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "static"


@cache
def static_url(name: str) -> str:
    """Return the address of a file in ``dashboard/static``, e.g. ``/app/static/app.css?v=1f2e3d4c``."""
    digest = sha256((STATIC / name).read_bytes()).hexdigest()[:8]
    return f"/app/static/{name}?v={digest}"

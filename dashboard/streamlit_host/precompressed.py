"""Compresses Streamlit's and our static files before the first visitor: 5.2 MB on the wire become 1.4.

Streamlit sends its JavaScript as it is. Starlette's GZipMiddleware would compress it anew for every visitor; these
files never change while the program runs. They are read from the disk, whole: what is shared by all is never made of
one visitor's request, for a visitor may hang up in the middle of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

import brotli
import streamlit
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.present.static_files import STATIC

# Where files are served from, by the beginning of their address.
FOLDERS: Final = (
    ("/static/", Path(streamlit.__file__).parent / "static" / "static"),
    ("/app/static/", STATIC),
)
KINDS: Final = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".json": "application/json",
}
QUALITY: Final = 5  # about 25 ms a MB once; 11 saves a tenth more for fifty times the work
FOR_GOOD: Final = "public, immutable, max-age=31536000"  # the address changes with what is in the file
ASK_AGAIN: Final = "no-cache"


@dataclass(frozen=True)
class PackedFile:
    """A file's brotli form. ``named_by_content``: its address changes whenever the file does."""

    body: bytes
    kind: str
    etag: str
    named_by_content: bool


@cache
def packed_files() -> dict[str, PackedFile]:
    """Return every static text file by its address, compressed; worked out once, at the program's start."""
    return {address: file for prefix, folder in FOLDERS for address, file in packed_folder(prefix, folder)}


def packed_folder(prefix: str, folder: Path) -> Iterator[tuple[str, PackedFile]]:
    """Give the text files of ``folder`` and what lies below, each with its address under ``prefix``."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in KINDS and path.is_file():
            yield prefix + path.relative_to(folder).as_posix(), _packed(path, prefix)


def _packed(path: Path, prefix: str) -> PackedFile:
    whole = path.read_bytes()
    return PackedFile(
        body=brotli.compress(whole, quality=QUALITY),
        kind=KINDS[path.suffix],
        etag=f'"{sha256(whole).hexdigest()[:32]}"',
        named_by_content=prefix == "/static/",  # Streamlit's build puts a hash into each name
    )


class PrecompressedMiddleware:
    """Answers for static text files with their brotli form; everything else is passed on."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.files = packed_files()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send a packed file to who can read it."""
        file = self.files.get(scope["path"]) if _wanted(scope) else None
        if file is None:
            await self.app(scope, receive, send)
            return
        headers = _headers(file, scope)
        if Headers(scope=scope).get("if-none-match") == file.etag:
            await Response(status_code=304, headers=headers)(scope, receive, send)
            return
        await Response(file.body, headers={**headers, "Content-Type": file.kind})(scope, receive, send)


def _headers(file: PackedFile, scope: Scope) -> dict[str, str]:
    for_good = file.named_by_content or scope["query_string"].startswith(b"v=")  # ``static_url``
    return {
        "Cache-Control": FOR_GOOD if for_good else ASK_AGAIN,
        "Content-Encoding": "br",
        "ETag": file.etag,
        "Vary": "Accept-Encoding",
    }


def _wanted(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    return "br" in Headers(scope=scope).get("accept-encoding", "")

"""Static files: compressed from the disk before anybody asks, and everything else passed on as it came."""

from pathlib import Path
from typing import Final

import brotli
import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.present.static_files import STATIC, static_url
from dashboard.streamlit_host.precompressed import (
    FOLDERS,
    KINDS,
    PrecompressedMiddleware,
    packed_files,
    packed_folder,
)
from tests.integration.asgi.asking import Client

BELOW: Final = b"from the app below"
BR: Final = {"Accept-Encoding": "gzip, deflate, br"}
OURS: Final = "/app/static/app.css"
FILES: Final = {
    prefix + path.relative_to(folder).as_posix(): path
    for prefix, folder in FOLDERS
    for path in folder.rglob("*")
    if path.suffix in KINDS
}
STREAMLITS: Final = next(path for path in FILES if path.startswith("/static/js/") and path.endswith(".js"))


async def below(_request: Request) -> Response:
    return Response(BELOW, media_type="text/plain")


@pytest.fixture
def client() -> Client:
    route = Route("/{path:path}", below, methods=["GET", "POST", "OPTIONS"])
    return Client(Starlette(routes=[route], middleware=[Middleware(PrecompressedMiddleware)]))


def raw(client: Client, path: str, **headers: str) -> tuple[httpx.Response, bytes]:
    """Return an answer and its bytes as they were on the wire."""
    return client.raw(path, headers={**BR, **headers})


def test_every_file_is_there_whole() -> None:
    """Each as it lies on the disk, before anybody has asked."""
    packed = packed_files()
    assert set(packed) == set(FILES)
    assert len(packed) > 120
    broken = [
        address
        for address, path in FILES.items()
        if brotli.decompress(packed[address].body) != path.read_bytes()
    ]
    assert broken == []


@pytest.mark.parametrize(("path", "kind"), [(STREAMLITS, "text/javascript"), (OURS, "text/css")])
def test_a_file_comes_compressed_and_whole(client: Client, path: str, kind: str) -> None:
    answer, body = raw(client, path)
    assert answer.headers["content-encoding"] == "br"
    assert brotli.decompress(body) == FILES[path].read_bytes()
    assert int(answer.headers["content-length"]) == len(body) < FILES[path].stat().st_size
    assert answer.headers["content-type"].startswith(kind)
    assert answer.headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    ("path", "kept"),
    [(STREAMLITS, "immutable"), (static_url("app.css"), "immutable"), (OURS, "no-cache")],
    ids=["named by what is in it", "asked for by what is in it", "by its bare name"],
)
def test_who_may_keep_it_for_good_and_who_asks_again(client: Client, path: str, kept: str) -> None:
    assert kept in raw(client, path)[0].headers["cache-control"]


def test_what_one_asks_for_spoils_it_for_nobody(client: Client) -> None:
    """A part of the file is no reason to keep a part of it."""
    raw(client, OURS, **{"If-None-Match": '"old"', "Range": "bytes=0-9"})
    assert brotli.decompress(raw(client, OURS)[1]) == (STATIC / "app.css").read_bytes()


def test_who_has_it_is_told_so(client: Client) -> None:
    etag = raw(client, OURS)[0].headers["etag"]
    answer, body = raw(client, OURS, **{"If-None-Match": etag})
    assert (answer.status_code, body) == (304, b"")
    assert answer.headers["etag"] == etag
    assert raw(client, OURS, **{"If-None-Match": '"two"'})[0].status_code == 200


@pytest.mark.parametrize("accepted", ["identity", "gzip, deflate", ""])
def test_who_cannot_read_it_gets_the_file_as_it_is(client: Client, accepted: str) -> None:
    answer, body = raw(client, OURS, **{"Accept-Encoding": accepted})
    assert "content-encoding" not in answer.headers
    assert body == BELOW


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/villages",
        "/static/media/font.woff2",
        "/maps/x.js",
        "/_stcore/x.js",
        "/static",
        "/static/js/none.js",
        "/app/static/../app.py",
    ],
)
def test_others_pass(client: Client, path: str) -> None:
    answer, body = raw(client, path)
    assert "content-encoding" not in answer.headers
    assert body == BELOW


@pytest.mark.parametrize("method", ["HEAD", "POST", "OPTIONS"])
def test_other_methods_pass(client: Client, method: str) -> None:
    assert "content-encoding" not in client.request(method, OURS, headers=BR).headers


def test_an_empty_file_is_still_a_file(tmp_path: Path) -> None:
    (tmp_path / "x.css").touch()
    (tmp_path / "x.woff2").touch()
    packed = dict(packed_folder("/app/static/", tmp_path))
    assert [brotli.decompress(file.body) for file in packed.values()] == [b""]
    assert list(packed) == ["/app/static/x.css"]

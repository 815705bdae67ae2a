"""Static files: compressed once, kept, and everything else passed on as it came."""

from collections.abc import Callable

import brotli
import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from dashboard.streamlit_host.precompressed import PrecompressedMiddleware
from tests.integration.asgi.asking import Client

SCRIPT = b"export const words = 'wong uea ' + 'wong uea';\n" * 200
BR = {"Accept-Encoding": "gzip, deflate, br"}


class Below:
    """The app below: remembers every request that reaches it."""

    def __init__(self) -> None:
        self.asked: list[Request] = []
        self.answer: Callable[[], Response] = lambda: Response(
            SCRIPT, media_type="text/javascript", headers={"ETag": '"one"', "Cache-Control": "immutable"}
        )

    async def __call__(self, request: Request) -> Response:
        self.asked.append(request)
        return self.answer()


@pytest.fixture
def below() -> Below:
    return Below()


@pytest.fixture
def client(below: Below) -> Client:
    route = Route("/{path:path}", below.__call__, methods=["GET", "POST", "OPTIONS"])
    return Client(Starlette(routes=[route], middleware=[Middleware(PrecompressedMiddleware)]))


def raw(client: Client, path: str, **headers: str) -> tuple[httpx.Response, bytes]:
    """Return an answer and its bytes as they were on the wire."""
    return client.raw(path, headers={**BR, **headers})


def test_a_script_comes_compressed_and_whole(client: Client) -> None:
    answer, body = raw(client, "/static/js/index.js")
    assert answer.headers["content-encoding"] == "br"
    assert brotli.decompress(body) == SCRIPT
    assert int(answer.headers["content-length"]) == len(body) < len(SCRIPT) / 10
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == "immutable"
    assert answer.headers["etag"] == '"one"'
    assert answer.headers["vary"] == "Accept-Encoding"


def test_it_is_made_once(client: Client, below: Below) -> None:
    answers = [raw(client, "/static/js/index.js?v=1")[1] for _turn in range(3)]
    assert len(set(answers)) == 1
    assert len(below.asked) == 1


def test_the_first_one_s_wishes_do_not_spoil_it_for_the_rest(client: Client, below: Below) -> None:
    """A 304, a part of the file or something compressed already must not be what is kept."""
    raw(client, "/app/static/app.css", **{"If-None-Match": '"old"', "Range": "bytes=0-9"})
    sent = below.asked[0].headers
    assert not {"accept-encoding", "if-none-match", "range", "if-modified-since"} & set(sent)
    assert below.asked[0].method == "GET"


def test_who_has_it_is_told_so(client: Client, below: Below) -> None:
    raw(client, "/static/js/index.js")
    answer, body = raw(client, "/static/js/index.js", **{"If-None-Match": '"one"'})
    assert (answer.status_code, body) == (304, b"")
    assert answer.headers["etag"] == '"one"'
    assert raw(client, "/static/js/index.js", **{"If-None-Match": '"two"'})[0].status_code == 200
    assert len(below.asked) == 1


def test_a_file_without_an_etag_is_sent_to_who_does_not_ask_for_one(client: Client, below: Below) -> None:
    below.answer = lambda: Response(SCRIPT, media_type="text/javascript")
    for _turn in range(2):
        answer, body = raw(client, "/static/js/index.js")
        assert answer.status_code == 200
        assert brotli.decompress(body) == SCRIPT


@pytest.mark.parametrize("accepted", ["identity", "gzip, deflate", ""])
def test_who_cannot_read_it_gets_the_file_as_it_is(client: Client, accepted: str) -> None:
    raw(client, "/static/js/index.js")
    answer, body = raw(client, "/static/js/index.js", **{"Accept-Encoding": accepted})
    assert "content-encoding" not in answer.headers
    assert body == SCRIPT


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/villages",
        "/static/media/font.woff2",
        "/static/picture.png",
        "/maps/x.js",
        "/_stcore/x.js",
        "/static",
    ],
)
def test_other_files_pass(client: Client, below: Below, path: str) -> None:
    for _turn in range(2):
        answer, body = raw(client, path)
        assert "content-encoding" not in answer.headers
        assert body == SCRIPT
    assert len(below.asked) == 2


@pytest.mark.parametrize("method", ["HEAD", "POST", "OPTIONS"])
def test_other_methods_pass(client: Client, below: Below, method: str) -> None:
    client.request(method, "/static/js/index.js", headers=BR)
    assert [request.method for request in below.asked] == [method]


@pytest.mark.parametrize("status", [404, 500, 301, 206])
def test_what_went_wrong_is_passed_on_and_not_kept(client: Client, below: Below, status: int) -> None:
    good = below.answer
    below.answer = lambda: Response("ไม่พบ", status, headers={"X-Why": "none", "Location": "/x"})
    answer, body = raw(client, "/static/js/index.js")
    assert (answer.status_code, body.decode()) == (status, "ไม่พบ")
    assert answer.headers["x-why"] == "none"
    below.answer = good
    assert brotli.decompress(raw(client, "/static/js/index.js")[1]) == SCRIPT


def test_streamlit_s_page_under_a_file_s_name_is_not_kept(client: Client, below: Below) -> None:
    """Streamlit answers every unknown file so: memory would grow with every name that someone tries."""
    below.answer = lambda: HTMLResponse("<html>")
    for _turn in range(2):
        answer, body = raw(client, "/static/js/none.js")
        assert "content-encoding" not in answer.headers
        assert body == b"<html>"
    assert len(below.asked) == 2


def test_an_empty_file_is_still_a_file(client: Client, below: Below) -> None:
    below.answer = lambda: Response(b"", media_type="text/css")
    assert brotli.decompress(raw(client, "/static/x.css")[1]) == b""

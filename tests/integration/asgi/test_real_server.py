"""The real server, as its very first visitors meet it; no browser needed."""

import asyncio
import re
import socket
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import brotli
import httpx
import pytest
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard.navigation import views
from dashboard.present.static_files import STATIC, static_url
from dashboard.streamlit_host.precompressed import FOLDERS
from dashboard.web.security_headers import HEADERS
from tests.e2e.support.app import SERVE, RunningApp, running_app
from tests.support.apart import run_apart
from tests.support.builds import loaded
from tests.support.databases import SqliteDatabases

LIMIT_S = 60.0  # 0.5 s alone; much more when every core is taken
FIRST = ("villages", "budget")


@dataclass(frozen=True)
class Served:
    """The app, and what its first visitors were sent, by the page they asked for."""

    app: RunningApp
    sent: dict[str, list[ForwardMsg]]


async def visit(url: str, page: str) -> list[ForwardMsg]:
    """Ask for a page by its address as the browser's script does; return all that comes until it is done."""
    address = url.replace("http://", "ws://") + "/_stcore/stream"
    streamlit = websockets.Subprotocol("streamlit")
    origin = websockets.Origin(url)
    async with websockets.connect(address, subprotocols=[streamlit], origin=origin, max_size=None) as socket:
        ask = BackMsg()
        ask.rerun_script.page_name = page
        await socket.send(ask.SerializeToString())
        found: list[ForwardMsg] = []
        while not found or found[-1].WhichOneof("type") != "script_finished":
            data = await asyncio.wait_for(socket.recv(), LIMIT_S)
            assert isinstance(data, bytes)
            found.append(ForwardMsg.FromString(data))
        return found


async def first_visits(url: str) -> dict[str, list[ForwardMsg]]:
    """Both at once: neither finds a server that somebody has shown the way."""
    return dict(zip(FIRST, await asyncio.gather(*(visit(url, page) for page in FIRST)), strict=True))


@pytest.fixture(scope="module")
def served(sqlite_databases: SqliteDatabases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with (
        sqlite_databases.lend(loaded) as url,
        running_app(tmp_path_factory.mktemp("served"), url, command=SERVE, KM_WARM_UP="pages") as app,
    ):
        yield Served(app, run_apart(first_visits(app.url)))


@pytest.mark.parametrize("path", FIRST)
def test_the_first_visitor_by_a_deep_link_passes_the_shell(served: Served, path: str) -> None:
    """Without it Streamlit would run pages/x.py alone, past language, gate and sign-in (decision 1)."""
    navigation = [
        message.navigation for message in served.sent[path] if message.WhichOneof("type") == "navigation"
    ]
    assert navigation, "the page ran without the shell"
    found = [each.url_pathname for each in navigation[-1].app_pages]
    assert found == [view.path for view in views()]


@pytest.mark.parametrize("path", FIRST)
def test_and_gets_the_page_asked_for(served: Served, path: str) -> None:
    bodies = [
        message.delta.new_element.html.body
        for message in served.sent[path]
        if message.delta.new_element.WhichOneof("type") == "html"
    ]
    titles = [title for body in bodies for title in re.findall(r"<h1>(.*?)</h1>", body)]
    assert titles == [next(view.title for view in views() if view.path == path)]
    kinds = {message.delta.new_element.WhichOneof("type") for message in served.sent[path]}
    assert "alert" not in kinds
    assert "exception" not in kinds


def test_head_has_no_body_and_get_has(served: Served) -> None:
    head, get = (httpx.request(method, f"{served.app.url}/villages") for method in ("HEAD", "GET"))
    assert head.status_code == get.status_code == 200
    assert head.content == b""
    assert int(head.headers["content-length"]) == len(get.content)


def test_headers_are_on_whatever_the_server_answers(served: Served) -> None:
    paths = (
        "/",
        "/healthz",
        "/_stcore/health",
        "/photos/none",
        "/app/static/none.css",
        static_url("app.css"),
    )
    for path in paths:
        headers = httpx.get(served.app.url + path).headers
        assert {name: headers[name] for name in HEADERS} == HEADERS, path
        assert "content-security-policy" in headers, path


def test_our_styles_come_packed_and_are_not_sent_twice(served: Served) -> None:
    address = served.app.url + static_url("app.css")
    with httpx.stream("GET", address, headers={"Accept-Encoding": "br"}) as answer:
        packed = b"".join(answer.iter_raw())
    assert answer.headers["content-encoding"] == "br"
    assert brotli.decompress(packed) == (STATIC / "app.css").read_bytes()
    again = httpx.get(address, headers={"Accept-Encoding": "br", "If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304
    plain = httpx.get(address, headers={"Accept-Encoding": "identity"})
    assert plain.content == (STATIC / "app.css").read_bytes()


def hang_up_on(url: str, path: str) -> None:
    """Ask for a file as a browser does and leave at once, as one that was closed while the page loads."""
    host, port = url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # no goodbye
        line.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nAccept-Encoding: br\r\n\r\n".encode())


def test_a_first_visitor_who_hangs_up_empties_no_file_for_the_others(
    sqlite_databases: SqliteDatabases, tmp_path: Path
) -> None:
    files = [(prefix, folder, path) for prefix, folder in FOLDERS for path in folder.rglob("*.js")]
    paths = {prefix + path.relative_to(folder).as_posix(): path for prefix, folder, path in files}
    assert len(paths) >= 120
    with sqlite_databases.lend(loaded) as url, running_app(tmp_path, url) as app:
        for path in paths:
            hang_up_on(app.url, path)
        with httpx.Client(base_url=app.url, headers={"Accept-Encoding": "br"}) as browser:
            cut = [path for path, file in paths.items() if browser.get(path).content != file.read_bytes()]
        assert cut == []
        assert "Traceback" not in app.said()


def test_the_fonts_the_page_names_are_served(served: Served) -> None:
    page = httpx.get(served.app.url).text
    fonts = re.findall(r'href="(/app/static/fonts/[^"]+)"', page)
    assert fonts
    for font in fonts:
        assert httpx.get(served.app.url + font).content[:4] == b"wOF2"


def test_nothing_went_wrong_behind_the_screen(served: Served) -> None:
    assert "Traceback" not in served.app.said()

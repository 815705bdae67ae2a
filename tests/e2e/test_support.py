"""The helpers themselves: a watch that hears nothing would let every browser test pass."""

import http.server
import threading
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page
from pytest_playwright.pytest_playwright import CreateContextCallback
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.SessionStatus_pb2 import SessionStatus
from websockets.sync.server import ServerConnection, serve

from tests.e2e.support import runs
from tests.e2e.support.browser import PHONE, SIZES, Size
from tests.e2e.support.runs import count_runs, one_run
from tests.e2e.support.settled import settled
from tests.e2e.support.watch import Watch

pytestmark = pytest.mark.browser
STREAMLIT = """<body><div id="root"><div data-testid="stApp" data-test-connection-state="CONNECTED"
  data-test-script-state="{state}">{inside}</div></div></body>"""

POLICY = """document.head.insertAdjacentHTML('beforeend',
  '<meta http-equiv="Content-Security-Policy" content="img-src \\'none\\'">');"""


class Empty(http.server.BaseHTTPRequestHandler):
    """Answers every address with an empty page, but 404 for /absent."""

    def do_GET(self) -> None:
        self.send_response(404 if self.path == "/absent" else 200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name
        """Say nothing."""


@pytest.fixture(scope="module")
def home() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Empty) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def page(page: Page, watch: Watch, home: str) -> Page:
    watch.follow(page)
    page.goto(home)
    return page


def test_a_quiet_page_is_no_complaint(page: Page, watch: Watch) -> None:
    page.evaluate(
        "fetch('/x').then(() => fetch('data:text/plain,x')).then(() => console.warn('only a warning'))"
    )
    settled(page)
    watch.verify()


@pytest.mark.parametrize(
    ("script", "heard"),
    [
        ("console.error('broken chart')", "console: broken chart"),
        ("setTimeout(() => { throw new Error('lost') })", "uncaught: lost"),
        ("fetch('/absent')", "404"),
        (POLICY + "new Image().src = '/x'", "violates the following Content Security Policy"),
        ("fetch('http://fonts.invalid/x').catch(() => 0)", "asked another host: http://fonts.invalid/x"),
        ("new WebSocket('ws://live.invalid/x') && 0", "asked another host: ws://live.invalid/x"),
    ],
)
def test_what_goes_wrong_is_heard(page: Page, watch: Watch, script: str, heard: str) -> None:
    page.evaluate(script)
    page.wait_for_timeout(200)
    with pytest.raises(AssertionError) as failure:
        watch.verify()
    assert heard in str(failure.value)


def test_a_trace_in_the_server_s_log_is_heard(watch: Watch) -> None:
    watch.read_log("Uvicorn server started")
    watch.verify()
    watch.read_log("script error 0256C3C5\nTraceback (most recent call last):\nNameError: name 'legend'")
    with pytest.raises(AssertionError, match=r"server: Traceback(.|\n)*NameError"):
        watch.verify()


def test_an_exception_needs_its_reason(page: Page, watch: Watch) -> None:
    page.evaluate("console.error('known')")
    with pytest.raises(ValueError, match="reason"):
        watch.allow("known", because="")
    watch.allow("known", because="this test makes it itself")
    watch.verify()


@pytest.mark.parametrize(
    ("state", "inside", "busy"),
    [
        ("running", "", "script running"),
        ("notRunning", "<i data-testid='stSkeleton'></i>", "skeletons"),
        ("notRunning", "<i data-stale='true'></i>", "stale elements"),
    ],
)
def test_a_busy_page_is_not_settled(page: Page, state: str, inside: str, busy: str) -> None:
    page.set_content(STREAMLIT.format(state=state, inside=inside))
    with pytest.raises(TimeoutError, match=busy):
        settled(page, timeout_s=0.2)


def test_a_page_that_starts_again_is_waited_for(page: Page) -> None:
    """Between a click and the server's "running" a page looks at rest for a moment."""
    page.set_content(STREAMLIT.format(state="notRunning", inside=""))
    page.evaluate("""() => {
      const say = (state, ms) => setTimeout(() => document.querySelector('[data-testid=stApp]')
        .dataset.testScriptState = state, ms);
      say('running', 150); say('notRunning', 600);
    }""")
    settled(page)
    assert page.evaluate("performance.now()") > 600


def test_the_reader_is_thai(page: Page) -> None:
    assert page.evaluate("navigator.language") == "th-TH"
    assert page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone") == "Asia/Bangkok"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
def test_sizes_are_the_screens(new_context: CreateContextCallback, size: Size) -> None:
    page = new_context(**size.context()).new_page()
    assert page.evaluate("[screen.width, screen.height]") == [size.width, size.height]
    assert page.evaluate("matchMedia('(pointer: coarse)').matches") == (size is PHONE)


@pytest.fixture
def slow_runs() -> Iterator[str]:
    """Where a websocket says, long after it is opened, that a run has ended."""

    def say(connection: ServerConnection) -> None:
        connection.send(ForwardMsg(session_status_changed=SessionStatus()).SerializeToString())
        time.sleep(0.7)
        connection.send(ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY).SerializeToString())
        connection.recv()  # until the page closes it

    with serve(say, "127.0.0.1", 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"ws://127.0.0.1:{server.socket.getsockname()[1]}"
        server.shutdown()


def test_a_run_that_begins_late_is_waited_for(page: Page, slow_runs: str) -> None:
    """Until the server answers, the page looks at rest for longer than any calm."""
    count_runs(page)
    began = time.monotonic()
    with one_run(page):
        page.evaluate("address => { window.socket = new WebSocket(address); }", slow_runs)
    assert time.monotonic() - began >= 0.7
    page.evaluate("window.socket.close()")


def test_a_click_that_sets_nothing_going_is_no_success(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "START_S", 0.3)
    count_runs(page)
    with pytest.raises(TimeoutError, match="asked the server for nothing"), one_run(page):
        page.mouse.click(5, 5)

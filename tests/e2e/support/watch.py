"""Listens in a browser test: what browser and server complain of, and whom the pages call."""

from typing import Final
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Error, Page, Request, WebSocket

HOME: Final = "127.0.0.1"
TRACE: Final = "Traceback (most recent call last)"
INSIDE_THE_PAGE: Final = ("data", "blob", "about")


class Watch:
    """Collects complaints; ``verify`` fails the test with all of them."""

    def __init__(self) -> None:
        self.complaints: list[str] = []
        self._allowed: list[str] = []

    def follow(self, page: Page) -> None:
        """Listen to ``page`` from now on; call it before the page goes anywhere."""
        page.on("console", self._console)
        page.on("pageerror", self._error)
        page.on("request", self._request)
        page.on("websocket", self._socket)

    def allow(self, part: str, *, because: str) -> None:
        """Accept complaints that contain ``part`` in this test; ``because`` must say why that is right."""
        if not because:
            raise ValueError("an allowed complaint needs its reason")
        self._allowed.append(part)

    def read_log(self, log: str) -> None:
        """Look for a trace in what the server said: readers see a calm sentence then, but it is an error."""
        if TRACE in log:
            self.complaints.append(f"server: {log[log.index(TRACE) :]}")

    def verify(self) -> None:
        """Fail unless nothing was heard that the test did not allow.

        Raises:
            AssertionError: with every complaint, one a line.
        """
        heard = [line for line in self.complaints if not any(part in line for part in self._allowed)]
        if heard:
            raise AssertionError("browser or server complained:\n" + "\n".join(heard))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _error(self, error: Error) -> None:
        self.complaints.append(f"uncaught: {error}")

    def _request(self, request: Request) -> None:
        self._address(request.url)

    def _socket(self, socket: WebSocket) -> None:
        self._address(socket.url)

    def _address(self, url: str) -> None:
        address = urlsplit(url)
        if address.scheme not in INSIDE_THE_PAGE and address.hostname != HOME:
            self.complaints.append(f"asked another host: {url}")

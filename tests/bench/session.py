"""One visitor without a browser: speaks Streamlit's own protocol over a websocket, as the browser does."""

import asyncio
import time
from dataclasses import dataclass
from types import TracebackType
from typing import Final, Self
from urllib.parse import urlsplit

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

ANSWER_S: Final = 30.0
REMEMBERED_RUNS: Final = 2  # the browser forgets a message that so many runs did not use


@dataclass(frozen=True)
class Run:
    """One run of a page: from asking to its end, and what came over the websocket for it."""

    seconds: float
    bytes: int


class Session:
    """A visitor of one page at ``url``; each ``run`` asks for it once and waits for its end."""

    def __init__(self, url: str, path: str, query: str = "") -> None:
        self._url, self._path, self._query = url, path.strip("/"), query
        self._page_hash = ""
        self._remembered: dict[str, int] = {}  # messages by hash, with the last run that used them
        self._runs = 0

    async def __aenter__(self) -> Self:
        parts = urlsplit(self._url)
        self._socket: ClientConnection = await connect(
            f"ws://{parts.netloc}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]  # a NewType of str
            origin=self._url,  # type: ignore[arg-type]  # a NewType of str
            max_size=None,
            compression=None,
            ping_interval=None,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._socket.close()

    async def run(self) -> Run:
        """Run the page once, with the answers of earlier runs remembered as the browser does.

        Raises:
            RuntimeError: the page shows an error: its time would say nothing.
            TimeoutError: it does not end.
        """
        self._runs += 1
        began = time.perf_counter()
        await self._socket.send(self._request().SerializeToString())
        async with asyncio.timeout(ANSWER_S):
            received = await self._receive()
        self._forget()
        return Run(time.perf_counter() - began, received)

    def _request(self) -> BackMsg:
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string, asked.page_script_hash = self._query, self._page_hash
        asked.page_name = "" if self._page_hash else self._path
        asked.cached_message_hashes.extend(self._remembered)
        context = asked.context_info
        context.timezone, context.locale, context.color_scheme = "Asia/Bangkok", "th-TH", "light"
        context.url = f"{self._url}/{self._path}"
        return message

    async def _receive(self) -> int:
        received = 0
        while True:
            data = await self._socket.recv()
            received += len(data)
            message = ForwardMsg.FromString(bytes(data, "utf-8") if isinstance(data, str) else data)
            if self._take(message):
                return received

    def _take(self, message: ForwardMsg) -> bool:
        """Note what the browser would note; True at the end of the run."""
        kind = message.WhichOneof("type")
        if kind == "navigation":  # not new_session: that one speaks of the script before it chose a page
            self._stay_on(message.navigation.page_script_hash)
        elif kind == "ref_hash":
            self._remembered[message.ref_hash] = self._runs
        elif kind == "delta":
            _complain(message.delta.new_element)
            if message.metadata.cacheable:
                self._remembered[message.hash] = self._runs
        elif kind == "page_not_found":
            raise RuntimeError(f"no page {self._path}")
        elif kind == "script_finished":
            return message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
        return False

    def _stay_on(self, page_hash: str) -> None:
        if self._page_hash not in {"", page_hash}:
            raise RuntimeError(f"left {self._path or 'the home page'} for another page")
        self._page_hash = page_hash

    def _forget(self) -> None:
        kept = self._remembered.items()
        self._remembered = {key: run for key, run in kept if self._runs - run <= REMEMBERED_RUNS}


def _complain(element: Element) -> None:
    if element.WhichOneof("type") == "exception":
        raise RuntimeError(element.exception.message)
    if element.WhichOneof("type") == "alert" and element.alert.format == Alert.ERROR:
        raise RuntimeError(element.alert.body)

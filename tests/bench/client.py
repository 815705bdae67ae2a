"""One viewer speaking Streamlit's own protocol, as the browser does: what a run costs, and in bytes."""

import asyncio
import time
from dataclasses import dataclass, field

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

LIMIT_S = 30.0


@dataclass
class Viewer:
    """A session on one view. ``run`` asks for a run and returns (seconds, bytes)."""

    url: str
    view: str
    known: set[str] = field(default_factory=set)

    async def connect(self) -> None:
        """Open the websocket as the page's script would."""
        address = self.url.replace("http://", "ws://") + "/_stcore/stream"
        self.socket = await websockets.connect(
            address,
            subprotocols=[websockets.Subprotocol("streamlit")],
            origin=websockets.Origin(self.url),
            max_size=None,
        )

    async def run(self) -> tuple[float, int]:
        """Run the page once; messages the browser would already hold are asked for by their hash."""
        ask = BackMsg()
        ask.rerun_script.page_name = self.view  # with a hash instead, it would run the home page
        ask.rerun_script.cached_message_hashes.extend(self.known)
        started, size = time.perf_counter(), 0
        await self.socket.send(ask.SerializeToString())
        while True:
            data = await asyncio.wait_for(self.socket.recv(), LIMIT_S)
            assert isinstance(data, bytes)
            size += len(data)
            if self._last(data):
                return time.perf_counter() - started, size

    def _last(self, data: bytes) -> bool:
        message = ForwardMsg()
        message.ParseFromString(data)
        kind = message.WhichOneof("type")
        if kind == "delta" and message.metadata.cacheable:
            self.known.add(message.hash)
        return kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN

    async def close(self) -> None:
        """Leave."""
        await self.socket.close()

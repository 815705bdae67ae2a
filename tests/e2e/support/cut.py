"""A wire that can be cut: a small proxy on loopback between a browser and the app."""

import socket
from contextlib import suppress
from threading import Event, Lock, Thread
from typing import Final
from urllib.parse import urlsplit

CHUNK: Final = 65536


class Wire:
    """Hands bytes on between its own port and ``url``. ``cut`` breaks all lines and lets none in; ``mend`` does.

    ``hold`` is the pulled cable: lines stay open and nothing comes through, until ``mend`` breaks them.
    """

    def __init__(self, url: str) -> None:
        there = urlsplit(url)
        self._to = (there.hostname or "127.0.0.1", there.port or 80)
        self._door = socket.create_server(("127.0.0.1", 0))
        self._port = self._door.getsockname()[1]
        self._flows = Event()
        self._flows.set()
        self._lines: set[socket.socket] = set()
        self._lock = Lock()
        self.url = f"http://127.0.0.1:{self._port}"
        Thread(target=self._let_in, args=(self._door,), daemon=True).start()

    def cut(self) -> None:
        """Break every line and close the door."""
        self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self._break()

    def hold(self) -> None:
        """Let nothing through any more, and tell nobody."""
        self._flows.clear()

    def mend(self) -> None:
        """Be whole again."""
        if not self._flows.is_set():
            self._break()
            self._flows.set()
            return
        self._door = socket.create_server(("127.0.0.1", self._port))
        Thread(target=self._let_in, args=(self._door,), daemon=True).start()

    def close(self) -> None:
        """End for good."""
        with suppress(OSError):
            self.cut()
        self._flows.set()

    def _break(self) -> None:
        with self._lock:
            lines, self._lines = self._lines, set()
        for line in lines:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
            line.close()

    def _let_in(self, door: socket.socket) -> None:
        with suppress(OSError):  # the door was closed
            while True:
                near, _address = door.accept()
                try:
                    far = socket.create_connection(self._to)
                except OSError:
                    near.close()
                    continue
                with self._lock:
                    self._lines |= {near, far}
                Thread(target=self._hand_on, args=(near, far), daemon=True).start()
                Thread(target=self._hand_on, args=(far, near), daemon=True).start()

    def _hand_on(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(CHUNK):
                self._flows.wait()
                other.sendall(data)
        for line in (one, other):
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

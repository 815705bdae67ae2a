"""The server under measure: a process of its own on a store of its own, and what it uses."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.e2e.support.app import SERVE, running_app
from tests.support.builds import loaded
from tests.support.databases import SqliteDatabases


@dataclass(frozen=True)
class Server:
    """A running server: where, which process, and how long it took to be ready."""

    url: str
    database_url: str
    process: psutil.Process
    start_s: float

    def cpu_s(self) -> float:
        """Return the processor time it has used so far, in its own code and in the kernel's."""
        used = self.process.cpu_times()
        return float(used.user + used.system)

    def memory_mb(self) -> float:
        """Return its resident memory."""
        return float(self.process.memory_info().rss / 2**20)


@contextmanager
def running_server(folder: Path) -> Iterator[Server]:
    """Run the app on the minutes with the demonstration layer; it is gone at the end, and no other is."""
    with SqliteDatabases(folder).lend(loaded) as url:
        began = time.perf_counter()
        with running_app(folder, url, command=SERVE) as app:
            yield Server(app.url, url, psutil.Process(app.pid), time.perf_counter() - began)

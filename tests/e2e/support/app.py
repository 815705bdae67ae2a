"""The real app as a process of its own: ``python -m dashboard.serve`` on a free port."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx

from tests.e2e.support.fork_server import ForkedProcess, fork_server

ROOT: Final = Path(__file__).parents[3]
SERVE: Final = (sys.executable, "-m", "dashboard.serve")
START_S: Final = 90.0  # 3 s alone; much more when every core is taken
STOP_S: Final = 10.0
LOG_TAIL: Final = 8_000
Process = subprocess.Popen[bytes] | ForkedProcess


@dataclass(frozen=True)
class RunningApp:
    """Where the app serves, what it stores in, what it says, and its process."""

    url: str
    database_url: str
    log: Path
    pid: int

    def said(self, since: int = 0) -> str:
        """Return the end of its log, of what came after ``since`` bytes."""
        return self.log.read_bytes()[since:].decode("utf-8", errors="replace")[-LOG_TAIL:]

    def spoken(self) -> int:
        """Return how long its log is, in bytes: for ``said(since)``."""
        return self.log.stat().st_size


@contextmanager
def running_app(
    folder: Path,
    database_url: str,
    *,
    command: Sequence[str] | None = None,
    start_s: float = START_S,
    **settings: str,
) -> Iterator[RunningApp]:
    """Run the app on ``database_url`` until the block ends; ``settings`` are further KM_* variables.

    Its log goes into ``folder``. It is forked from a process that has imported everything, or started from nothing by
    a ``command`` (``SERVE`` is the one of a real start). Ready means that /readyz answers so, with anything but a page.

    Raises:
        RuntimeError: it stopped, or was not ready in time; the message holds its log.
    """
    port = str(_free_port())
    file = folder / f"app-{port}.log"
    own = {"KM_DATABASE_URL": database_url, "KM_HOST": "127.0.0.1", "KM_PORT": port}
    # No dozen hashes at each start, and no page before somebody opens it: 18 s of work become 6.
    own |= {"KM_DEMO_ACCOUNTS": "no", "KM_WARM_UP": "imports", **settings}
    file.touch()
    process = _started(command, _environment(own), file)
    app = RunningApp(f"http://127.0.0.1:{port}", database_url, file, process.pid)
    try:
        _wait(app, process, start_s)
        yield app
    finally:
        _stop(process)


def _started(command: Sequence[str] | None, environment: dict[str, str], file: Path) -> Process:
    if command is None:
        return ForkedProcess(fork_server(), environment, file)
    with file.open("ab") as log:
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _environment(own: dict[str, str]) -> dict[str, str]:
    outside = {name: value for name, value in os.environ.items() if not name.startswith("KM_")}
    return outside | own


def _wait(app: RunningApp, process: Process, start_s: float) -> None:
    deadline = time.monotonic() + start_s
    while not _answers(f"{app.url}/readyz"):
        if process.poll() is not None:
            raise RuntimeError(f"the app stopped with code {process.returncode}:\n{app.said()}")
        if time.monotonic() > deadline:
            raise RuntimeError(f"the app was not ready after {start_s:.0f} s:\n{app.said()}")
        time.sleep(0.1)


def _answers(url: str) -> bool:
    """Streamlit answers addresses it does not know with its page and 200: a page is no "ready"."""
    try:
        response = httpx.get(url, timeout=5)
    except httpx.TransportError:
        return False
    return response.is_success and "text/html" not in response.headers.get("content-type", "")


def _stop(process: Process) -> None:
    """End this process and no other."""
    process.terminate()
    try:
        process.wait(STOP_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()

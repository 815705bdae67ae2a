"""A process that has imported all that the app imports, once, and becomes the app by a fork: 1 s of work, not 8.

``python -m tests.e2e.support.fork_server`` reads requests from its input, a line of JSON each. From the fork on it is
``python -m dashboard.serve``, which goes on in the same process instead of a new interpreter; a start from nothing is
tried by the tests that give ``running_app`` their own ``command``.
"""

import gc
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, Final, NoReturn

ROOT: Final = Path(__file__).parents[3]
POLL_S: Final = 0.05


class ForkedProcess:
    """One app, with the methods of ``subprocess.Popen`` that are needed of it."""

    def __init__(self, server: "ForkServer", environment: dict[str, str], log: Path) -> None:
        self._server = server
        self.pid: int = server.ask({"environment": environment, "log": str(log)})
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """Return how it ended, or None while it runs."""
        if self.returncode is None:
            self.returncode = self._server.ask({"ended": self.pid})
        return self.returncode

    def wait(self, timeout_s: float | None = None) -> int:
        """Wait until it has ended.

        Raises:
            subprocess.TimeoutExpired: it still runs after ``timeout_s`` seconds.
        """
        deadline = time.monotonic() + timeout_s if timeout_s is not None else None
        while (code := self.poll()) is None:
            if deadline is not None and time.monotonic() > deadline:
                raise subprocess.TimeoutExpired(str(self.pid), timeout_s or 0)
            time.sleep(POLL_S)
        return code

    def terminate(self) -> None:
        """Ask it to end."""
        self._signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self._signal(signal.SIGKILL)

    def _signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)


class ForkServer:
    """The process with everything imported; it ends with the one that started it, and with it its apps."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            (sys.executable, "-m", __name__),
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, request: dict[str, Any]) -> Any:
        """Return the answer to a request."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


@cache
def fork_server() -> ForkServer:
    """Return this test process's own."""
    return ForkServer({name: value for name, value in os.environ.items() if not name.startswith("KM_")})


def import_everything() -> None:
    """Import what the app imports, and work out what it works out alike at each start; nothing reads a setting."""
    import altair  # noqa: F401, ICN001, PLC0415 - only this process imports
    import pandas  # noqa: F401, ICN001, PLC0415
    import pyarrow  # noqa: F401, ICN001, PLC0415
    import uvicorn  # noqa: F401, PLC0415

    import dashboard.lifespan  # noqa: PLC0415
    import dashboard.serve  # noqa: PLC0415
    import dashboard.web.routes  # noqa: F401, PLC0415
    from dashboard import views, widgets  # noqa: PLC0415
    from dashboard.streamlit_host.precompressed import packed_files  # noqa: PLC0415
    from dashboard.streamlit_host.preload import import_modules  # noqa: PLC0415

    import_modules(views, widgets)
    packed_files()


def become_the_app(environment: dict[str, str], log: str) -> NoReturn:
    """Go on as ``python -m dashboard.serve`` with this environment, saying everything into ``log``."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.environ.clear()
    os.environ.update(environment)
    said = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(said, 1)
    os.dup2(said, 2)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    from dashboard import serve  # noqa: PLC0415

    os.execv = _run_streamlit  # type: ignore[assignment]
    raise SystemExit(serve.main())


def _run_streamlit(_interpreter: str, command: Sequence[str]) -> NoReturn:
    from streamlit.web import cli  # noqa: PLC0415

    sys.argv = ["streamlit", *command[3:]]
    raise SystemExit(cli.main(prog_name="streamlit"))


class Apps:
    """The apps that were forked, and how those ended that have: their exit codes, minus the signal."""

    def __init__(self) -> None:
        self._codes: dict[int, int | None] = {}
        signal.signal(signal.SIGCHLD, lambda _number, _frame: self._reap())

    def start(self, environment: dict[str, str], log: str) -> int:
        """Return the process number of a new one."""
        process = os.fork()
        if not process:
            become_the_app(environment, log)
        self._codes.setdefault(process, None)
        return process

    def code(self, process: int) -> int | None:
        """Return how it ended, None while it runs."""
        return self._codes[process]

    def end(self) -> None:
        """End those that still run."""
        for process in [one for one, code in self._codes.items() if code is None]:
            os.kill(process, signal.SIGTERM)

    def _reap(self) -> None:
        """Let go of a process as soon as it has ended: who looks for it then sees that it is gone."""
        with suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG))[0]:
                self._codes[ended[0]] = os.waitstatus_to_exitcode(ended[1])


def main() -> None:
    """Answer until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    import_everything()
    gc.collect()
    gc.freeze()
    apps = Apps()
    for line in sys.stdin:
        request = json.loads(line)
        answer = apps.code(request["ended"]) if "ended" in request else apps.start(**request)
        print(json.dumps(answer), flush=True)  # noqa: T201 - the answer
    apps.end()


if __name__ == "__main__":
    main()

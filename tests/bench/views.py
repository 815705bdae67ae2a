"""Each view as the server sees it: processor time, answer time and bytes of one more run of the page."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tests.bench.report import kb, ms, share, table
from tests.bench.server import Server
from tests.bench.session import Run, Session
from tests.e2e.support.views import INNER, PATHS

WARM: Final = 5
RUNS: Final = 40  # processor time is counted in hundredths of a second: 0.25 ms a run
CPU_GOAL_MS: Final = 40
FIRST_LIMIT_KB: Final = 100


@dataclass(frozen=True)
class Measured:
    """One view: its first run in a fresh session, then ``RUNS`` more with everything kept."""

    path: str
    first: Run
    runs: Sequence[Run]
    cpu_s: float

    def row(self) -> list[str]:
        """Return the table's cells."""
        seconds = [run.seconds for run in self.runs]
        return [
            self.path,
            ms(self.cpu_s / len(self.runs)),
            ms(share(seconds, 0.5)),
            ms(share(seconds, 0.95)),
            kb(self.first.bytes),
            kb(share([run.bytes for run in self.runs], 0.5)),
        ]


async def _measure(server: Server, path: str) -> Measured:
    view, _, query = path.partition("?")
    async with Session(server.url, view, query) as visitor:
        first = await visitor.run()
        for _ in range(WARM):
            await visitor.run()
        before = server.cpu_s()
        runs = [await visitor.run() for _ in range(RUNS)]
        return Measured(path, first, runs, server.cpu_s() - before)


def measure_views(server: Server) -> str:
    """Return the table of all views."""
    rows = [asyncio.run(_measure(server, path)).row() for path in (*PATHS, *INNER)]
    title = (
        f"Views, one visitor, {RUNS} reruns each"
        f" (goals: {CPU_GOAL_MS} ms CPU a rerun, {FIRST_LIMIT_KB} kB first payload)"
    )
    head = ["view", "CPU ms/rerun", "p50 ms", "p95 ms", "first payload kB", "rerun kB"]
    return table(title, head, rows)

"""`make bench`: what each view costs. Prints one table; compare ratios within a run, never across machines."""

import asyncio
import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psutil

from kmcore.exchange.setup import initialise
from tests.bench.client import Viewer
from tests.bench.scale import scale_table
from tests.e2e.support.app import running_app

RUNS = 30
VIEWS = ("", "villages", "budget", "actions", "checks", "meeting", "visits", "agencies", "sources")
PAYLOAD_LIMIT_KB, CPU_LIMIT_MS = 100, 40


@dataclass(frozen=True)
class Cost:
    """What a view costs: first payload and rerun payload in bytes, CPU and latency in milliseconds."""

    view: str
    first_bytes: int
    again_bytes: int
    cpu_ms: float
    p50_ms: float
    p95_ms: float


def main() -> None:
    """Start the product on a store of its own, measure every view, stop it."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/bench.db"
        initialise(url)
        started = time.perf_counter()
        with running_app(Path(folder), url) as app:
            ready = time.perf_counter() - started
            server = _server(app.url)
            costs = [asyncio.run(_measure(app.url, view, server)) for view in VIEWS]
            resident = server.memory_info().rss >> 20
    print(_table(costs))
    print(f"\nstart to ready {ready:.1f} s; memory after all views {resident} MB; {RUNS} reruns a view")
    print(f"\n{scale_table()}")


def _server(url: str) -> psutil.Process:
    port = urlsplit(url).port
    listening = (each for each in psutil.net_connections("tcp") if each.laddr and each.laddr.port == port)
    return psutil.Process(next(each.pid for each in listening if each.status == "LISTEN" and each.pid))


async def _measure(url: str, view: str, server: psutil.Process) -> Cost:
    viewer = Viewer(url, view)
    await viewer.connect()
    _first, first_bytes = await viewer.run()
    await viewer.run()
    before = _cpu_ms(server)
    runs = [await viewer.run() for _ in range(RUNS)]
    cpu = (_cpu_ms(server) - before) / RUNS
    await viewer.close()
    times = sorted(1000 * seconds for seconds, _size in runs)
    again = int(statistics.median(size for _seconds, size in runs))
    return Cost(view or "overview", first_bytes, again, cpu, times[RUNS // 2], times[int(RUNS * 0.95)])


def _cpu_ms(server: psutil.Process) -> float:
    spent = server.cpu_times()
    return float(1000 * (spent.user + spent.system))


def _table(costs: list[Cost]) -> str:
    head = (
        f"| view | CPU ms a rerun (limit {CPU_LIMIT_MS}) | p50 ms | p95 ms "
        f"| first payload KB (limit {PAYLOAD_LIMIT_KB}) | rerun KB |\n|---|---|---|---|---|---|"
    )
    lines = [
        f"| {cost.view} | {cost.cpu_ms:.1f} | {cost.p50_ms:.0f} | {cost.p95_ms:.0f} "
        f"| {cost.first_bytes / 1024:.1f} | {cost.again_bytes / 1024:.1f} |"
        for cost in costs
    ]
    return "\n".join([head, *lines])


if __name__ == "__main__":
    main()

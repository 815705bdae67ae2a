"""The wall: how soon a write is on it, and eight hours of it pressed into minutes: does memory grow?

Pressed together honestly: all that eight hours bring happens, only the waiting between is left out. A beat every
20 s (1,440; the server repeats itself much faster here), a write a minute (480: reports, the floor, resolutions), the
page's own clock every second (28,800 ticks) and a panel turned every 20 s (1,440 turns): the browser's clock is
handed on 20 s at a time. What time alone does (a fragmented heap after days) is not in it.
"""

import asyncio
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Any, Final

import httpx
import psutil
from playwright.sync_api import Browser, Page, sync_playwright

from kmcore.storage.engine import open_engine
from tests.bench.report import ms, share, table
from tests.bench.server import Server
from tests.e2e.support.app import running_app
from tests.e2e.support.browser import READER, WALL, launch
from tests.e2e.support.cut import Wire
from tests.support.builds import loaded
from tests.support.databases import SqliteDatabases
from tests.support.reports import report
from tests.support.revision_line import told_revisions
from tests.support.wall_desk import WallDesk

HOURS: Final = 8
MINUTES: Final = 60 * HOURS
WARM: Final = 60  # minutes before the first measure: caches are full by then
BEATS: Final = 3  # a minute
BEAT_S: Final = 0.05  # here; 20 in earnest
STEP_MS: Final = 20_000
WALLS, CLIENTS = 4, 16  # in one Chromium; and such as only listen and fetch
WRITES: Final = 20
CUT_S: Final = 60.0
WAIT_S: Final = 60.0
GOAL_MB: Final = 1.0
# The server with a quicker beat: nothing else differs from ``python -m dashboard.serve``.
QUICK: Final = f"""
import os, sys
import dashboard.web.broadcast as broadcast
broadcast.BEAT_S = {BEAT_S}
from streamlit.web.cli import main
host, port = os.environ["KM_HOST"], os.environ["KM_PORT"]
sys.argv = ["streamlit", "run", "streamlit_app.py", f"--server.port={{port}}", f"--server.address={{host}}"]
main()
"""
# Two frames: the first draws what the script changed, in the second it is on the screen.
SHOWN: Final = """number => new Promise(shown => {
  const look = () => Number(document.body.dataset.revision) >= number
    ? requestAnimationFrame(() => shown(Date.now())) : requestAnimationFrame(look);
  look();
})"""
SHOWS: Final = "number => Number(document.body.dataset.revision) >= number"


@dataclass
class Light:
    """A wall without a browser: listens, and fetches what changed, as the page's script does."""

    url: str
    shown: int = -1
    has: dict[str, str] = field(default_factory=dict)
    fetched: int = 0

    async def watch(self, client: httpx.AsyncClient) -> None:
        """Follow the store until cancelled."""
        async for number in told_revisions(self.url):
            if number != self.shown:
                await self._fetch(client)

    async def _fetch(self, client: httpx.AsyncClient) -> None:
        answer = await client.get(f"{self.url}/wall/panels", params={"has": ",".join(self.has.values())})
        found = answer.json()
        self.has |= {name: part["digest"] for name, part in found["parts"].items()}
        self.shown, self.fetched = found["state"]["revision"], self.fetched + 1


@dataclass(frozen=True)
class Weight:
    """What is held: the server's memory, each page's JavaScript heap after its garbage is gone, its nodes."""

    server_mb: float
    heap_mb: tuple[float, ...]
    nodes: tuple[int, ...]


def measure_wall(folder: Path) -> str:
    """Return the tables: from a commit to the wall, the cable pulled for a minute, and the soak."""
    with SqliteDatabases(folder).lend(loaded) as url:
        command = (sys.executable, "-c", QUICK)
        with running_app(folder, url, command=command, KM_VISITORS="viewer") as app:
            server = Server(app.url, url, psutil.Process(app.pid), 0.0)
            with sync_playwright() as playwright:
                browser = launch(playwright)
                tables = (_soon(server, browser), _cut(server, browser), _soak(server, browser))
                browser.close()
    return "\n".join(tables)


def _soon(server: Server, browser: Browser) -> str:
    desk = WallDesk(open_engine(server.database_url), login="soon")
    page = _open(server, browser, quick=False)
    desk.open()
    rows = []
    for name, write in (
        ("a resolution", _resolve),
        ("a matter on the floor", _floor),
        ("an agency's report", _report),
    ):
        found = [_to_wall(page, desk, write, turn) for turn in range(WRITES)]
        rows.append([name, ms(share(found, 0.5)), ms(share(found, 0.95)), ms(max(found))])
    page.context.close()
    title = f"From the commit of another process to the wall's screen ({WRITES} writes each, Chromium)"
    return table(title, ["write", "p50 ms", "p95 ms", "worst ms"], rows)


def _open(server: Server, browser: Browser, *, quick: bool) -> Page:
    page = browser.new_context(**READER, **WALL.context()).new_page()
    if quick:
        page.clock.install()
    page.goto(f"{server.url}/wall")
    page.wait_for_selector("body.ready")
    return page


def _to_wall(page: Page, desk: WallDesk, write: Any, turn: int) -> float:
    """Write once; return the seconds from the commit's return to the frame that shows it."""
    write(desk, turn)
    began = time.time()
    shown: int = page.evaluate(SHOWN, desk.revision())
    time.sleep(0.2)
    return max(0.0, shown / 1000 - began)


def _resolve(desk: WallDesk, turn: int) -> None:
    desk.resolve(f"ให้ทุกหน่วยงานรายงานครั้งที่ {turn}")


def _floor(desk: WallDesk, turn: int) -> None:
    desk.floor(("A8", "A13", "A1", None)[turn % 4])


def _report(desk: WallDesk, turn: int) -> None:
    report(desk.engine, "A9", f"ทำไปแล้วครั้งที่ {turn}")


def _minute(desk: WallDesk, minute: int) -> None:
    """Write what a minute of a meeting brings: mostly reports, now and then the floor or a resolution."""
    write = _resolve if minute % 10 == 5 else _floor if minute % 4 == 2 else _report
    write(desk, minute)


def _cut(server: Server, browser: Browser) -> str:
    """Pull the cable for a minute, twice: once the browser is told (the line is broken), once it is not."""
    rows = [_without_line(server, browser, told) for told in (True, False)]
    head = ["", "until the sign, s", "away, s", "back after, s", "loaded anew"]
    return table(f"The line cut for {CUT_S:.0f} s while an agency reports", head, rows)


def _without_line(server: Server, browser: Browser, told: bool) -> list[object]:  # noqa: FBT001 - a row of two
    wire = Wire(server.url)
    page = browser.new_context(**READER, **WALL.context()).new_page()
    page.goto(f"{wire.url}/wall")
    page.wait_for_selector("body.ready")
    page.evaluate("window.stayed = true")
    began = time.perf_counter()
    wire.cut() if told else wire.hold()
    page.wait_for_selector(".wl-live.lost", timeout=WAIT_S * 1000)
    sign = time.perf_counter() - began
    number = report(open_engine(server.database_url), "A9", "รายงานขณะสายขาด")
    page.wait_for_timeout(1000 * max(0.0, CUT_S - sign))
    mended = time.perf_counter()
    wire.mend()
    page.wait_for_function(SHOWS, arg=number, timeout=WAIT_S * 1000)
    page.wait_for_selector(".wl-live:not(.lost)", timeout=WAIT_S * 1000)
    back, stayed = time.perf_counter() - mended, page.evaluate("window.stayed === true")
    page.context.close()
    wire.close()
    name = "broken (refused at once)" if told else "silent (a pulled cable)"
    return [name, f"{sign:.1f}", f"{mended - began:.0f}", f"{back:.1f}", "no" if stayed else "yes"]


def _soak(server: Server, browser: Browser) -> str:
    desk = WallDesk(open_engine(server.database_url), login="soak")
    pages = [_open(server, browser, quick=True) for _turn in range(WALLS)]
    began = time.perf_counter()
    with _light_walls(server) as lights:
        _live_through(desk, pages, range(WARM))
        before = _weigh(server, pages)
        _live_through(desk, pages, range(WARM, WARM + MINUTES))
        after = _weigh(server, pages)
    took = time.perf_counter() - began
    fetched = sum(light.fetched for light in lights)
    return _told(before, after, took, fetched)


def _live_through(desk: WallDesk, pages: list[Page], minutes: range) -> None:
    for minute in minutes:
        _minute(desk, minute)
        number = desk.revision()
        for page in pages:
            page.wait_for_function(SHOWS, arg=number, timeout=WAIT_S * 1000)
        for _beat in range(BEATS):
            time.sleep(2 * BEAT_S)  # at least one beat
            for page in pages:
                page.clock.run_for(STEP_MS)


def _weigh(server: Server, pages: list[Page]) -> Weight:
    time.sleep(2)
    found = [_heap(page) for page in pages]
    return Weight(
        server.memory_mb(), tuple(heap for heap, _nodes in found), tuple(nodes for _heap, nodes in found)
    )


def _heap(page: Page) -> tuple[float, int]:
    session = page.context.new_cdp_session(page)
    for _turn in range(2):
        session.send("HeapProfiler.collectGarbage")
    used: float = session.send("Runtime.getHeapUsage")["usedSize"] / 2**20
    nodes: int = session.send("Memory.getDOMCounters")["nodes"]
    session.detach()
    return used, nodes


@contextmanager
def _light_walls(server: Server) -> Iterator[list[Light]]:
    """Have ``CLIENTS`` light walls follow the store while the block lasts, on a thread of their own."""
    lights = [Light(server.url) for _turn in range(CLIENTS)]
    loop = asyncio.new_event_loop()
    follow = loop.create_task(_follow(lights))
    thread = Thread(target=_run, args=(loop, follow), daemon=True)
    thread.start()
    try:
        yield lights
    finally:
        loop.call_soon_threadsafe(follow.cancel)
        thread.join(WAIT_S)


def _run(loop: asyncio.AbstractEventLoop, follow: "asyncio.Task[None]") -> None:
    try:
        loop.run_until_complete(follow)
    except asyncio.CancelledError:
        loop.close()


async def _follow(lights: list[Light]) -> None:
    limits = httpx.Limits(max_connections=2 * len(lights))
    async with httpx.AsyncClient(limits=limits, timeout=WAIT_S) as client:
        await asyncio.gather(*(light.watch(client) for light in lights))


def _told(before: Weight, after: Weight, took: float, fetched: int) -> str:
    viewers = WALLS + CLIENTS
    server = after.server_mb - before.server_mb
    heap = max(late - early for early, late in zip(before.heap_mb, after.heap_mb, strict=True))
    rows = [
        [
            "server, MB",
            f"{before.server_mb:.1f}",
            f"{after.server_mb:.1f}",
            f"{server / viewers:+.2f}",
            GOAL_MB,
        ],
        [
            "page's JavaScript heap after GC, MB",
            f"{max(before.heap_mb):.2f}",
            f"{max(after.heap_mb):.2f}",
            f"{heap:+.2f}",
            GOAL_MB,
        ],
        ["page's nodes", max(before.nodes), max(after.nodes), max(after.nodes) - max(before.nodes), ""],
    ]
    title = (
        f"{HOURS} hours of the wall in {took / 60:.0f} minutes, after {WARM} minutes of warming: {WALLS} walls in one "
        f"Chromium and {CLIENTS} light ones, {MINUTES} writes, {fetched:,} fetches by the light ones"
    )
    return table(title, ["", "before", "after", "a viewer", "goal"], rows)

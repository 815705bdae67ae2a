"""Live by push: how soon a write is on another screen, and what open pages cost while nothing happens."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Final

from playwright.sync_api import Page, sync_playwright
from sqlalchemy import Engine

from kmcore.storage.engine import open_engine
from tests.bench.report import ms, share, table
from tests.bench.server import Server
from tests.bench.session import Session
from tests.e2e.support.browser import DESK, READER, launch
from tests.e2e.support.settled import settled
from tests.support.reports import report
from tests.support.revision_line import told_revisions

WRITES: Final = 20
ITEM: Final = "A9"
VIEWS: Final = {"overview": "/", "one item": f"/actions?item={ITEM}"}
LISTENERS: Final = (20, 200)
SESSIONS: Final = (20, 60)
IDLE_S: Final = 20.0
SETTLE_S: Final = 2.0
WAIT_S: Final = 60.0
SHOWN: Final = """number => new Promise(shown => {
  const look = () => Number(document.querySelector('.km-revision')?.dataset.revision) >= number
    ? shown(Date.now()) : requestAnimationFrame(look);
  look();
})"""


class Stream:
    """One open page without a browser: when it was told which number."""

    def __init__(self) -> None:
        self._told: dict[int, float] = {}
        self._more = asyncio.Event()

    def take(self, number: int) -> None:
        """Note the moment that ``number`` came."""
        self._told.setdefault(number, time.perf_counter())
        self._more.set()

    async def when(self, number: int | None = None) -> float:
        """Return the moment that ``number`` came (None: any), waiting for it."""
        while not self._told if number is None else number not in self._told:
            self._more.clear()
            await self._more.wait()
        return self._told[number] if number is not None else max(self._told.values())


def measure_live(server: Server) -> str:
    """Return the tables: to another screen, idle listeners, and every open session run again."""
    engine = open_engine(server.database_url)
    return "\n".join((_screens(server, engine), _listeners(server, engine), _sessions(server, engine)))


def _screens(server: Server, engine: Engine) -> str:
    rows = []
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for name, path in VIEWS.items():
            page = browser.new_context(**READER, **DESK.context()).new_page()
            page.goto(server.url + path)
            settled(page)
            found = [_to_screen(page, engine, turn) for turn in range(WRITES)]
            rows.append([name, ms(share(found, 0.5)), ms(share(found, 0.95)), ms(max(found))])
        browser.close()
    title = f"From the commit of another process to the new page on a screen ({WRITES} writes, Chromium)"
    return table(title, ["page", "p50 ms", "p95 ms", "slowest ms"], rows)


def _to_screen(page: Page, engine: Engine, turn: int) -> float:
    """Write once; return the seconds until the page says that it shows it, its run being over."""
    settled(page)
    number = report(engine, ITEM, f"วัดเวลาครั้งที่ {turn}")
    began = time.time()
    shown: int = page.evaluate(SHOWN, number)
    return max(0.0, shown / 1000 - began)


def _listeners(server: Server, engine: Engine) -> str:
    counts = [asyncio.run(_listen(server, engine, many)) for many in LISTENERS]
    rows = [[0, *_idle(server), "", ""], *counts]
    head = ["open lines", "CPU s a minute, idle", "server MB", "first told ms", "last told ms"]
    return table("Open lines (/events) while nothing happens, and one write to all of them", head, rows)


def _idle(server: Server) -> tuple[str, str]:
    before = server.cpu_s()
    time.sleep(IDLE_S)
    return f"{(server.cpu_s() - before) * 60 / IDLE_S:.2f}", f"{server.memory_mb():.0f}"


async def _listen(server: Server, engine: Engine, many: int) -> list[object]:
    async with _streams(server.url, many) as streams:
        await asyncio.sleep(SETTLE_S)
        idle = await asyncio.to_thread(_idle, server)
        number, began = await asyncio.to_thread(_write, engine)
        async with asyncio.timeout(WAIT_S):
            waited = [await stream.when(number) - began for stream in streams]
    return [many, *idle, ms(max(0.0, min(waited))), ms(max(waited))]


def _write(engine: Engine) -> tuple[int, float]:
    """Write once; return the revision and the moment of the commit's return."""
    return report(engine, ITEM, "ถึงทุกหน้าที่เปิดอยู่"), time.perf_counter()


@asynccontextmanager
async def _streams(url: str, many: int) -> AsyncIterator[list[Stream]]:
    """Open ``many`` lines; each has been told the state when the block begins."""
    streams = [Stream() for _ in range(many)]
    reading = [asyncio.create_task(_read(url, stream)) for stream in streams]
    async with asyncio.timeout(WAIT_S):
        for stream in streams:
            await stream.when()
    yield streams
    for task in reading:
        task.cancel()
    await asyncio.gather(*reading, return_exceptions=True)


async def _read(url: str, stream: Stream) -> None:
    async for number in told_revisions(url):
        stream.take(number)


def _sessions(server: Server, engine: Engine) -> str:
    rows = [asyncio.run(_run_again(server, engine, many)) for many in SESSIONS]
    head = ["open overviews", "first ms", "half of them ms", "all of them ms", "server CPU s"]
    return table(
        "One write, and every open page runs again: from the commit to the end of its run", head, rows
    )


async def _run_again(server: Server, engine: Engine, many: int) -> list[object]:
    """Open pages as live.js does: told, each asks for one run."""
    async with AsyncExitStack() as opened:
        sessions = [await opened.enter_async_context(Session(server.url, "/")) for _ in range(many)]
        for session in sessions:
            await session.run()
        streams = await opened.enter_async_context(_streams(server.url, many))
        cpu = server.cpu_s()
        number, began = await asyncio.to_thread(_write, engine)
        pairs = zip(sessions, streams, strict=True)
        ended = await asyncio.gather(*(_when_told(*pair, number) for pair in pairs))
        waited = [end - began for end in ended]
        used = server.cpu_s() - cpu
    return [many, ms(min(waited)), ms(share(waited, 0.5)), ms(max(waited)), f"{used:.1f}"]


async def _when_told(session: Session, stream: Stream, number: int) -> float:
    await stream.when(number)
    await session.run()
    return time.perf_counter()

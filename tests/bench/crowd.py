"""How many visitors one process holds: each asks for the overview again every few seconds."""

import asyncio
import time
from contextlib import AsyncExitStack
from typing import Final

from tests.bench.report import ms, share, table
from tests.bench.server import Server
from tests.bench.session import Session

STEPS: Final = (25, 50, 100, 150, 200)
THINK_S: Final = 5.0
STEP_S: Final = 8.0
LIMIT_S: Final = 1.0


async def _step(server: Server, visitors: int) -> tuple[list[float], float]:
    """Return every answer time of a step, and the share of a core the server used."""
    async with AsyncExitStack() as opened:
        sessions = [await opened.enter_async_context(Session(server.url, "/")) for _ in range(visitors)]
        for session in sessions:
            await session.run()
        before, began = server.cpu_s(), time.perf_counter()
        told = await asyncio.gather(
            *(_visit(session, THINK_S * place / visitors) for place, session in enumerate(sessions))
        )
        used = (server.cpu_s() - before) / (time.perf_counter() - began)
    return [seconds for each in told for seconds in each], used


async def _visit(session: Session, offset: float) -> list[float]:
    """Ask at fixed times, spread evenly over the visitors; a late answer delays only this visitor."""
    found, began = [], time.perf_counter()
    at = offset
    while at < STEP_S:
        await asyncio.sleep(max(0.0, began + at - time.perf_counter()))
        found.append((await session.run()).seconds)
        at += THINK_S
    return found


def measure_crowd(server: Server) -> str:
    """Return the table of steps, up to the first whose slowest twentieth waits longer than ``LIMIT_S``."""
    rows = []
    for visitors in STEPS:
        seconds, used = asyncio.run(_step(server, visitors))
        slow = share(seconds, 0.95)
        row = [visitors, len(seconds), ms(share(seconds, 0.5)), ms(slow), f"{used:.2f}"]
        rows.append([*row, f"{server.memory_mb():.0f}"])
        if slow > LIMIT_S:
            break
    title = f"Visitors at once, each asking every {THINK_S:.0f} s (goal: p95 below {LIMIT_S:.0f} s)"
    return table(title, ["visitors", "reruns", "p50 ms", "p95 ms", "cores used", "server MB"], rows)

"""Once a day, for as long as the server runs: take away what is older than we keep it."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Final

from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from dashboard.web.store import store_engine
from kmcore.access.retention import prune
from kmcore.errors import KmError

DAY_S: Final = 24 * 60 * 60.0
log: Final = logging.getLogger("wong_uea")


@asynccontextmanager
async def tidying(every_s: float = DAY_S) -> AsyncIterator[None]:
    """Prune at the start and every ``every_s`` seconds until the block ends."""
    task = asyncio.create_task(_tidy(every_s))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _tidy(every_s: float) -> None:
    while True:
        try:
            await run_in_threadpool(lambda: prune(store_engine()))
        except (KmError, SQLAlchemyError):
            log.warning("old sign-in data was not taken away; trying again later", exc_info=True)
        await asyncio.sleep(every_s)

"""What is too old goes while the server runs, not only when it starts."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from dashboard.web import daily_cleanup
from dashboard.web.daily_cleanup import tidying
from kmcore.access.kinds import EventKind
from kmcore.access.models import AccessEvent
from kmcore.access.retention import LOG_KEPT
from kmcore.clock import system_clock
from kmcore.errors import StorageError
from kmcore.storage.unit_of_work import quiet_write, reading
from tests.support.apart import run_apart

LIMIT_S = 20.0


def add_old(engine: Engine) -> None:
    with quiet_write(engine) as session:
        old = system_clock() - LOG_KEPT - timedelta(days=1)
        session.add(AccessEvent(at=old, kind=EventKind.SIGNED_IN))


def events(engine: Engine) -> int:
    with reading(engine) as session:
        return len(session.exec(select(AccessEvent)).all())


async def until(happened: Callable[[], bool]) -> None:
    async with asyncio.timeout(LIMIT_S):
        while not happened():  # noqa: ASYNC110 - what is waited for lies in the store, which sends no event
            await asyncio.sleep(0.01)


def test_again_and_again(store: Engine, store_url: str, use_store: Callable[[str], None]) -> None:
    use_store(store_url)

    async def two_days() -> None:
        async with tidying(every_s=0.05):
            for _day in range(2):
                add_old(store)
                await until(lambda: events(store) == 0)

    run_apart(two_days())


def test_a_store_that_is_away_is_tried_again(
    store_url: str, use_store: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    use_store(store_url)
    tries: list[str] = []

    def away(_engine: Engine) -> None:
        tries.append("tried")
        raise StorageError("ฐานข้อมูลปิดอยู่")

    monkeypatch.setattr(daily_cleanup, "prune", away)

    async def a_while() -> None:
        async with tidying(every_s=0.01):
            await until(lambda: len(tries) > 2)

    run_apart(a_while())

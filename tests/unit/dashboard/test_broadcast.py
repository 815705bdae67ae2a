"""One newest number for all who listen: gathered, never queued, ended at once."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from threading import Thread

import pytest

from dashboard.web import broadcast
from dashboard.web.broadcast import Broadcaster
from tests.support.apart import run_apart

SOON_S = 5.0


@asynccontextmanager
async def opened() -> AsyncIterator[Broadcaster]:
    broadcaster = Broadcaster()
    broadcaster.open()
    yield broadcaster
    broadcaster.close()


def with_broadcaster(test: Callable[[Broadcaster], Awaitable[None]]) -> None:
    async def run() -> None:
        async with opened() as broadcaster, asyncio.timeout(SOON_S):
            await test(broadcaster)

    run_apart(run())


async def told(broadcaster: Broadcaster, *numbers: int) -> None:
    """Tell from another thread, as a writer does, and let the loop take it."""

    def tell() -> None:
        for number in numbers:
            broadcaster.tell(number)

    thread = Thread(target=tell)
    thread.start()
    await asyncio.to_thread(thread.join)
    await asyncio.sleep(0)


def test_a_listener_gets_the_newest_at_once_and_each_rise() -> None:
    async def test(broadcaster: Broadcaster) -> None:
        await told(broadcaster, 4)
        numbers = broadcaster.numbers()
        assert await anext(numbers) == 4
        waiting = asyncio.ensure_future(anext(numbers))
        await asyncio.sleep(0)
        assert not waiting.done()
        await told(broadcaster, 5)
        assert await waiting == 5

    with_broadcaster(test)


def test_one_who_comes_first_is_told_that_nothing_is_known() -> None:
    async def test(broadcaster: Broadcaster) -> None:
        numbers = broadcaster.numbers()
        assert await anext(numbers) is None
        await told(broadcaster, 1)
        assert await anext(numbers) == 1

    with_broadcaster(test)


def test_who_is_slow_finds_only_the_newest() -> None:
    async def test(broadcaster: Broadcaster) -> None:
        slow, quick = broadcaster.numbers(), broadcaster.numbers()
        assert [await anext(slow), await anext(quick)] == [None, None]
        for number in range(1, 1001):
            await told(broadcaster, number) if number % 250 == 0 else broadcaster.tell(number)
            if number % 250 == 0:
                assert await anext(quick) == number
        assert await anext(slow) == 1000
        waiting = asyncio.ensure_future(anext(slow))
        await asyncio.sleep(0.05)
        assert not waiting.done(), "nothing was kept back for it"
        waiting.cancel()

    with_broadcaster(test)


def test_a_late_smaller_number_says_nothing() -> None:
    """Two writers commit 7 and 8; their threads may tell in the other order."""

    async def test(broadcaster: Broadcaster) -> None:
        await told(broadcaster, 8, 7)
        numbers = broadcaster.numbers()
        assert await anext(numbers) == 8
        waiting = asyncio.ensure_future(anext(numbers))
        await told(broadcaster, 7, 8)
        assert not waiting.done()
        waiting.cancel()

    with_broadcaster(test)


def test_all_who_listen_are_told() -> None:
    async def test(broadcaster: Broadcaster) -> None:
        everyone = [broadcaster.numbers() for _ in range(500)]
        assert {await anext(numbers) for numbers in everyone} == {None}
        waiting = [asyncio.ensure_future(anext(numbers)) for numbers in everyone]
        await asyncio.sleep(0)
        await told(broadcaster, 3)
        assert set(await asyncio.gather(*waiting)) == {3}

    with_broadcaster(test)


def test_the_newest_is_said_again_at_every_beat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broadcast, "BEAT_S", 0.01)

    async def test(broadcaster: Broadcaster) -> None:
        await told(broadcaster, 2)
        numbers = broadcaster.numbers()
        assert [await anext(numbers) for _ in range(4)] == [2, 2, 2, 2]

    with_broadcaster(test)


@pytest.mark.parametrize("end", [Broadcaster.close, Broadcaster.close_soon])
def test_closing_ends_every_stream(end: Callable[[Broadcaster], None]) -> None:
    async def test(broadcaster: Broadcaster) -> None:
        async def listen() -> list[int | None]:
            return [number async for number in broadcaster.numbers()]

        listening = [asyncio.ensure_future(listen()) for _ in range(3)]
        await asyncio.sleep(0)
        end(broadcaster)
        assert await asyncio.gather(*listening) == [[None]] * 3
        assert not broadcaster.is_open

    with_broadcaster(test)


def test_telling_after_the_end_is_no_error() -> None:
    async def run() -> Broadcaster:
        async with opened() as broadcaster:
            return broadcaster

    broadcaster = run_apart(run())
    broadcaster.tell(9)
    broadcaster.close_soon()
    assert broadcaster.newest is None


def test_seats_are_given_back_however_a_stream_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broadcast, "MOST_STREAMS", 1)
    broadcaster = Broadcaster()

    def fails() -> None:
        with broadcaster.seat():
            assert broadcaster.is_full
            raise ConnectionError

    with pytest.raises(ConnectionError):
        fails()
    assert not broadcaster.is_full

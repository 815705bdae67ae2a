"""/events: the revision, pushed to who may look, through all our layers; and a server that stops all the same."""

import asyncio
import os
import signal
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest
from sqlalchemy import Engine, create_engine
from starlette.applications import Starlette

from dashboard.session.current_user import COOKIE
from dashboard.web import broadcast, session_lookup
from dashboard.web.application import LAYERS
from dashboard.web.events import EVENT_ROUTES, broadcaster, pushing
from dashboard.web.security_headers import HEADERS
from kmcore.access.kinds import SessionEnd
from kmcore.access.sessions import end_session
from kmcore.clock import system_clock
from kmcore.settings import settings
from kmcore.storage.unit_of_work import UnitOfWork, quiet_write, reading, revision
from tests.e2e.support.app import running_app
from tests.integration.asgi.listening import Listening, listening
from tests.support.apart import run_apart
from tests.support.builds import loaded
from tests.support.databases import SqliteDatabases
from tests.support.people import person

APP = Starlette(routes=EVENT_ROUTES, middleware=LAYERS)
LIMIT_S = 60.0  # 0.3 s alone; much more when every core is taken
STOP_S = 15.0  # 0.5 s alone
Listens = Callable[[], Coroutine[Any, Any, None]]


@pytest.fixture
def own_engine(store: Engine, store_url: str, use_store: Callable[[str], None]) -> Engine:
    """The engine of this test's own store, made the configured one."""
    use_store(store_url)
    return store


@pytest.fixture
def visitors(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """What sets KM_VISITORS; call it before the first question."""

    def allow(who: str) -> None:
        monkeypatch.setenv("KM_VISITORS", who)
        settings.cache_clear()

    return allow


def write(engine: Engine) -> int:
    with UnitOfWork(engine, actor="tester", command="test") as work:
        return work.commit()


def now(engine: Engine) -> int:
    with reading(engine) as session:
        return revision(session)


def while_pushing(test: Listens) -> None:
    async def run() -> None:
        async with pushing(), asyncio.timeout(LIMIT_S):
            await test()

    run_apart(run())


async def heard(answer: Listening, number: int) -> None:
    """Wait for the message that says ``number``: before it may come what was known earlier."""
    while (message := await answer.message()) != f"id: {number}\ndata: {number}":
        assert message.startswith((": ", "id: ", "retry: ")), message


def test_the_number_at_once_and_at_every_write(own_engine: Engine) -> None:
    async def test() -> None:
        async with listening(APP, "/events") as answer:
            assert answer.status == 200
            assert await answer.message() == "retry: 2000"
            await heard(answer, now(own_engine))
            for _ in range(3):
                number = await asyncio.to_thread(write, own_engine)
                assert await answer.message() == f"id: {number}\ndata: {number}"

    while_pushing(test)


def test_the_answer_is_a_stream_that_nobody_keeps_or_packs(own_engine: Engine) -> None:
    async def test() -> None:
        async with listening(APP, "/events") as answer:
            assert answer.headers["content-type"].startswith("text/event-stream")
            assert answer.headers["cache-control"] == "no-store"
            assert answer.headers["x-accel-buffering"] == "no"
            assert "content-encoding" not in answer.headers
            assert {name: answer.headers[name.lower()] for name in HEADERS} == HEADERS

    assert now(own_engine)
    while_pushing(test)


@pytest.mark.usefixtures("own_engine")
def test_the_number_is_said_again_while_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broadcast, "BEAT_S", 0.05)

    async def test() -> None:
        async with listening(APP, "/events") as answer:
            messages = [await answer.message() for _ in range(8)]
            assert len(set(messages[-3:])) == 1
            assert messages[-1].startswith("id: ")

    while_pushing(test)


def test_who_may_not_look_is_told_nothing(own_engine: Engine, visitors: Callable[[str], None]) -> None:
    visitors("nobody")
    lead = person(own_engine)

    async def test() -> None:
        async with listening(APP, "/events") as answer:
            assert (answer.status, answer.parts.empty()) == (403, True)
        async with listening(APP, "/events", f"{COOKIE}=made-up") as answer:
            assert answer.status == 403
        async with listening(APP, "/events", f"{COOKIE}={lead.token}") as answer:
            assert answer.status == 200
            await heard(answer, now(own_engine))

    while_pushing(test)


def test_after_signing_out_the_next_connection_is_refused(
    own_engine: Engine, visitors: Callable[[str], None]
) -> None:
    visitors("nobody")
    lead = person(own_engine)
    cookie = f"{COOKIE}={lead.token}"

    async def test() -> None:
        async with listening(APP, "/events", cookie) as answer:
            assert answer.status == 200
        with quiet_write(own_engine) as session:
            end_session(session, lead.token, SessionEnd.SIGNED_OUT, system_clock())
        async with listening(APP, "/events", cookie, "HEAD") as answer:
            assert answer.status == 403

    while_pushing(test)


@pytest.mark.usefixtures("own_engine")
def test_head_tells_without_a_stream() -> None:
    async def test() -> None:
        async with listening(APP, "/events", method="HEAD") as answer:
            assert answer.status == 200
            await asyncio.wait_for(answer.over.wait(), STOP_S)
            assert answer.parts.empty()

    while_pushing(test)


@pytest.mark.usefixtures("own_engine")
def test_no_more_streams_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broadcast, "MOST_STREAMS", 2)

    async def test() -> None:
        async with listening(APP, "/events") as one:
            async with listening(APP, "/events") as two, listening(APP, "/events") as three:
                assert [one.status, two.status, three.status] == [200, 200, 503]
                assert three.headers["retry-after"]
            async with listening(APP, "/events") as again:
                assert again.status == 200, "a place was given back"
        assert broadcaster.streams == 0

    while_pushing(test)


def test_a_store_that_does_not_answer_is_a_matter_of_time(
    own_engine: Engine, visitors: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    visitors("nobody")
    empty = create_engine(f"sqlite:///{tmp_path / 'empty.db'}")

    async def test() -> None:
        with monkeypatch.context() as away:
            away.setattr(session_lookup, "store_engine", lambda: empty)
            async with listening(APP, "/events", f"{COOKIE}=some") as answer:
                assert answer.status == 503

    while_pushing(test)


@pytest.mark.usefixtures("own_engine")
def test_streams_end_when_the_server_is_about_to_stop() -> None:
    async def test() -> None:
        async with listening(APP, "/events") as answer:
            broadcaster.close_soon()
            await asyncio.wait_for(answer.over.wait(), STOP_S)
        async with listening(APP, "/events") as answer:
            assert answer.status == 503

    while_pushing(test)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_the_server_though_pages_are_open(
    sqlite_databases: SqliteDatabases, tmp_path: Path, how: signal.Signals
) -> None:
    with sqlite_databases.lend(loaded) as url, running_app(tmp_path, url) as app:
        with httpx.stream("GET", f"{app.url}/events", timeout=STOP_S) as answer:
            lines = answer.iter_lines()
            while not next(lines).startswith("data: "):
                pass
            os.kill(app.pid, how)
            assert not [line for line in lines if line.startswith("data: ")]
        psutil.Process(app.pid).wait(STOP_S)
        assert "Traceback" not in app.said()

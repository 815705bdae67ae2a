"""/events: the revision, pushed to who may look, through all our layers; and a server that stops all the same."""

import asyncio
import os
import signal
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import psutil
import pytest
import websockets
from sqlalchemy import Engine, create_engine
from starlette.applications import Starlette

from dashboard.session.current_user import COOKIE
from dashboard.web import broadcast, session_lookup
from dashboard.web.application import LAYERS
from dashboard.web.events import EVENT_ROUTES, Farewell, broadcaster, pushing
from kmcore.access.kinds import SessionEnd
from kmcore.access.sessions import end_session
from kmcore.clock import system_clock
from kmcore.settings import settings
from kmcore.storage.revision import revision
from kmcore.storage.unit_of_work import UnitOfWork, quiet_write, reading
from tests.e2e.support.app import RunningApp, running_app
from tests.integration.asgi.asking import Client
from tests.integration.asgi.listening import NOT_LET_IN, Listening, listening
from tests.support.apart import run_apart
from tests.support.builds import loaded
from tests.support.databases import SqliteDatabases
from tests.support.people import person
from tests.support.revision_line import events_address

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


async def heard(line: Listening, number: int) -> None:
    """Wait for the message that says ``number``: before it may come what was known earlier."""
    while (message := await line.message()) != str(number):
        assert message == "" or int(message) < number


def test_the_number_at_once_and_at_every_write(own_engine: Engine) -> None:
    async def test() -> None:
        async with listening(APP) as line:
            await heard(line, now(own_engine))
            for _ in range(3):
                number = await asyncio.to_thread(write, own_engine)
                assert await line.message() == str(number)

    while_pushing(test)


@pytest.mark.usefixtures("own_engine")
def test_the_number_is_said_again_while_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broadcast, "BEAT_S", 0.05)

    async def test() -> None:
        async with listening(APP) as line:
            messages = [await line.message() for _ in range(8)]
            assert len(set(messages[-3:])) == 1
            assert messages[-1].isdecimal()

    while_pushing(test)


def test_who_may_not_look_is_told_nothing(own_engine: Engine, visitors: Callable[[str], None]) -> None:
    visitors("nobody")
    lead = person(own_engine)

    async def test() -> None:
        for cookie in ("", f"{COOKIE}=made-up"):
            async with listening(APP, cookie=cookie) as line:
                assert await line.end() == Farewell.SHUT_OUT
                assert line.told.empty()
        async with listening(APP, cookie=f"{COOKIE}={lead.token}") as line:
            await heard(line, now(own_engine))

    while_pushing(test)


@pytest.mark.usefixtures("own_engine")
@pytest.mark.parametrize("origin", ["http://elsewhere.example", "http://127.0.0.1:9999", "null"])
def test_a_page_of_another_site_gets_no_line(origin: str) -> None:
    async def test() -> None:
        async with listening(APP, origin=origin) as line:
            assert not line.let_in
            assert await line.end() == NOT_LET_IN

    while_pushing(test)


@pytest.mark.usefixtures("own_engine")
def test_a_page_that_speaks_is_left() -> None:
    """Nothing is ever read from a page, so that nothing it sends piles up."""

    async def test() -> None:
        async with listening(APP) as line:
            line.page_says.put_nowait({"type": "websocket.receive", "text": "x"})
            assert await line.end() == Farewell.SPOKEN_TO
        assert broadcaster.streams == 0

    while_pushing(test)


def test_after_signing_out_the_next_connection_is_refused(
    own_engine: Engine, visitors: Callable[[str], None]
) -> None:
    visitors("nobody")
    lead = person(own_engine)
    cookie = f"{COOKIE}={lead.token}"

    async def test() -> None:
        async with listening(APP, cookie=cookie) as line:
            await heard(line, now(own_engine))
        with quiet_write(own_engine) as session:
            end_session(session, lead.token, SessionEnd.SIGNED_OUT, system_clock())
        async with listening(APP, cookie=cookie) as line:
            assert await line.end() == Farewell.SHUT_OUT

    while_pushing(test)


@pytest.mark.usefixtures("own_engine")
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_who_asks_by_http_is_not_answered_with_a_page(method: str) -> None:
    """A page from before this version would take Streamlit's page for a stream, and ask again without a pause."""
    assert Client(APP).request(method, "/events").status_code == 426


@pytest.mark.usefixtures("own_engine")
def test_no_more_lines_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broadcast, "MOST_STREAMS", 2)

    async def test() -> None:
        async with listening(APP) as one:
            async with listening(APP) as two, listening(APP) as three:
                assert await three.end() == Farewell.NO_ROOM
                assert [one.code, two.code] == [None, None]
            async with listening(APP) as again:
                assert await again.message() is not None, "a place was given back"
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
            async with listening(APP, cookie=f"{COOKIE}=some") as line:
                assert await line.end() == Farewell.NO_ROOM

    while_pushing(test)


@pytest.mark.usefixtures("own_engine")
def test_lines_end_when_the_server_is_about_to_stop() -> None:
    async def test() -> None:
        async with listening(APP) as line:
            await line.message()
            broadcaster.close_soon()
            assert await line.end() == Farewell.STOPPING
        async with listening(APP) as line:
            assert await line.end() == Farewell.NO_ROOM

    while_pushing(test)


async def until_stopped(app: RunningApp, how: signal.Signals) -> int:
    """Listen, tell the server to stop once it has said a number, and return the code the line ended with."""
    async with asyncio.timeout(STOP_S), websockets.connect(events_address(app.url)) as line:
        while not await line.recv():
            pass
        os.kill(app.pid, how)
        await line.wait_closed()
        return line.close_code or 0


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_the_server_though_pages_are_open(
    sqlite_databases: SqliteDatabases, tmp_path: Path, how: signal.Signals
) -> None:
    with sqlite_databases.lend(loaded) as url, running_app(tmp_path, url) as app:
        assert run_apart(until_stopped(app, how)) == Farewell.STOPPING
        psutil.Process(app.pid).wait(STOP_S)
        assert "Traceback" not in app.said()

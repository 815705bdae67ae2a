"""A write is heard: in this process at once, from another process through the database or its file."""

import logging
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue

import psycopg
import pytest
from sqlalchemy import Engine, event

from kmcore.storage import revision_listener
from kmcore.storage.engine import open_engine
from kmcore.storage.revision_events import CHANNEL, revision_raised
from kmcore.storage.revision_listener import Listener
from kmcore.storage.unit_of_work import UnitOfWork, quiet_write

LIMIT_S = 30.0  # 0.1 s alone; much more when every core is taken
SILENCE_S = 1.5  # longer than the listener's own turn
WRITE = """
import sys
from kmcore.storage.engine import open_engine
from kmcore.storage.unit_of_work import UnitOfWork
with UnitOfWork(open_engine(sys.argv[1]), actor="other", command="test") as work:
    print(work.commit())
"""


def write(engine: Engine) -> int:
    with UnitOfWork(engine, actor="tester", command="test") as work:
        return work.commit()


def write_elsewhere(engine: Engine, root: Path) -> int:
    """Write from a process of its own, as a command in a shell does."""
    url = engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-c", WRITE, url]
    return int(subprocess.run(command, cwd=root, check=True, capture_output=True).stdout)


@contextmanager
def hearing(engine: Engine) -> Iterator[Queue[int]]:
    """Hear the store; the queue fills with what is told."""
    heard: Queue[int] = Queue()
    listener = Listener(engine, heard.put)
    listener.start()
    yield heard
    listener.stop()


def test_this_process_hears_a_write_on_the_writers_thread(engine: Engine) -> None:
    heard: list[int] = []
    stop = revision_raised.listen(heard.append)
    number = write(engine)
    stop()
    write(engine)
    assert heard == [number]


def test_a_listener_that_fails_harms_neither_the_write_nor_the_others(
    engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[int] = []

    def fails(_number: int) -> None:
        raise ZeroDivisionError

    stops = revision_raised.listen(fails), revision_raised.listen(heard.append)
    number = write(engine)
    for stop in stops:
        stop()
    assert heard == [number]
    assert "the write stands" in caplog.text


def test_the_state_at_the_start_is_told(engine: Engine) -> None:
    number = write(engine)
    with hearing(engine) as heard:
        assert heard.get(timeout=LIMIT_S) == number


def test_a_write_of_another_process_is_heard(engine: Engine, root: Path) -> None:
    with hearing(engine) as heard:
        first = heard.get(timeout=LIMIT_S)
        assert write_elsewhere(engine, root) == first + 1
        assert heard.get(timeout=LIMIT_S) == first + 1
        assert write_elsewhere(engine, root) == first + 2
        assert heard.get(timeout=LIMIT_S) == first + 2


def test_nothing_is_told_when_the_revision_did_not_rise(engine: Engine) -> None:
    """A draft, a sign-in: the file changes, the programme's figures do not."""
    with hearing(engine) as heard:
        heard.get(timeout=LIMIT_S)
        with quiet_write(engine) as session:
            session.connection().exec_driver_sql("DELETE FROM sign_in_failure")
        with pytest.raises(Empty):
            heard.get(timeout=SILENCE_S)


def test_while_nothing_changes_the_store_is_asked_nothing(engine: Engine) -> None:
    asked: list[str] = []
    with hearing(engine) as heard:
        heard.get(timeout=LIMIT_S)
        time.sleep(SILENCE_S)  # SQLite is asked once more when its file is being watched
        event.listen(engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
        time.sleep(2 * SILENCE_S)
    assert asked == []


def test_stopping_is_quick_and_final(engine: Engine) -> None:
    heard: Queue[int] = Queue()
    listener = Listener(engine, heard.put)
    listener.start()
    heard.get(timeout=LIMIT_S)
    listener.stop()
    write(engine)
    with pytest.raises(Empty):
        heard.get(timeout=SILENCE_S)


def test_a_store_that_cannot_be_heard_is_tried_again(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The server starts before its database, say: one line in the log, then all is well."""
    monkeypatch.setattr(revision_listener, "AGAIN_S", (0.01,))
    failures = iter(range(3))
    real: Callable[[Engine], int] = revision_listener._revision

    def not_yet(engine: Engine) -> int:
        if next(failures, None) is not None:
            raise ConnectionError("not there yet")
        return real(engine)

    monkeypatch.setattr(revision_listener, "_revision", not_yet)
    number = write(engine)
    with caplog.at_level(logging.WARNING), hearing(engine) as heard:
        assert heard.get(timeout=LIMIT_S) == number
    assert caplog.text.count("not there yet") == 1


@pytest.mark.postgres
def test_a_cut_connection_comes_back_and_catches_up(
    postgres_store: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(revision_listener, "AGAIN_S", (0.5,))
    engine = open_engine(postgres_store)
    with hearing(engine) as heard:
        first = heard.get(timeout=LIMIT_S)
        cut_listeners(postgres_store)
        assert write_elsewhere(engine, root) == first + 1
        assert heard.get(timeout=LIMIT_S) == first + 1


def cut_listeners(url: str) -> None:
    """End the server's side of every connection that listens, as a restarted PostgreSQL does."""
    with psycopg.connect(url, autocommit=True) as connection:
        found = connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE %s",
            [f"LISTEN {CHANNEL}"],
        ).fetchall()
    assert found == [(True,)]

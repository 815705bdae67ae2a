"""Hearing that the revision rose, whoever wrote: a command in a shell, a second replica, a restore.

PostgreSQL tells by NOTIFY. SQLite tells nobody, but the file it writes to can be watched: the operating
system says when it changed. The store is asked once a change, and for nothing while nothing changes.
"""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread
from typing import Final

import psycopg
from sqlalchemy import Engine
from watchfiles import Change, watch

from kmcore.storage.revision import revision
from kmcore.storage.revision_events import CHANNEL
from kmcore.storage.unit_of_work import reading

log = logging.getLogger("wong_uea")

AGAIN_S: Final = (1.0, 2.0, 5.0, 15.0)  # between tries while the store cannot be heard; the last one stays
LOOK_UP_S: Final = 1.0  # how often the thread looks whether it should end; the store is not asked
STEP_MS: Final = 50  # how long changes of a SQLite file are gathered: one write touches it several times
# A connection whose other end vanished without a word is noticed by the operating system, after 35 s.
KEEPALIVE: Final = {
    "keepalives": 1,
    "keepalives_idle": 20,
    "keepalives_interval": 5,
    "keepalives_count": 3,
}


class Listener:
    """Calls ``tell`` with the store's revision at the start and whenever it has risen, on its own thread.

    It never gives up: when the store goes away it says so in the log once and tries again.
    """

    def __init__(self, engine: Engine, tell: Callable[[int], None]) -> None:
        self._engine, self._tell = engine, tell
        self._stopping = Event()
        self._last: int | None = None
        self._thread = Thread(target=self._run, name="km-listener", daemon=True)

    def start(self) -> None:
        """Begin to hear."""
        self._thread.start()

    def stop(self) -> None:
        """Hear no more; returns when the thread is done, in about a second at most."""
        self._stopping.set()
        self._thread.join(2 * LOOK_UP_S)

    def _run(self) -> None:
        failures = 0
        while not self._stopping.is_set():
            try:
                for number in _numbers(self._engine, self._stopping):
                    failures = 0
                    self._hear(number)
            except Exception as error:  # noqa: BLE001 - pages still show what this process writes
                if not failures and not self._stopping.is_set():
                    log.warning("other processes' writes are not heard for now, trying again: %s", error)
                self._stopping.wait(AGAIN_S[min(failures, len(AGAIN_S) - 1)])
                failures += 1
            else:  # asked to stop, or a store that no other process can write to
                return

    def _hear(self, number: int) -> None:
        if self._last is None or number > self._last:
            self._last = number
            self._tell(number)


def _numbers(engine: Engine, stopping: Event) -> Iterator[int]:
    """Give the revision now and after every change until ``stopping`` is set."""
    if engine.dialect.name == "postgresql":
        return _of_postgres(engine, stopping)
    return _of_sqlite(engine, stopping)


def _of_postgres(engine: Engine, stopping: Event) -> Iterator[int]:
    arguments, options = engine.dialect.create_connect_args(engine.url)
    with psycopg.connect(*arguments, **{**KEEPALIVE, **options}, autocommit=True) as connection:
        connection.execute(f"LISTEN {CHANNEL}")
        yield _revision(engine)  # after LISTEN: what was written while nobody heard is not missed
        while not stopping.is_set():
            for notice in connection.notifies(timeout=LOOK_UP_S):
                yield int(notice.payload)


def _of_sqlite(engine: Engine, stopping: Event) -> Iterator[int]:
    database = engine.url.database
    if not database or database == ":memory:":
        return
    yield _revision(engine)
    changes = watch(
        Path(database).resolve().parent,  # the folder: the -wal file comes and goes
        watch_filter=_writes_to(Path(database).name),
        recursive=False,
        debounce=STEP_MS,
        step=STEP_MS,
        stop_event=stopping,
        rust_timeout=int(1000 * LOOK_UP_S),
        yield_on_timeout=True,
        raise_interrupt=False,
    )
    missed = True  # a write between the question above and the beginning of the watch
    for changed in changes:
        if changed or missed:
            missed = False
            yield _revision(engine)


def _writes_to(name: str) -> Callable[[Change, str], bool]:
    """Return what tells a write from other changes: to the file itself or to its write-ahead log."""
    files = {name, f"{name}-wal"}
    return lambda _change, path: Path(path).name in files


def _revision(engine: Engine) -> int:
    with reading(engine) as session:
        return revision(session)

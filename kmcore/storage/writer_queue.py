"""Writers of one process wait for each other in order, outside the database.

SQLite lets a waiting writer try again at intervals until its patience ends (5 s): of fifty, some are never
lucky and see an error. PostgreSQL queues them, each on a connection of its own, and the pool runs out. In
line they wait without either, and what waits between processes is one writer each.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock
from typing import Final

from sqlalchemy import Engine

from kmcore.errors import StorageError

PATIENCE_S: Final = 30.0


class WriterQueue:
    """A lock that is handed on in the order it was asked for. Not to be taken twice by one thread."""

    def __init__(self) -> None:
        self._mutex = Lock()
        self._busy = False
        self._waiting: deque[Lock] = deque()

    def enter(self, patience_s: float = PATIENCE_S) -> None:
        """Wait for one's turn.

        Raises:
            StorageError: it did not come in time.
        """
        with self._mutex:
            if not self._busy:
                self._busy = True
                return
            mine = Lock()
            mine.acquire()
            self._waiting.append(mine)
        if not mine.acquire(timeout=patience_s) and self._give_up(mine):
            raise StorageError("มีผู้บันทึกพร้อมกันมากจนรอคิวไม่ไหว ยังไม่มีอะไรถูกบันทึก กดบันทึกอีกครั้งในอีกสักครู่")

    def _give_up(self, mine: Lock) -> bool:
        """Leave the line; False when the turn came at this very moment."""
        with self._mutex:
            waits = mine in self._waiting
            if waits:
                self._waiting.remove(mine)
            return waits

    def leave(self) -> None:
        """Hand the turn to who has waited longest."""
        with self._mutex:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._busy = False


@cache
def _line(_url: str) -> WriterQueue:
    return WriterQueue()


@contextmanager
def in_turn(engine: Engine) -> Iterator[None]:
    """Let this thread write when its turn has come, and the next one after it.

    Raises:
        StorageError: the turn did not come within half a minute.
    """
    line = _line(engine.url.render_as_string(hide_password=False))
    line.enter()
    try:
        yield
    finally:
        line.leave()

"""Telling that the revision was raised: to this process at once, to others through the database."""

import logging
from collections.abc import Callable
from threading import Lock
from typing import Final

from sqlalchemy import text
from sqlmodel import Session

log = logging.getLogger("wong_uea")
CHANNEL: Final = "km_revision"


class RevisionNotifier:
    """Calls everyone who asked, on the writer's own thread, with the new revision. Listeners must be quick."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._listeners: list[Callable[[int], None]] = []

    def listen(self, listener: Callable[[int], None]) -> Callable[[], None]:
        """Add a listener; return what takes it off again."""
        with self._lock:
            self._listeners.append(listener)

        def stop() -> None:
            with self._lock:
                self._listeners.remove(listener)

        return stop

    def send(self, number: int) -> None:
        """Tell every listener."""
        with self._lock:
            listeners = list(self._listeners)
        for listener in listeners:
            try:
                listener(number)
            except Exception:
                log.exception("a listener failed; the write stands")


revision_raised: Final = RevisionNotifier()


def notify_other_processes(session: Session, number: int) -> None:
    """Have PostgreSQL tell its other clients when this transaction commits; SQLite has nothing to tell by."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(
            text("SELECT pg_notify(:channel, :number)"), {"channel": CHANNEL, "number": str(number)}
        )

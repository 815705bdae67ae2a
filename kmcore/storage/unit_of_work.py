"""One command = one transaction = data + audit row + revision, or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from sqlalchemy import Engine, update
from sqlmodel import Session

from kmcore.clock import Clock, system_clock
from kmcore.storage.audit.append import append_audit
from kmcore.storage.engine import WRITES
from kmcore.storage.models import Revision
from kmcore.storage.revision import revision, wait_for_writers
from kmcore.storage.revision_events import notify_other_processes, revision_raised


class UnitOfWork:
    """A writing transaction that rolls back unless ``commit`` is called.

    >>> with UnitOfWork(engine, actor="secretariat", command="demo remove") as work:
    ...     remove_demo(work.session)
    ...     work.commit({"rows": 12})
    """

    def __init__(
        self, engine: Engine, *, actor: str, command: str, clock: Clock = system_clock, place: str = ""
    ) -> None:
        self._engine = engine.execution_options(**{WRITES: True})
        self._actor, self._command, self._clock, self._place = actor, command, clock, place

    def __enter__(self) -> Self:
        self.session = Session(self._engine)
        return self

    def queue(self) -> None:
        """Wait for the other writers now: what is read from here on stays true until the commit."""
        wait_for_writers(self.session)

    def commit(self, detail: dict[str, object] | None = None, *, thing: str = "") -> int:
        """Seal the audit row, raise the revision, commit, tell who listens; return the new revision.

        ``thing`` names what was changed, as ``action:A9``; ``detail`` says how, before and after.
        """
        # The revision row first: on PostgreSQL its lock makes writers queue before they read the chain.
        self.session.execute(update(Revision).values(number=Revision.number + 1))
        append_audit(
            self.session,
            at=self._clock(),
            actor=self._actor,
            command=self._command,
            detail=detail or {},
            place=self._place,
            thing=thing,
        )
        number = revision(self.session)
        notify_other_processes(self.session, number)
        self.session.commit()
        revision_raised.send(number)
        return number

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.session.rollback()
        self.session.close()


@contextmanager
def quiet_write(engine: Engine) -> Iterator[Session]:
    """Open a writing transaction without audit row and revision, committed when the block ends well.

    Only for what is nobody else's news and no part of the programme: sign-in sessions, failed tries, the
    access log, drafts (docs/decisions/0011).
    """
    with Session(engine.execution_options(**{WRITES: True})) as session:
        yield session
        session.commit()


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """Open a session to read with; what it sees is one snapshot, and it is always rolled back."""
    with Session(engine) as session:
        yield session
        session.rollback()

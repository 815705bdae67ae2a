"""One command = one transaction = data + audit row + revision, or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from sqlalchemy import Engine, update
from sqlmodel import Session, select

from kmcore.access.audit import append_audit
from kmcore.clock import Clock, system_clock
from kmcore.storage.engine import WRITES
from kmcore.storage.models import Revision


class UnitOfWork:
    """A writing transaction that rolls back unless ``commit`` is called.

    >>> with UnitOfWork(engine, actor="secretariat", command="demo remove") as work:
    ...     remove_demo(work.session)
    ...     work.commit({"rows": 12})
    """

    def __init__(self, engine: Engine, *, actor: str, command: str, clock: Clock = system_clock) -> None:
        self._engine = engine.execution_options(**{WRITES: True})
        self._actor, self._command, self._clock = actor, command, clock

    def __enter__(self) -> Self:
        self.session = Session(self._engine)
        return self

    def commit(self, detail: dict[str, object] | None = None) -> int:
        """Seal the audit row, raise the revision, commit; return the new revision."""
        # The revision row first: on PostgreSQL its lock makes writers queue before they read the chain.
        self.session.execute(update(Revision).values(number=Revision.number + 1))
        append_audit(
            self.session, at=self._clock(), actor=self._actor, command=self._command, detail=detail or {}
        )
        number = revision(self.session)
        self.session.commit()
        return number

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.session.rollback()
        self.session.close()


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """Open a session to read with; what it sees is one snapshot, and it is always rolled back."""
    with Session(engine) as session:
        yield session
        session.rollback()


def revision(session: Session) -> int:
    """Return the store's revision: it rises with every command."""
    return session.exec(select(Revision.number)).one()

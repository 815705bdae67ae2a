"""A command's envelope: the writers' turn, who asks it now, whether they may, and the audit row; or nothing happens."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Engine
from sqlmodel import Session, select

from kmcore.access import permissions
from kmcore.access.access_log import record
from kmcore.access.actor import By, User
from kmcore.access.authorization import NotAllowedError, Target, require
from kmcore.access.calling_session import calling_user
from kmcore.access.kinds import EventKind
from kmcore.access.models import AccessEvent
from kmcore.access.permission_type import Permission
from kmcore.storage.unit_of_work import UnitOfWork, quiet_write
from kmcore.storage.writer_queue import in_turn

SAME_REFUSAL: Final = timedelta(minutes=15)
NOBODYS: Final = Target()
TargetReader = Callable[[Session], Target]


@dataclass(frozen=True)
class RunningCommand:
    """A command under way. ``user`` was read again from the store, in this transaction, and may act on ``target``."""

    work: UnitOfWork
    user: User
    now: datetime
    target: Target

    @property
    def session(self) -> Session:
        """Return the transaction's session."""
        return self.work.session

    def commit(self, detail: dict[str, object] | None = None, *, thing: str = "") -> int:
        """Keep what was done, with its audit row; return the new revision."""
        return self.work.commit(detail, thing=thing)


@contextmanager
def command(
    engine: Engine, by: By, permission: Permission, target: Target | TargetReader = NOBODYS
) -> Iterator[RunningCommand]:
    """Begin a command when this thread's turn to write has come; it is rolled back unless committed.

    ``target``: what is acted on, or how that is read in the command's own transaction. What a command writes is kept
    with its audit row by ``RunningCommand.commit``, and in no other way. Not to be begun inside another command.

    Raises:
        SignedOutError: the sign-in session that asks is over, or its account is no longer what ``by`` says it is.
        NotAllowedError: the user may not do this to ``target``; the try is kept in the access log.
        StorageError: so many write that the turn did not come.
    """
    work = UnitOfWork(engine, actor=by.user.actor, command=permission.code, clock=by.clock, place=by.place)
    try:
        with in_turn(engine), work:
            work.queue()
            now = by.clock()
            user = calling_user(
                work.session, by, now, temporary_too=permission is permissions.CHANGE_OWN_PASSWORD
            )
            whose = target(work.session) if callable(target) else target
            require(user, permission, whose)
            yield RunningCommand(work, user, now, whose)
    except NotAllowedError:
        _note_refusal(engine, by, permission)
        raise


def _note_refusal(engine: Engine, by: By, permission: Permission) -> None:
    """Keep what somebody tried and may not, once in a while: who tries again and again fills no table."""
    now = by.clock()
    known = select(AccessEvent.id).where(
        AccessEvent.kind == EventKind.DENIED,
        AccessEvent.account_id == by.user.account_id,
        AccessEvent.note == permission.code,
        AccessEvent.at > now - SAME_REFUSAL,
    )
    with quiet_write(engine) as session:
        if session.exec(known).first() is None:
            record(
                session,
                EventKind.DENIED,
                now,
                account_id=by.user.account_id,
                place=by.place,
                note=permission.code,
            )

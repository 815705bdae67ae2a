"""How a command begins: the writer's turn, and who does it as the store knows them now."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Engine
from sqlmodel import Session, select

from kmcore.access.access_log import record
from kmcore.access.actor import By, User
from kmcore.access.authorization import NotAllowedError, Target, require
from kmcore.access.kinds import EventKind
from kmcore.access.models import AccessEvent, Account
from kmcore.access.permission_type import Permission
from kmcore.access.sessions import user_of
from kmcore.errors import KmError
from kmcore.storage.unit_of_work import UnitOfWork, quiet_write

SAME_REFUSAL: Final = timedelta(minutes=15)


class SignedOutError(KmError):
    """The account was disabled, or its role changed, since this page was drawn."""


@dataclass(frozen=True)
class RunningCommand:
    """A command under way. ``user`` was read again from the store, in this transaction."""

    work: UnitOfWork
    user: User
    now: datetime
    permission: Permission

    @property
    def session(self) -> Session:
        """Return the transaction's session."""
        return self.work.session

    def require(self, target: Target | None = None) -> None:
        """Let the user act on ``target``, or raise NotAllowedError."""
        require(self.user, self.permission, target)

    def commit(self, detail: dict[str, object] | None = None, *, thing: str = "") -> int:
        """Keep what was done, with its audit row; return the new revision."""
        return self.work.commit(detail, thing=thing)


@contextmanager
def command(engine: Engine, by: By, permission: Permission) -> Iterator[RunningCommand]:
    """Begin a command of ``permission``; rolled back unless committed.

    Raises:
        SignedOutError: the account is no longer what ``by`` says it is.
    """
    work = UnitOfWork(engine, actor=by.user.actor, command=permission.code, clock=by.clock, place=by.place)
    try:
        with work:
            work.queue()
            yield RunningCommand(work, _fresh(work.session, by.user), by.clock(), permission)
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


def _fresh(session: Session, user: User) -> User:
    if user.account_id is None:
        return user
    account = session.get(Account, user.account_id)
    if (
        account is None
        or not account.active
        or (account.role, account.agency_code) != (user.role, user.agency_code)
    ):
        raise SignedOutError("บัญชีนี้ถูกปิดหรือเปลี่ยนบทบาทแล้ว เข้าสู่ระบบอีกครั้งแล้วทำต่อ ข้อความที่พิมพ์ไว้ยังอยู่")
    return user_of(account)

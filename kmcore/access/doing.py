"""How a command begins: the writer's turn, and who does it as the store knows them now."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import Session

from kmcore.access.models import Account
from kmcore.access.permissions import Thing, require
from kmcore.access.sessions import user_of
from kmcore.access.users import By, User
from kmcore.errors import KmError
from kmcore.storage.unit_of_work import UnitOfWork


class SignedOutError(KmError):
    """The account was disabled, or its role changed, since this page was drawn."""


@dataclass(frozen=True)
class Doing:
    """A command under way. ``user`` was read again from the store, in this transaction."""

    work: UnitOfWork
    user: User
    now: datetime
    action: str

    @property
    def session(self) -> Session:
        """Return the transaction's session."""
        return self.work.session

    def require(self, thing: Thing | None = None) -> None:
        """Let the user act on ``thing``, or raise NotAllowedError."""
        require(self.user, self.action, thing)

    def commit(self, detail: dict[str, object] | None = None, *, thing: str = "") -> int:
        """Keep what was done, with its audit row; return the new revision."""
        return self.work.commit(detail, thing=thing)


@contextmanager
def doing(engine: Engine, by: By, action: str) -> Iterator[Doing]:
    """Begin the command ``action`` (a key of ``permissions.RULES``); rolled back unless committed.

    Raises:
        SignedOutError: the account is no longer what ``by`` says it is.
    """
    work = UnitOfWork(engine, actor=by.user.actor, command=action, clock=by.clock, place=by.place)
    with work:
        work.queue()
        yield Doing(work, _fresh(work.session, by.user), by.clock(), action)


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

"""Reading who has an account: for those who keep accounts."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from kmcore.access.account_register import account_by_login
from kmcore.access.kinds import AccountRole, EventKind
from kmcore.access.models import AccessEvent, Account
from kmcore.errors import NotFoundError


@dataclass(frozen=True)
class AccountLine:
    """An account as listed. ``last_sign_in``: UTC, None for one that never signed in."""

    account_id: int
    login: str
    label: str
    role: AccountRole
    agency_code: str | None
    active: bool
    demo: bool
    last_sign_in: datetime | None


def account_lines(session: Session) -> list[AccountLine]:
    """Return every account that was not erased, by role and name."""
    last = dict(
        session.exec(
            select(AccessEvent.account_id, func.max(AccessEvent.at))
            .where(AccessEvent.kind == EventKind.SIGNED_IN)
            .group_by(col(AccessEvent.account_id))
        ).all()
    )
    query = select(Account).where(col(Account.erased_at).is_(None)).order_by(Account.role, Account.login)
    return [
        AccountLine(
            row.id or 0,
            row.login,
            row.label,
            AccountRole(row.role),
            row.agency_code,
            row.active,
            row.demo,
            last.get(row.id),
        )
        for row in session.exec(query)
    ]


def account_number(session: Session, login: str) -> int:
    """Return the number of the account with this name to sign in by.

    Raises:
        NotFoundError: nobody has it.
    """
    account = account_by_login(session, login)
    if account is None or account.id is None:
        raise NotFoundError("ไม่พบบัญชีชื่อ “{name}” ดูรายชื่อบัญชีด้วย python -m kmcore user list", name=login)
    return account.id


def login_of(session: Session, account_id: int) -> str:
    """Return the name an account signs in by, for its owner's own forms; "" for none."""
    return session.exec(select(Account.login).where(Account.id == account_id)).first() or ""


@dataclass(frozen=True)
class AccountLabel:
    """What others may know of an account: never a name. ``erased``: its person's data are gone."""

    account_id: int
    label: str
    role: AccountRole
    agency_code: str | None
    erased: bool


def account_labels(session: Session) -> list[AccountLabel]:
    """Return every account there ever was."""
    return [
        AccountLabel(
            row.id or 0, row.label, AccountRole(row.role), row.agency_code, row.erased_at is not None
        )
        for row in session.exec(select(Account))
    ]

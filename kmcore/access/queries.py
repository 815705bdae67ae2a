"""The list of accounts, for who keeps them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from kmcore.access import permissions
from kmcore.access.actor import User
from kmcore.access.authorization import require
from kmcore.access.kinds import AccountRole
from kmcore.access.models import Account, OidcIdentity, SignInSession
from kmcore.storage.subjects import Subject, reads
from kmcore.thai.collation import sort_key


@dataclass(frozen=True)
class AccountState:
    """An account without what is personal. ``password`` and ``identities``: the ways it signs in.

    ``last_seen`` (UTC) is of any of its sign-ins still kept, None for never.
    """

    id: int
    label: str
    role: AccountRole
    agency_code: str | None
    active: bool
    demo: bool
    erased: bool
    password: bool
    identities: int
    last_seen: datetime | None


def account_states(session: Session, reader: User) -> list[AccountState]:
    """Return every account, those that may sign in first, then by role and label.

    Raises:
        NotAllowedError: the reader is no administrator.
    """
    require(reader, permissions.SEE_ACCOUNTS)
    seen = dict(
        session.execute(
            select(SignInSession.account_id, func.max(SignInSession.seen_at)).group_by(
                col(SignInSession.account_id)
            )
        ).all()
    )
    linked = dict(
        session.execute(
            select(OidcIdentity.account_id, func.count()).group_by(col(OidcIdentity.account_id))
        ).all()
    )
    lines = [
        AccountState(
            id=row.id or 0,
            label=row.label,
            role=AccountRole(row.role),
            agency_code=row.agency_code,
            active=row.active,
            demo=row.demo,
            erased=row.erased_at is not None,
            password=bool(row.password_hash),
            identities=linked.get(row.id, 0),
            last_seen=seen.get(row.id),
        )
        for row in session.exec(select(Account))
    ]
    order = list(AccountRole)
    return sorted(
        lines, key=lambda line: (not line.active, order.index(line.role), sort_key(line.label), line.id)
    )


@reads(Subject.ACCESS)
def posts_with_accounts(session: Session) -> tuple[tuple[AccountRole, str | None], ...]:
    """Return the role, and the agency where it is an agency's, of every account that may sign in; nobody is named."""
    query = select(Account.role, Account.agency_code).where(
        col(Account.active).is_(True), col(Account.erased_at).is_(None)
    )
    return tuple(
        (AccountRole(role), agency) for role, agency in session.exec(query.order_by(col(Account.id)))
    )

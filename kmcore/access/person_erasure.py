"""What becomes of an account whose person is erased: the row stays under its number, and opens nothing."""

import secrets
from datetime import datetime

from sqlalchemy import delete, func
from sqlmodel import Session, col, select

from kmcore.access.kinds import AccountRole
from kmcore.access.models import Account, OidcIdentity, SignInSession


def is_last_admin(session: Session, account: Account) -> bool:
    """Tell whether nobody else could sign in as an administrator."""
    if account.role != AccountRole.ADMIN or not account.active:
        return False
    others = select(func.count()).where(
        col(Account.role) == AccountRole.ADMIN, col(Account.active), col(Account.id) != account.id
    )
    return not session.scalar(others)


def forget_person(session: Session, account: Account, now: datetime, label: str) -> None:
    """Empty an account's row, and drop its sign-ins and ways to sign in; the caller's command commits.

    The name to sign in by is one that nobody can have chosen; ``label`` is what others see from now on.
    """
    account.login = f"erased-{account.id}-{secrets.token_hex(8)}"
    account.label = label
    account.full_name = account.email = account.noticed_at = None
    account.password_hash = ""
    account.active = False
    account.erased_at = now
    for table in (OidcIdentity, SignInSession):
        session.execute(delete(table).where(col(table.account_id) == account.id))

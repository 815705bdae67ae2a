"""Whom to write to: the addresses leave here only for a letter to send, never for a screen."""

from collections import Counter
from dataclasses import dataclass, field

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from kmcore.access.kinds import AccountRole
from kmcore.access.models import Account
from kmcore.storage.subjects import Subject, reads


@dataclass(frozen=True)
class Contact:
    """An account and its e-mail address. ``label`` is the role label; the address is not in ``repr``."""

    account_id: int
    label: str
    email: str = field(repr=False)


def contacts(session: Session, agency_code: str) -> list[Contact]:
    """Return the leads of an agency who can be written to: active, with an address; oldest account first."""
    rows = session.exec(_reachable().where(col(Account.agency_code) == agency_code))
    return [Contact(row.id or 0, row.label, row.email) for row in rows if row.email]


@reads(Subject.ACCESS)
def contact_counts(session: Session) -> dict[str, int]:
    """Return how many leads of each agency can be written to; agencies without any are left out."""
    found = Counter(row.agency_code for row in session.exec(_reachable()) if row.email)
    return {code: count for code, count in found.items() if code}


@reads(Subject.ACCESS)
def lead_counts(session: Session) -> dict[str, int]:
    """Return how many accounts report for each agency; agencies without any are left out. No name leaves here."""
    found = Counter(row.agency_code for row in session.exec(_reachable()))
    return {code: count for code, count in found.items() if code}


def _reachable() -> SelectOfScalar[Account]:
    return (
        select(Account)
        .where(
            col(Account.role) == AccountRole.LEAD,
            col(Account.active).is_(True),
            col(Account.erased_at).is_(None),
        )
        .order_by(col(Account.id))
    )

"""What others see of an account: its role label, never a name."""

from collections.abc import Collection

from sqlmodel import Session, col, select

from kmcore.access.models import Account


def role_labels(session: Session, accounts: Collection[int]) -> dict[int, str]:
    """Return the role labels ("หัวหน้า พช.") of the accounts of these numbers; unknown ones are left out."""
    if not accounts:
        return {}
    query = select(Account.id, Account.label).where(col(Account.id).in_(set(accounts)))
    return {number: label for number, label in session.exec(query) if number is not None}

"""What is kept of a person who has an account: her record, her sign-ins, what the access log says of her."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from kmcore.access.account_register import existing
from kmcore.access.identities import Linked, identities_of
from kmcore.access.kinds import AccountRole, EventKind
from kmcore.access.models import AccessEvent, Account, SignInSession


@dataclass(frozen=True)
class PersonRecord:
    """What an account holds about its person. Times in UTC."""

    account_id: int
    login: str
    full_name: str | None
    email: str | None
    label: str
    role: AccountRole
    agency_code: str | None
    active: bool
    created_at: datetime
    noticed_at: datetime | None
    identities: tuple[Linked, ...]


@dataclass(frozen=True)
class SignInRecord:
    """A sign-in on one device, from which address, and why it ended; ``ended_at`` None: it may still hold."""

    created_at: datetime
    seen_at: datetime
    expires_at: datetime
    place: str
    device: str
    ended_at: datetime | None
    ended_by: str | None


@dataclass(frozen=True)
class LogEntry:
    """A line of the access log. ``by`` is the role label of who did it, where that was somebody else."""

    at: datetime
    kind: EventKind
    by: str | None
    place: str
    note: str


def person_record(session: Session, account_id: int) -> PersonRecord:
    """Return what an account holds about its person.

    Raises:
        NotFoundError: there is no such account.
    """
    row = existing(session, account_id)
    return PersonRecord(
        account_id=account_id,
        login=row.login,
        full_name=row.full_name,
        email=row.email,
        label=row.label,
        role=AccountRole(row.role),
        agency_code=row.agency_code,
        active=row.active,
        created_at=row.created_at,
        noticed_at=row.noticed_at,
        identities=tuple(identities_of(session, account_id)),
    )


def sign_in_records(session: Session, account_id: int) -> list[SignInRecord]:
    """Return the account's sign-ins, newest first."""
    query = select(SignInSession).where(col(SignInSession.account_id) == account_id)
    rows = session.exec(query.order_by(col(SignInSession.seen_at).desc()))
    return [
        SignInRecord(
            row.created_at, row.seen_at, row.expires_at, row.place, row.device, row.ended_at, row.ended_by
        )
        for row in rows
    ]


def log_entries(
    session: Session, account_id: int, reader_id: int | None, most: int | None = None
) -> list[LogEntry]:
    """Return what happened to the account, newest first, at most ``most`` lines.

    The address of what somebody else did (an administrator's look) is not the person's to know.
    """
    query = select(AccessEvent).where(col(AccessEvent.account_id) == account_id)
    rows = session.exec(query.order_by(col(AccessEvent.id).desc()).limit(most)).all()
    labels = dict(session.execute(select(col(Account.id), col(Account.label))).all())
    return [
        LogEntry(
            row.at,
            EventKind(row.kind),
            labels.get(row.by_account_id) if row.by_account_id not in {None, account_id} else None,
            row.place if row.by_account_id in {None, account_id, reader_id} else "",
            row.note,
        )
        for row in rows
    ]


def looked_since(session: Session, account_id: int, by_account_id: int | None, since: datetime) -> bool:
    """Tell whether somebody looked at the account's personal data since then (UTC), by the access log."""
    query = select(AccessEvent.id).where(
        col(AccessEvent.kind) == EventKind.PERSONAL_DATA_SEEN,
        col(AccessEvent.account_id) == account_id,
        col(AccessEvent.by_account_id) == by_account_id,
        col(AccessEvent.at) >= since,
    )
    return session.exec(query.limit(1)).first() is not None

"""A person's data: shown, handed out whole, and erased (Personal Data Protection Act B.E. 2562, s. 30-33)."""

import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, delete, func
from sqlmodel import Session, col, select

from kmcore.access import permissions
from kmcore.access.access_log import record
from kmcore.access.account_register import existing
from kmcore.access.actor import By, User
from kmcore.access.authorization import Target, require
from kmcore.access.command import command
from kmcore.access.identities import Linked, identities_of
from kmcore.access.kinds import AccountRole, EventKind
from kmcore.access.models import AccessEvent, Account, OidcIdentity, SignInSession
from kmcore.actions.account_activity import drop_drafts, reports_by
from kmcore.actions.drafts import typed_reports
from kmcore.documents.account_documents import documents_by
from kmcore.errors import KmError
from kmcore.i18n import speaking
from kmcore.privacy.audit_trail import entries_about, erased_label
from kmcore.storage.unit_of_work import quiet, reading


class PersonError(KmError):
    """A person's data cannot be erased as asked."""


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


def look_at_person(engine: Engine, by: By, account_id: int, since: datetime) -> PersonRecord:
    """Return what an account holds about its person; somebody else's look is put in the access log.

    ``since`` is when the looker signed in: one sign-in that looks again at the same account is one look.

    Raises:
        NotAllowedError: ``by`` is neither the person nor an administrator.
        NotFoundError: there is no such account.
    """
    own = account_id == by.user.account_id
    with reading(engine) as session:
        require(
            by.user,
            permissions.EXPORT_PERSON if own else permissions.SEE_ACCOUNTS,
            Target(account_id=account_id),
        )
        person = _person(session, account_id)
        noted = own or _looked(session, by.user, account_id, since)
    if not noted:
        with quiet(engine) as session:
            _note(session, EventKind.PERSONAL_DATA_SEEN, by, account_id)
    return person


def sign_ins(session: Session, reader: User, account_id: int) -> list[SignInRecord]:
    """Return the account's sign-ins, newest first.

    Raises:
        NotAllowedError: the reader is neither the person nor an administrator.
    """
    require(reader, permissions.SEE_ACCESS_LOG, Target(account_id=account_id))
    query = select(SignInSession).where(col(SignInSession.account_id) == account_id)
    rows = session.exec(query.order_by(col(SignInSession.seen_at).desc()))
    return [
        SignInRecord(
            row.created_at, row.seen_at, row.expires_at, row.place, row.device, row.ended_at, row.ended_by
        )
        for row in rows
    ]


def access_log(session: Session, reader: User, account_id: int, most: int | None = None) -> list[LogEntry]:
    """Return what happened to the account, newest first, at most ``most`` lines.

    The address of what somebody else did (an administrator's look) is not the person's to know.

    Raises:
        NotAllowedError: the reader is neither the person nor an administrator.
    """
    require(reader, permissions.SEE_ACCESS_LOG, Target(account_id=account_id))
    query = select(AccessEvent).where(col(AccessEvent.account_id) == account_id)
    rows = session.exec(query.order_by(col(AccessEvent.id).desc()).limit(most)).all()
    labels = dict(session.execute(select(col(Account.id), col(Account.label))).all())
    return [
        LogEntry(
            row.at,
            EventKind(row.kind),
            labels.get(row.by_account_id) if row.by_account_id not in {None, account_id} else None,
            row.place if row.by_account_id in {None, account_id, reader.account_id} else "",
            row.note,
        )
        for row in rows
    ]


def export_person(engine: Engine, by: By, account_id: int) -> dict[str, Any]:
    """Return everything kept about a person, for JSON: times as ISO 8601 in UTC. Written in chain and log.

    Without what would open the account: password and tokens are not even readable to us, their hashes stay.

    Raises:
        NotAllowedError: ``by`` is neither the person nor an administrator.
        NotFoundError: there is no such account.
    """
    with command(engine, by, permissions.EXPORT_PERSON) as running:
        running.require(Target(account_id=account_id))
        existing(running.session, account_id)
        _note(running.session, EventKind.PERSONAL_DATA_EXPORTED, by, account_id)
        running.session.flush()
        everything = _everything(running.session, account_id, running.now)
        running.commit({"own": account_id == running.user.account_id}, thing=f"account:{account_id}")
    return everything


def erase_person(engine: Engine, by: By, account_id: int) -> None:
    """Erase a person: names, address, ways to sign in, sign-ins and drafts go; nobody can sign in as them.

    The row stays under a number, for reports are the agency's and the chain must hold. The access log
    stays until its time is over (``retention``): the Computer Crime Act asks for 90 days at least.

    Raises:
        PersonError: it is the last administrator who could sign in.
        NotAllowedError: ``by`` is no administrator.
        NotFoundError: there is no such account, or it was erased before.
    """
    with command(engine, by, permissions.ERASE_PERSON) as running:
        running.require(Target(account_id=account_id))
        account = existing(running.session, account_id)
        _require_another_admin(running.session, account)
        before = {"role": account.role, "agency": account.agency_code, "active": account.active}
        _forget(account, running.now)
        for table in (OidcIdentity, SignInSession):
            running.session.execute(delete(table).where(col(table.account_id) == account_id))
        drop_drafts(running.session, account_id)
        running.commit({"before": before, "after": {"active": False}}, thing=f"account:{account_id}")


def _forget(account: Account, now: datetime) -> None:
    """Empty the row; the name to sign in by is one that nobody can have chosen."""
    account.login = f"erased-{account.id}-{secrets.token_hex(8)}"
    with speaking("th"):  # what is stored does not depend on who reads
        account.label = erased_label(account.id or 0)
    account.full_name = account.email = account.noticed_at = None
    account.password_hash = ""
    account.active = False
    account.erased_at = now


def _require_another_admin(session: Session, account: Account) -> None:
    if account.role != AccountRole.ADMIN or not account.active:
        return
    others = select(func.count()).where(
        col(Account.role) == AccountRole.ADMIN, col(Account.active), col(Account.id) != account.id
    )
    if not session.scalar(others):
        raise PersonError(
            "บัญชีเลขที่ {number} เป็นผู้ดูแลระบบคนสุดท้าย ลบแล้วจะไม่มีใครดูแลบัญชีได้ เพิ่มผู้ดูแลระบบอีกคนก่อน แล้วลบใหม่",
            number=account.id,
        )


def _person(session: Session, account_id: int) -> PersonRecord:
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


def _looked(session: Session, user: User, account_id: int, since: datetime) -> bool:
    query = select(AccessEvent.id).where(
        col(AccessEvent.kind) == EventKind.PERSONAL_DATA_SEEN,
        col(AccessEvent.account_id) == account_id,
        col(AccessEvent.by_account_id) == user.account_id,
        col(AccessEvent.at) >= since,
    )
    return session.exec(query.limit(1)).first() is not None


def _note(session: Session, kind: EventKind, by: By, account_id: int) -> None:
    record(session, kind, by.clock(), account_id=account_id, by_account_id=by.user.account_id, place=by.place)


def _everything(session: Session, account_id: int, now: datetime) -> dict[str, Any]:
    owner = User(account_id, AccountRole.VIEWER, "")
    return {
        "made_at": _plain(now),
        "account": _plain(asdict(_person(session, account_id))),
        "sign_ins": _rows(sign_ins(session, owner, account_id)),
        "access_log": _rows(access_log(session, owner, account_id)),
        "reports": _rows(reports_by(session, account_id)),
        "documents": _rows(documents_by(session, account_id)),
        "drafts": {code: _plain(asdict(draft)) for code, draft in typed_reports(session, account_id).items()},
        "audit": _rows(entries_about(session, account_id)),
    }


def _rows(found: Sequence[Any]) -> list[Any]:
    return [_plain(asdict(row)) for row in found]


def _plain(value: Any) -> Any:
    """Return a value as JSON knows it; days and moments as ISO 8601."""
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value.isoformat() if hasattr(value, "isoformat") else value

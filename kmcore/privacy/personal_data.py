"""A person's data: shown, handed out whole, and erased (Personal Data Protection Act B.E. 2562, s. 30-33)."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Engine
from sqlmodel import Session

from kmcore.access import permissions
from kmcore.access.access_log import record
from kmcore.access.account_register import existing
from kmcore.access.actor import By, User
from kmcore.access.authorization import Target, require
from kmcore.access.command import command
from kmcore.access.kinds import AccountRole, EventKind
from kmcore.access.person_erasure import forget_person, is_last_admin
from kmcore.access.person_record import (
    LogEntry,
    PersonRecord,
    SignInRecord,
    log_entries,
    looked_since,
    person_record,
    sign_in_records,
)
from kmcore.actions.account_activity import drop_drafts, reports_by
from kmcore.actions.drafts import typed_reports
from kmcore.documents.account_documents import documents_by
from kmcore.errors import KmError
from kmcore.i18n import N_, speaking
from kmcore.privacy.audit_trail import entries_about, erased_label
from kmcore.registers.grid_drafts import drop_grid_draft, grid_drafts
from kmcore.storage.unit_of_work import quiet_write, reading

LAST_ADMIN: Final = N_(
    "บัญชีเลขที่ {number} เป็นผู้ดูแลระบบคนสุดท้าย ลบแล้วจะไม่มีใครดูแลบัญชีได้ เพิ่มผู้ดูแลระบบอีกคนก่อน แล้วลบใหม่"
)


class PersonError(KmError):
    """A person's data cannot be erased as asked."""


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
        person = person_record(session, account_id)
        noted = own or looked_since(session, account_id, by.user.account_id, since)
    if not noted:
        with quiet_write(engine) as session:
            _note(session, EventKind.PERSONAL_DATA_SEEN, by, account_id)
    return person


def sign_ins(session: Session, reader: User, account_id: int) -> list[SignInRecord]:
    """Return the account's sign-ins, newest first.

    Raises:
        NotAllowedError: the reader is neither the person nor an administrator.
    """
    require(reader, permissions.SEE_ACCESS_LOG, Target(account_id=account_id))
    return sign_in_records(session, account_id)


def access_log(session: Session, reader: User, account_id: int, most: int | None = None) -> list[LogEntry]:
    """Return what happened to the account, newest first, at most ``most`` lines.

    The address of what somebody else did (an administrator's look) is not the person's to know.

    Raises:
        NotAllowedError: the reader is neither the person nor an administrator.
    """
    require(reader, permissions.SEE_ACCESS_LOG, Target(account_id=account_id))
    return log_entries(session, account_id, reader.account_id, most)


def export_person(engine: Engine, by: By, account_id: int) -> dict[str, Any]:
    """Return everything kept about a person, for JSON: times as ISO 8601 in UTC. Written in chain and log.

    Without what would open the account: password and tokens are not even readable to us, their hashes stay.

    Raises:
        NotAllowedError: ``by`` is neither the person nor an administrator.
        NotFoundError: there is no such account.
    """
    with command(engine, by, permissions.EXPORT_PERSON, Target(account_id=account_id)) as running:
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
    with command(engine, by, permissions.ERASE_PERSON, Target(account_id=account_id)) as running:
        account = existing(running.session, account_id)
        if is_last_admin(running.session, account):
            raise PersonError(LAST_ADMIN, number=account_id)
        before = {"role": account.role, "agency": account.agency_code, "active": account.active}
        with speaking("th"):  # what is stored does not depend on who reads
            forget_person(running.session, account, running.now, erased_label(account_id))
        drop_drafts(running.session, account_id)
        drop_grid_draft(running.session, account_id)
        running.commit({"before": before, "after": {"active": False}}, thing=f"account:{account_id}")


def _note(session: Session, kind: EventKind, by: By, account_id: int) -> None:
    record(session, kind, by.clock(), account_id=account_id, by_account_id=by.user.account_id, place=by.place)


def _everything(session: Session, account_id: int, now: datetime) -> dict[str, Any]:
    owner = User(account_id, AccountRole.VIEWER, "")
    return {
        "made_at": _plain(now),
        "account": _plain(asdict(person_record(session, account_id))),
        "sign_ins": _rows(sign_ins(session, owner, account_id)),
        "access_log": _rows(access_log(session, owner, account_id)),
        "reports": _rows(reports_by(session, account_id)),
        "documents": _rows(documents_by(session, account_id)),
        "drafts": {code: _plain(asdict(draft)) for code, draft in typed_reports(session, account_id).items()},
        "grids": {kind: _rows(rows) for kind, rows in grid_drafts(session, account_id).items()},
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

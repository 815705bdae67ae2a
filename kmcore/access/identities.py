"""An account's identities: what providers (OpenID Connect) call its person. Linked by an administrator."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from kmcore.access import permissions
from kmcore.access.account_register import existing
from kmcore.access.actor import By
from kmcore.access.authorization import Target
from kmcore.access.command import command
from kmcore.access.kinds import SessionEnd
from kmcore.access.models import Account, OidcIdentity
from kmcore.access.sessions import end_sessions
from kmcore.errors import KmError, NotFoundError

LONGEST: Final = 255  # OpenID Connect Core 1.0, section 2: a subject is at most 255 ASCII characters
LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})


class OidcError(KmError):
    """An identity cannot be linked, or does not sign anybody in."""


@dataclass(frozen=True)
class Linked:
    """An identity of an account, and since when (UTC)."""

    issuer: str
    subject: str
    linked_at: datetime


def link_identity(engine: Engine, by: By, account_id: int, issuer: str, subject: str) -> None:
    """Let an account sign in by what a provider (``issuer``) calls its person (``subject``); twice is once.

    The audit row names the issuer only: a subject in the chain would outlive its person's erasure.

    Raises:
        OidcError: issuer or subject is not what OpenID Connect knows, or another account has them.
        NotAllowedError: ``by`` is no administrator.
        NotFoundError: there is no such account.
    """
    with command(engine, by, permissions.LINK_IDENTITY, Target(account_id=account_id)) as running:
        existing(running.session, account_id)
        issuer, subject = _issuer(issuer), _subject(subject)
        found = running.session.get(OidcIdentity, (issuer, subject))
        if found is not None and found.account_id != account_id:
            raise OidcError(
                "ตัวตนนี้ผูกกับบัญชีเลขที่ {number} อยู่แล้ว เลิกผูกจากบัญชีนั้นก่อน แล้วผูกใหม่", number=found.account_id
            )
        if found is None:
            running.session.add(
                OidcIdentity(issuer=issuer, subject=subject, account_id=account_id, linked_at=running.now)
            )
            running.commit({"after": {"issuer": issuer}}, thing=f"account:{account_id}")


def unlink_identity(engine: Engine, by: By, account_id: int, issuer: str, subject: str) -> None:
    """Take an identity from an account, which is signed out everywhere at once.

    Raises:
        NotFoundError: the account has no such identity.
        NotAllowedError: ``by`` is no administrator.
    """
    with command(engine, by, permissions.LINK_IDENTITY, Target(account_id=account_id)) as running:
        found = running.session.get(OidcIdentity, (issuer.strip(), subject.strip()))
        if found is None or found.account_id != account_id:
            raise NotFoundError(
                "บัญชีเลขที่ {number} ไม่ได้ผูกกับตัวตนนี้ ดูที่ผูกไว้ด้วย python -m kmcore user links NAME", number=account_id
            )
        running.session.delete(found)
        end_sessions(running.session, account_id, SessionEnd.EVERYWHERE, running.now)
        running.commit({"before": {"issuer": found.issuer}, "after": None}, thing=f"account:{account_id}")


def identities_of(session: Session, account_id: int) -> list[Linked]:
    """Return the identities an account signs in by, the oldest link first."""
    query = (
        select(OidcIdentity)
        .where(col(OidcIdentity.account_id) == account_id)
        .order_by(col(OidcIdentity.linked_at), col(OidcIdentity.issuer), col(OidcIdentity.subject))
    )
    return [Linked(row.issuer, row.subject, row.linked_at) for row in session.exec(query)]


def account_of_identity(session: Session, issuer: str, subject: str) -> Account | None:
    """Return the account an identity is linked to; None where there is none, and for an erased one."""
    query = (
        select(Account)
        .join(OidcIdentity, col(OidcIdentity.account_id) == col(Account.id))
        .where(
            col(OidcIdentity.issuer) == issuer,
            col(OidcIdentity.subject) == subject,
            col(Account.erased_at).is_(None),
        )
    )
    return session.exec(query).first()


def _issuer(issuer: str) -> str:
    issuer = issuer.strip()
    if not _is_address(issuer) or len(issuer) > LONGEST:
        raise OidcError(
            "ผู้ให้บริการ (issuer) “{issuer}” ไม่ใช่ที่อยู่ https:// คัดลอกจากหน้าที่ผู้ใช้เห็นเมื่อเข้าสู่ระบบไม่ได้", issuer=issuer
        )
    return issuer


def _is_address(issuer: str) -> bool:
    """OpenID Connect Core 1.0, section 2: an https address without query and fragment; here http on loopback."""
    try:
        address = urlsplit(issuer)
    except ValueError:  # "https://[": half an IPv6 address
        return False
    safe = address.scheme == "https" or (address.scheme == "http" and address.hostname in LOOPBACK)
    return safe and bool(address.hostname) and not address.query and not address.fragment


def _subject(subject: str) -> str:
    subject = subject.strip()
    if not (subject and subject.isascii() and subject.isprintable() and len(subject) <= LONGEST):
        raise OidcError(
            "รหัสผู้ใช้ (subject) ใช้ไม่ได้ ต้องเป็นอักษรอังกฤษหรือตัวเลข 1–255 ตัว คัดลอกจากหน้าที่ผู้ใช้เห็นเมื่อเข้าสู่ระบบไม่ได้"
        )
    return subject

"""Signing in by an identity provider: what it said of a person, exchanged for our own session.

The token's signature, audience, nonce and issuer were checked where it was taken (``dashboard/web/account/oidc.py``).
Here it is asked what it must say, how old it is, and whose it is.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from sqlalchemy import Engine
from sqlmodel import Session

from kmcore.access.access_log import record
from kmcore.access.identities import OidcError, account_of_identity
from kmcore.access.kinds import EventKind
from kmcore.access.models import Account
from kmcore.access.sign_in import Device, NewSignIn, open_session
from kmcore.clock import Clock, system_clock
from kmcore.i18n import N_
from kmcore.storage.unit_of_work import quiet_write

SKEW: Final = timedelta(seconds=60)  # how far two machines' clocks may be apart
# The exchange follows the token by a second: one that is older was kept, and somebody brought it again.
FRESH: Final = timedelta(minutes=10)


class UnlinkedError(OidcError):
    """The provider vouches for somebody who has no account here."""


def short_code(issuer: str, subject: str) -> str:
    """Return eight letters and digits that tell one identity from another without saying whose it is."""
    return sha256(f"{issuer}\n{subject}".encode()).hexdigest()[:8]


@dataclass(frozen=True)
class Identity:
    """Who an identity provider says it is: issuer and subject, and from when till when it says so (UTC)."""

    issuer: str
    subject: str
    issued_at: datetime
    expires_at: datetime

    @property
    def code(self) -> str:
        """Return what to tell this identity by, on the telephone and in the access log."""
        return short_code(self.issuer, self.subject)


def sign_in_by_identity(
    engine: Engine, identity: Identity, device: Device, clock: Clock = system_clock
) -> NewSignIn:
    """Exchange an identity for our own session; one that the browser had before is ended.

    Refusals go into the access log as well.

    Raises:
        UnlinkedError: no account is linked to the identity; none is made.
        OidcError: the identity is expired, from tomorrow or stale, says nobody, or the account is disabled.
    """
    now = clock()
    with quiet_write(engine) as session:
        account, refusal, note = _judged(session, identity, now)
        if account is not None and refusal is None:
            return open_session(session, account, device, now, note=f"oidc {identity.code}")
        number, place = account.id if account else None, device.place
        record(session, EventKind.SIGN_IN_FAILED, now, account_id=number, place=place, note=f"oidc {note}")
    raise refusal or AssertionError("neither an account nor a refusal")


def _judged(
    session: Session, identity: Identity, now: datetime
) -> tuple[Account | None, OidcError | None, str]:
    """Return the account, why it may not come in, and what the access log says of it: no subject, its code."""
    if not identity.issuer or not identity.subject:
        return None, OidcError("ผู้ให้บริการไม่ได้บอกว่าท่านเป็นใคร แจ้งผู้ดูแลระบบให้ตรวจการตั้งค่า แล้วเข้าสู่ระบบใหม่"), "nobody"
    if not identity.issued_at - SKEW <= now < min(identity.expires_at, identity.issued_at + FRESH) + SKEW:
        return None, OidcError("คำยืนยันจากผู้ให้บริการหมดอายุแล้ว กดเข้าสู่ระบบใหม่อีกครั้ง"), f"stale {identity.code}"
    account = account_of_identity(session, identity.issuer, identity.subject)
    if account is None:
        unlinked = N_("ยังไม่มีบัญชีที่ผูกกับตัวตนนี้ ส่งข้อความด้านล่างให้ผู้ดูแลระบบผูกให้ แล้วเข้าสู่ระบบใหม่")
        return None, UnlinkedError(unlinked), f"unlinked {identity.code}"
    if not account.active:
        return account, OidcError("บัญชีนี้ถูกปิด ถ้ายังต้องใช้ ให้ผู้ดูแลระบบเปิดบัญชี แล้วเข้าสู่ระบบใหม่"), "disabled"
    return account, None, ""

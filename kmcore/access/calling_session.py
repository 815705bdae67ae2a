"""The sign-in session that is asking now: not the account that was there when a page was drawn."""

from datetime import datetime
from typing import Final

from sqlmodel import Session

from kmcore.access.actor import By, User
from kmcore.access.models import Account
from kmcore.access.sessions import signed_in_by_hash, user_of
from kmcore.errors import KmError
from kmcore.i18n import N_

SIGNED_OUT: Final = N_("ออกจากระบบแล้ว เข้าสู่ระบบอีกครั้งแล้วทำต่อ ข้อความที่พิมพ์ไว้ยังอยู่")


class SignedOutError(KmError):
    """The sign-in is over, the account was disabled, or its role changed, since this page was drawn."""


def calling_user(session: Session, by: By, now: datetime, *, temporary_too: bool = False) -> User:
    """Return who asks, as the store has them now; a visitor or a program is who it says it is.

    ``temporary_too``: also one that may only change its password.

    Raises:
        SignedOutError: the session that asks is over, or its account is no longer what ``by`` says it is.
    """
    if by.user.account_id is None:
        return by.user
    account = session.get(Account, by.user.account_id)
    if account is None or not account.active or not _same(account, by.user):
        raise SignedOutError("บัญชีนี้ถูกปิดหรือเปลี่ยนบทบาทแล้ว เข้าสู่ระบบอีกครั้งแล้วทำต่อ ข้อความที่พิมพ์ไว้ยังอยู่")
    if not by.begun and not _holds(session, by, now, temporary_too=temporary_too):
        raise SignedOutError(SIGNED_OUT)
    return user_of(account)


def _same(account: Account, user: User) -> bool:
    return (account.role, account.agency_code) == (user.role, user.agency_code)


def _holds(session: Session, by: By, now: datetime, *, temporary_too: bool) -> bool:
    """An account acts by a sign-in session of its own, never by its number alone."""
    if by.sign_in is None:
        return False
    found = signed_in_by_hash(session, by.sign_in, now, temporary_too=temporary_too)
    return found is not None and found.user.account_id == by.user.account_id

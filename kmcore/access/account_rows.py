"""Accounts as rows of the registers: read, made, changed and taken back in the caller's transaction; no commit here.

No row has a password. An account made here opens nothing until the administrator sets one on the page of accounts, or
links it with an identity provider.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from sqlmodel import Session, col, select

from kmcore.access.account_register import AccountError, existing, require_agency, require_new_account
from kmcore.access.kinds import AccountRole, SessionEnd
from kmcore.access.models import Account
from kmcore.access.person_erasure import forget_person, is_last_admin
from kmcore.access.person_texts import checked_person
from kmcore.access.sessions import end_sessions
from kmcore.i18n import N_, _
from kmcore.storage.base import Origin

PERSON: Final = ("label", "full_name", "email")
FIELDS: Final = ("login", *PERSON, "role", "agency_code", "active")
OWN: Final = N_("เปลี่ยนบทบาทหรือปิดบัญชีของตนเองในทะเบียนไม่ได้ ให้ผู้ดูแลระบบอีกคนทำให้")
LAST: Final = N_("บัญชีเลขที่ {number} เป็นผู้ดูแลระบบคนสุดท้าย เพิ่มผู้ดูแลระบบอีกคนก่อน แล้วทำอีกครั้ง")


def account_rows(session: Session) -> list[dict[str, Any]]:
    """Return every account that was not erased, by its number."""
    query = select(Account).where(col(Account.erased_at).is_(None)).order_by(col(Account.id))
    return [_row(account) for account in session.exec(query)]


def add_account_row(session: Session, now: datetime, values: Mapping[str, Any]) -> dict[str, Any]:
    """Add an account without a password; return its row.

    Raises:
        AccountError: the name is taken or unfit, or the agency does not fit the role.
        PersonTextError, FormError: what is said of the person cannot be kept.
    """
    login, role, agency = values["login"], AccountRole(values["role"]), values.get("agency_code")
    require_new_account(session, login, role, agency)
    person = checked_person(
        values.get("label") or "", values.get("full_name"), values.get("email"), label_else=login
    )
    active = values.get("active") is not False
    account = Account(
        login=login,
        label=person["label"] or login,
        full_name=person["full_name"],
        email=person["email"],
        role=role,
        agency_code=agency,
        active=active,
        created_at=now,
    )
    session.add(account)
    session.flush()
    return _row(account)


def change_account_row(
    session: Session, now: datetime, by_account: int | None, number: int, values: Mapping[str, Any]
) -> None:
    """Change what is said of an account; another role or agency, or its closing, ends its sessions at once.

    Raises:
        AccountError: it is one's own role, agency or closing, or the last administrator's, or the agency does not fit.
        PersonTextError, FormError: what is said of the person cannot be kept.
    """
    account = existing(session, number)
    _change_person(account, values)
    role = AccountRole(values.get("role", account.role))
    agency = values.get("agency_code", account.agency_code)
    active = values.get("active", account.active)
    rights = (role, agency, active)
    if rights == (account.role, account.agency_code, account.active):
        return
    if number == by_account:
        raise AccountError(OWN)
    if (role is not AccountRole.ADMIN or not active) and is_last_admin(session, account):
        raise AccountError(LAST, number=number)
    require_agency(session, role, agency)
    end_sessions(session, number, SessionEnd.ROLE if active else SessionEnd.DISABLED, now)
    account.role, account.agency_code, account.active = rights


def remove_account_row(session: Session, now: datetime, number: int) -> None:
    """Take back an account that was just added: its person is forgotten, its number is never given again."""
    forget_person(session, existing(session, number), now, _("บัญชีที่ถอนออก #{number}", number=number))


def _change_person(account: Account, values: Mapping[str, Any]) -> None:
    said = {name: values.get(name, getattr(account, name)) for name in PERSON}
    kept = checked_person(said["label"] or "", said["full_name"], said["email"], label_else=account.login)
    for name, text in kept.items():
        setattr(account, name, text)


def _row(account: Account) -> dict[str, Any]:
    origin = Origin.DEMO if account.demo else Origin.LIVE
    return {"id": account.id, "origin": origin.value, **{name: getattr(account, name) for name in FIELDS}}

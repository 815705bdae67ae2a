"""Making and changing accounts: each a command of its own."""

import unicodedata
from datetime import timedelta
from typing import Final

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from kmcore.access import permissions
from kmcore.access.actor import By
from kmcore.access.authorization import Target
from kmcore.access.command import command
from kmcore.access.kinds import AccountRole, SessionEnd
from kmcore.access.models import Account
from kmcore.access.passwords import check_password, hash_password
from kmcore.access.person_texts import checked_person
from kmcore.access.roles import is_of_agency
from kmcore.access.sessions import end_sessions
from kmcore.errors import Faults, FieldError, NotFoundError
from kmcore.programme.queries import agencies
from kmcore.thai.input_cleaning import kept_text

LONGEST_NAME: Final = 80
TEMPORARY: Final = timedelta(hours=72)  # long enough for a week-end


class AccountError(FieldError):
    """An account cannot be made or changed as asked; ``field`` names the part that is wrong."""


def add_account(  # noqa: PLR0913 - what an account is made of, by name
    engine: Engine,
    by: By,
    *,
    login: str,
    label: str,
    role: AccountRole,
    agency_code: str | None = None,
    password: str | None = None,
    full_name: str | None = None,
    email: str | None = None,
    temporary: bool = False,
    demo: bool = False,
) -> int:
    """Add an account and return its number. ``password`` None: it signs in by an identity provider only.

    ``temporary``: the password was made for the person, who has to change it within ``TEMPORARY``.

    Raises:
        AccountError: the name is taken, empty or too long, or the agency does not fit the role.
        PersonTextError: the label, the full name or the address cannot be kept.
        PasswordError: the password is no good one.
        FormError: several of them.
        NotAllowedError: ``by`` is no administrator.
    """
    name, faults = clean_login(login), Faults()
    faults.taken(None, _require_name, name)
    person = faults.taken({}, checked_person, label, full_name, email, label_else=name or "-")
    if password is not None:
        faults.taken(None, check_password, password, name, label)
    # Before the transaction: it takes 0.1 s, and others wait to write.
    made = hash_password(password) if password is not None else ""
    with command(engine, by, permissions.ADD_ACCOUNT) as running:
        faults.taken(None, _require_free, running.session, name)
        faults.taken(None, require_agency, running.session, role, agency_code)
        faults.refuse()
        account = Account(
            login=name,
            label=person["label"] or name,
            full_name=person["full_name"],
            email=person["email"],
            role=role,
            agency_code=agency_code,
            password_hash=made,
            password_until=running.now + TEMPORARY if temporary else None,
            demo=demo,
            created_at=running.now,
        )
        running.session.add(account)
        running.session.flush()
        number = account.id or 0
        running.commit({"after": {"role": role, "agency": agency_code}}, thing=f"account:{number}")
        return number


def require_new_account(session: Session, login: str, role: AccountRole, agency_code: str | None) -> None:
    """Let through what a new account may be. ``login``: as ``clean_login`` returns it.

    Raises:
        AccountError: the name is taken, empty or too long, or the agency does not fit the role.
    """
    _require_name(login)
    _require_free(session, login)
    require_agency(session, role, agency_code)


def clean_login(login: str) -> str:
    """Return a name to sign in by as it is stored and looked up: as every text, in small letters."""
    return kept_text(kept_text(login).casefold())


def account_by_login(session: Session, login: str) -> Account | None:
    """Return the account of a name to sign in by; None too for one that no account could have."""
    names = [clean_login(login), _as_before(login)]
    if not all(map(_is_name, names)):
        return None
    found = session.exec(select(Account).where(col(Account.login).in_(names))).all()
    return min(found, key=lambda account: names.index(account.login), default=None)


def change_role(engine: Engine, by: By, account_id: int, role: AccountRole, agency_code: str | None) -> None:
    """Give an account another role, or agency; it is signed out everywhere at once.

    Raises:
        NotFoundError: there is no such account.
        AccountError: the agency does not fit the role.
    """
    with command(engine, by, permissions.CHANGE_ROLE, Target(account_id=account_id)) as running:
        account = existing(running.session, account_id)
        require_agency(running.session, role, agency_code)
        before = {"role": account.role, "agency": account.agency_code}
        account.role, account.agency_code = role, agency_code
        end_sessions(running.session, account_id, SessionEnd.ROLE, running.now)
        running.commit(
            {"before": before, "after": {"role": role, "agency": agency_code}}, thing=f"account:{account_id}"
        )


def existing(session: Session, account_id: int) -> Account:
    """Return an account that was not erased.

    Raises:
        NotFoundError: there is none of this number.
    """
    account = session.get(Account, account_id)
    if account is None or account.erased_at is not None:
        raise NotFoundError("ไม่พบบัญชีเลขที่ {number} ดูรายชื่อบัญชีด้วย python -m kmcore user list", number=account_id)
    return account


def _require_name(name: str) -> None:
    if not name:
        raise AccountError("ยังไม่ได้ใส่ชื่อผู้ใช้ ใส่ชื่อสำหรับเข้าสู่ระบบ", field="login")
    if not _is_name(name):
        raise AccountError(
            "ชื่อผู้ใช้ยาวเกิน {count} ตัวอักษรหรือมีอักขระที่พิมพ์ไม่ได้ ใช้ชื่อสั้น ๆ", field="login", count=LONGEST_NAME
        )


def _require_free(session: Session, name: str) -> None:
    if account_by_login(session, name):
        raise AccountError("มีบัญชีชื่อ “{name}” อยู่แล้ว เลือกชื่ออื่น", field="login", name=name)


def _as_before(login: str) -> str:
    """Return a name as it was stored before texts were spelt in one way: who has such a name signs in as ever."""
    return unicodedata.normalize("NFC", login).strip().casefold()


def _is_name(name: str) -> bool:
    """PostgreSQL refuses a question with a NUL in it."""
    return 0 < len(name) <= LONGEST_NAME and name.isprintable()


def require_agency(session: Session, role: AccountRole, agency_code: str | None) -> None:
    """Let through an agency that fits the role.

    Raises:
        AccountError: the role is an agency's and none is named, or it is not.
    """
    known = {agency.code for agency in agencies(session)}
    if is_of_agency(role) and not known:
        raise AccountError("ยังไม่มีหน่วยงานในทะเบียน เพิ่มหน่วยงานก่อน แล้วเพิ่มผู้รายงาน", field="agency_code")
    if is_of_agency(role) and agency_code not in known:
        raise AccountError(
            "ผู้รายงานต้องมีหน่วยงาน และไม่มีหน่วยงานรหัส “{code}” ที่มีคือ {known}",
            field="agency_code",
            code=agency_code or "",
            known=", ".join(sorted(known)),
        )
    if not is_of_agency(role) and agency_code is not None:
        raise AccountError(
            "บทบาทนี้ไม่ผูกกับหน่วยงาน เว้นหน่วยงานว่างไว้ หรือเลือกบทบาทผู้รายงานของหน่วยงาน", field="agency_code"
        )

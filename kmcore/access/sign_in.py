"""Signing in and out: written quietly, with an event in the access log (docs/decisions/0011)."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Engine
from sqlmodel import Session, select

from kmcore.access.access_log import record
from kmcore.access.account_register import account_by_login, clean_login
from kmcore.access.actor import User
from kmcore.access.kinds import AccountRole, EventKind, SessionEnd
from kmcore.access.models import AccessEvent, Account
from kmcore.access.passwords import matches
from kmcore.access.roles import ROLES
from kmcore.access.sessions import end_session, new_session, owner_of, signed_in, user_of
from kmcore.access.sign_in_throttle import WINDOW, Trial, count, forgive, trial, wait_for, waiting_minutes
from kmcore.clock import Clock, system_clock
from kmcore.errors import FieldError
from kmcore.storage.revision import wait_for_writers
from kmcore.storage.unit_of_work import quiet_write


class SignInError(FieldError):
    """Signing in was refused. ``wait`` is set where there were too many failed tries."""

    wait: timedelta | None = None


@dataclass(frozen=True)
class Device:
    """The browser that signs in: its address, what it calls itself, the token it still has."""

    place: str = ""
    name: str = ""
    token: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class NewSignIn:
    """A session just opened. ``lasts``: at most so long; ``noticed``: the notice on personal data was read;
    ``temporary``: the password has to be changed first.
    """

    token: str = field(repr=False)
    user: User
    lasts: timedelta
    noticed: bool
    temporary: bool = False


@dataclass(frozen=True)
class Candidate:
    """The account a try is for, as it was when the try was counted; nobody's: None and an empty hash."""

    account_id: int | None
    password_hash: str = field(repr=False)
    tried: Trial


def sign_in(
    engine: Engine, login: str, password: str, device: Device, clock: Clock = system_clock
) -> NewSignIn:
    """Open a session for who knows the password; one that the browser had before is ended.

    Hashes once (about 0.1 s), outside any transaction: call it in a thread of its own.

    Raises:
        SignInError: the name or the password is wrong, the account is closed, or there were too many
            tries. The sentence, and the time it takes, are the same whether the name exists or not.
    """
    candidate = begin_trial(engine, login, device.place, clock())
    right = matches(password, candidate.password_hash)
    with quiet_write(engine) as session:
        account = session.get(Account, candidate.account_id) if right else None
        # Looked at again: it may have been closed, or its password changed, while the hash was made.
        known = account and account.active and account.password_hash == candidate.password_hash
        if account and known and not _lapsed(account, clock()):
            forgive(session, candidate.tried)
            temporary = account.password_until is not None
            return open_session(session, account, device, clock(), temporary=temporary)
        _fail(session, candidate.account_id, device.place, clock())
    if known:
        raise SignInError("รหัสผ่านชั่วคราวนี้หมดอายุแล้ว ให้ผู้ดูแลระบบตั้งรหัสใหม่ให้")
    raise SignInError("ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง ตรวจแป้นภาษาแล้วลองใหม่ ถ้าลืมรหัสผ่านให้แจ้งผู้ดูแลระบบ")


def _lapsed(account: Account, now: datetime) -> bool:
    return account.password_until is not None and now >= account.password_until


def open_session(  # noqa: PLR0913 - what a session is made of, by name
    session: Session,
    account: Account,
    device: Device,
    now: datetime,
    *,
    temporary: bool = False,
    note: str = "",
) -> NewSignIn:
    """Open a session for an account that has shown who it is, in the caller's transaction.

    ``temporary``: by a password that has to be changed first. ``note``: how, where not by password.
    """
    _replace(session, device, now)
    token = new_session(session, account, now, place=device.place, device=device.name, temporary=temporary)
    record(session, EventKind.SIGNED_IN, now, account_id=account.id, place=device.place, note=note)
    noticed = account.noticed_at is not None
    return NewSignIn(
        token, user_of(account), ROLES[AccountRole(account.role)].sign_in.at_most, noticed, temporary
    )


def begin_trial(engine: Engine, login: str, place: str, now: datetime) -> Candidate:
    """Count a try for ``login`` as failed until it turns out right, and return what to check it against.

    Raises:
        SignInError: too many failures, with the wait.
    """
    name = clean_login(login)
    tried = trial(engine, name, place)
    with quiet_write(engine) as session:
        # One at a time, or many tries at the same moment would all count the same four before them.
        wait_for_writers(session)
        account = account_by_login(session, name)
        number = account.id if account else None
        wait = wait_for(session, tried, now)
        if wait is None:
            count(session, tried, now)
        else:
            _throttled(session, number, place, now)
        usable = account is not None and account.active
        stored = account.password_hash if account and usable else ""
    if wait is not None:
        raise _too_many(wait)
    return Candidate(number, stored, tried)


def sign_out(engine: Engine, token: str, place: str = "", clock: Clock = system_clock) -> None:
    """End the session of a token. One that is over already, or was never, stays so."""
    with quiet_write(engine) as session:
        _end(session, token, SessionEnd.SIGNED_OUT, place, clock())


def _replace(session: Session, device: Device, now: datetime) -> None:
    """A token that someone may have put into the browser before is worth nothing after a sign-in."""
    if device.token:
        _end(session, device.token, SessionEnd.REPLACED, device.place, now)


def _end(session: Session, token: str, why: SessionEnd, place: str, now: datetime) -> None:
    if signed_in(session, token, now, temporary_too=True):
        owner = owner_of(session, token)
        record(session, EventKind.SIGNED_OUT, now, account_id=owner, place=place, note=why.value)
    end_session(session, token, why, now)


def _fail(session: Session, account_id: int | None, place: str, now: datetime) -> None:
    record(session, EventKind.SIGN_IN_FAILED, now, account_id=account_id, place=place)


def _throttled(session: Session, account_id: int | None, place: str, now: datetime) -> None:
    """Note a refusal once per account, address and window: who hammers shall not fill the table."""
    query = select(AccessEvent.id).where(
        AccessEvent.kind == EventKind.THROTTLED,
        AccessEvent.account_id == account_id,
        AccessEvent.place == place[:64],
        AccessEvent.at > now - WINDOW,
    )
    if session.exec(query).first() is None:
        record(session, EventKind.THROTTLED, now, account_id=account_id, place=place)


def _too_many(wait: timedelta) -> SignInError:
    error = SignInError("ลองผิดหลายครั้งเกินไป รออีก {minutes} นาทีแล้วลองใหม่", minutes=waiting_minutes(wait))
    error.wait = wait
    return error

"""What is done to an account after it was added: closing, opening, passwords, the notice read."""

from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import Session

from kmcore.access import permissions
from kmcore.access.access_log import record
from kmcore.access.account_register import TEMPORARY, AccountError, existing
from kmcore.access.actor import By
from kmcore.access.authorization import Target
from kmcore.access.command import RunningCommand, command
from kmcore.access.kinds import EventKind, SessionEnd
from kmcore.access.models import Account
from kmcore.access.passwords import check_password, hash_password, matches
from kmcore.access.sessions import end_sessions
from kmcore.access.sign_in import Device, NewSignIn, SignInError, begin_trial, open_session
from kmcore.access.sign_in_throttle import Trial, forgive
from kmcore.errors import Faults
from kmcore.storage.unit_of_work import quiet_write, reading


def disable_account(engine: Engine, by: By, account_id: int) -> None:
    """Close an account: nobody signs in with it, and its sessions end in the same transaction.

    Raises:
        NotFoundError: there is no such account.
        AccountError: it is one's own.
        NotAllowedError: ``by`` is no administrator.
    """
    with command(engine, by, permissions.DISABLE_ACCOUNT, Target(account_id=account_id)) as running:
        account = existing(running.session, account_id)
        if account_id == running.user.account_id:
            raise AccountError("ปิดบัญชีของตนเองไม่ได้ ให้ผู้ดูแลระบบอีกคนปิดให้ หรือสั่ง python -m kmcore user disable")
        _set_active(running, account, active=False)


def enable_account(engine: Engine, by: By, account_id: int) -> None:
    """Open a closed account again, with the password it had.

    Raises:
        NotFoundError: there is no such account.
        NotAllowedError: ``by`` is no administrator.
    """
    with command(engine, by, permissions.ENABLE_ACCOUNT, Target(account_id=account_id)) as running:
        _set_active(running, existing(running.session, account_id), active=True)


def _set_active(running: RunningCommand, account: Account, *, active: bool) -> None:
    before, account.active = account.active, active
    ended = 0 if active else end_sessions(running.session, account.id or 0, SessionEnd.DISABLED, running.now)
    detail = {"before": {"active": before}, "after": {"active": active}, "sessions_ended": ended}
    running.commit(detail, thing=f"account:{account.id}")


def reset_password(engine: Engine, by: By, account_id: int, new: str, *, temporary: bool = False) -> None:
    """Give an account another password; its sessions end in the same transaction.

    ``temporary``: it was made for the person, who has to change it within ``TEMPORARY`` (accounts.py).

    Raises:
        PasswordError: the new password is no good one.
        NotFoundError: there is no such account.
        NotAllowedError: ``by`` is no administrator.
    """
    with reading(engine) as session:
        account = existing(session, account_id)
        check_password(new, account.login, account.label)
    made = hash_password(new)  # before the transaction: it takes 0.1 s, and others wait to write
    with command(engine, by, permissions.RESET_PASSWORD, Target(account_id=account_id)) as running:
        account = existing(running.session, account_id)
        ended = _set_password(running.session, account, made, running.now)
        account.password_until = running.now + TEMPORARY if temporary else None
        running.commit(
            {"after": {"password": "reset"}, "sessions_ended": ended}, thing=f"account:{account_id}"
        )


def change_own_password(  # noqa: PLR0913, PLR0917 - which passwords, in which browser, what reading them found
    engine: Engine, by: By, current: str, new: str, device: Device, faults: Faults | None = None
) -> NewSignIn:
    """Change one's own password and return a new session for this browser; every other one is over.

    ``faults``: what was found wrong in reading the form; it is refused with the rest.

    Raises:
        FormError: both passwords are wrong.
        PasswordError: the new password is no good one, or the same as before.
        SignInError: the current password is wrong, or there were too many tries.
        SignedOutError: the account was closed or changed meanwhile.
    """
    number = by.user.account_id or 0
    with reading(engine) as session:
        account = existing(session, number)
        login, found = account.login, faults or Faults()
        found.taken(None, check_password, new, login, account.label)
    if found.names("current"):  # nothing was typed: no try is counted
        found.refuse()
    candidate = begin_trial(engine, login, device.place, by.clock())
    if not matches(current, candidate.password_hash):
        _note_wrong(engine, by)
        found.add(SignInError("รหัสผ่านปัจจุบันไม่ถูกต้อง ตรวจแป้นภาษาแล้วลองใหม่", field="current"))
    elif found:
        _forgive(engine, candidate.tried)
    found.refuse()
    made = hash_password(new)
    with command(engine, by, permissions.CHANGE_OWN_PASSWORD, Target(account_id=number)) as running:
        account = existing(running.session, number)
        if account.password_hash != candidate.password_hash:
            raise SignInError("รหัสผ่านของบัญชีนี้เพิ่งเปลี่ยนจากที่อื่น เข้าสู่ระบบอีกครั้งด้วยรหัสใหม่")
        forgive(running.session, candidate.tried)
        ended = _set_password(running.session, account, made, running.now)
        opened = open_session(running.session, account, device, running.now)
        running.commit({"after": {"password": "changed"}, "sessions_ended": ended}, thing=f"account:{number}")
        return opened


def sign_out_everywhere(engine: Engine, by: By, account_id: int) -> int:
    """End every session of an account, one's own or, for an administrator, anybody's; return how many.

    Raises:
        NotFoundError: there is no such account.
        NotAllowedError: it is another's, and ``by`` is no administrator.
    """
    with command(engine, by, permissions.SIGN_OUT_EVERYWHERE, Target(account_id=account_id)) as running:
        existing(running.session, account_id)
        ended = end_sessions(running.session, account_id, SessionEnd.EVERYWHERE, running.now)
        record(
            running.session,
            EventKind.SIGNED_OUT_EVERYWHERE,
            running.now,
            account_id=account_id,
            by_account_id=running.user.account_id,
            place=by.place,
        )
        running.commit({"sessions_ended": ended}, thing=f"account:{account_id}")
        return ended


def accept_notice(engine: Engine, by: By) -> None:
    """Note that who signed in has read the notice on personal data; the first time counts.

    The chain keeps it as proof.
    """
    with command(engine, by, permissions.ACCEPT_NOTICE, Target(account_id=by.user.account_id)) as running:
        account = existing(running.session, running.user.account_id or 0)
        if account.noticed_at is None:
            account.noticed_at = running.now
            running.commit({"after": {"noticed": True}}, thing=f"account:{account.id}")


def _set_password(session: Session, account: Account, made: str, now: datetime) -> int:
    account.password_hash, account.password_until = made, None
    return end_sessions(session, account.id or 0, SessionEnd.PASSWORD, now)


def _forgive(engine: Engine, tried: Trial) -> None:
    """The password was right though the new one was not: no try was lost."""
    with quiet_write(engine) as session:
        forgive(session, tried)


def _note_wrong(engine: Engine, by: By) -> None:
    with quiet_write(engine) as session:
        record(
            session,
            EventKind.SIGN_IN_FAILED,
            by.clock(),
            account_id=by.user.account_id,
            place=by.place,
            note="password change",
        )

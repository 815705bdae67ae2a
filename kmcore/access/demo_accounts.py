"""One-time accounts for trying the demonstration: one of each role and agency, and no administrator."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from sqlalchemy import Engine, update
from sqlmodel import Session, col, select

from kmcore.access.account_register import account_by_login
from kmcore.access.kinds import AccountRole, SessionEnd
from kmcore.access.models import Account
from kmcore.access.new_password import new_password
from kmcore.access.passwords import hash_password
from kmcore.access.roles import ROLES, role_name
from kmcore.access.sessions import end_sessions
from kmcore.clock import Clock, system_clock
from kmcore.i18n import _
from kmcore.programme.queries import agencies
from kmcore.storage.unit_of_work import UnitOfWork, reading

PREFIX: Final = "demo-"
COMMAND: Final = "demo accounts"
ACTOR: Final = "console"


@dataclass(frozen=True)
class DemoAccount:
    """A demonstration account as it is told once. ``agency_code`` is set for an agency's lead."""

    login: str
    label: str
    role: AccountRole
    agency_code: str | None = None
    password: str = field(default="", repr=False)


def open_demo_accounts(engine: Engine, clock: Clock = system_clock) -> list[DemoAccount]:
    """Make the demonstration accounts, or give them new passwords; sessions opened with the old ones end.

    Which there are follows from the programme's agencies. A name that a real account has is left alone.
    """
    with reading(engine) as session:
        wanted = [replace(one, password=new_password()) for one in _wanted(session)]
    with ThreadPoolExecutor(2) as pool:  # 0.1 s of CPU each, and Argon2 lets other threads work
        hashes = list(pool.map(hash_password, (one.password for one in wanted)))
    with UnitOfWork(engine, actor=ACTOR, command=COMMAND, clock=clock) as work:
        work.queue()
        made = [
            one
            for one, hashed in zip(wanted, hashes, strict=True)
            if _put(work.session, one, hashed, clock())
        ]
        work.commit({"after": {"accounts": [one.login for one in made]}})
    return made


def close_demo_accounts(session: Session, now: datetime) -> int:
    """Close every demonstration account in the caller's transaction, sessions too; return how many were open."""
    numbers = session.exec(select(Account.id).where(col(Account.demo), col(Account.active))).all()
    for number in numbers:
        end_sessions(session, number or 0, SessionEnd.DISABLED, now)
    session.execute(
        update(Account).where(col(Account.id).in_(numbers)).values(active=False, password_hash="")
    )
    return len(numbers)


def shut_demo_accounts(engine: Engine, clock: Clock = system_clock) -> int:
    """Close every demonstration account; return how many were open. None open: nothing is written."""
    with UnitOfWork(engine, actor=ACTOR, command=COMMAND, clock=clock) as work:
        work.queue()
        closed = close_demo_accounts(work.session, clock())
        if closed:
            work.commit({"after": {"closed": closed}})
    return closed


def _wanted(session: Session) -> Iterator[DemoAccount]:
    shown = [agency for agency in agencies(session) if agency.in_programme]
    for role, profile in ROLES.items():
        if profile.demonstrated and profile.of_agency:
            for agency in shown:
                label = _("ผู้รายงาน {agency}", agency=agency.short)
                yield DemoAccount(f"{PREFIX}{agency.code}", label, role, agency.code)
        elif profile.demonstrated:
            yield DemoAccount(f"{PREFIX}{role}", role_name(role), role)


def _put(session: Session, one: DemoAccount, hashed: str, now: datetime) -> bool:
    """Add or renew one account; False where its name is a real account's."""
    account = account_by_login(session, one.login)
    if account is None:
        account = Account(login=one.login, label=one.label, role=one.role, demo=True, created_at=now)
        session.add(account)
    if not account.demo:
        return False
    account.role, account.agency_code, account.label = one.role, one.agency_code, one.label
    account.password_hash, account.active = hashed, True
    session.flush()
    end_sessions(session, account.id or 0, SessionEnd.PASSWORD, now)
    return True

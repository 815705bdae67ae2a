"""Accounts for tests: one of each role, an agency's lead for any agency, and their sign-in tokens."""

from dataclasses import dataclass

from sqlalchemy import Engine

from kmcore.access.account_register import add_account, existing
from kmcore.access.actor import OPERATOR, By, User
from kmcore.access.kinds import AccountRole
from kmcore.access.sessions import new_session, token_hash, user_of
from kmcore.clock import Clock, system_clock
from kmcore.storage.unit_of_work import quiet_write, reading

PASSWORD = "ทุ่งสง-ทดสอบ-2550"  # noqa: S105 - opens throw-away stores only


@dataclass(frozen=True)
class Person:
    """An account of a test's store: the user, the token of an open sign-in."""

    user: User
    token: str

    @property
    def account_id(self) -> int:
        assert self.user.account_id is not None
        return self.user.account_id

    def by(self, clock: Clock = system_clock) -> By:
        return By(self.user, "127.0.0.1", clock, token_hash(self.token))


def person(
    engine: Engine,
    role: AccountRole = AccountRole.LEAD,
    agency: str | None = None,
    *,
    login: str | None = None,
    password: str | None = None,
    clock: Clock = system_clock,
) -> Person:
    """Add an account with an open sign-in; a password only where one is asked for (0.1 s to hash)."""
    code = agency or ("doae" if role is AccountRole.LEAD else None)
    name = login or f"{role}-{code or 'office'}"
    by = By(OPERATOR, "test", clock)
    number = add_account(
        engine, by, login=name, label=f"ทดสอบ {name}", role=role, agency_code=code, password=password
    )
    return Person(_user(engine, number), open_session(engine, number, clock))


def _user(engine: Engine, number: int) -> User:
    with reading(engine) as session:
        return user_of(existing(session, number))


def open_session(engine: Engine, account_id: int, clock: Clock = system_clock) -> str:
    """Return the token of a new sign-in."""
    with quiet_write(engine) as session:
        return new_session(session, existing(session, account_id), clock())

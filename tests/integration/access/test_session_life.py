"""How long a sign-in lasts: without use, and at most; on SQLite and on PostgreSQL."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine

from kmcore.access.kinds import AccountRole
from kmcore.access.roles import ROLES
from kmcore.access.sessions import SEEN_EVERY, signed_in, touch
from kmcore.clock import fixed_clock
from kmcore.storage.unit_of_work import reading
from tests.support.people import person

START = fixed_clock(date(2026, 11, 2), 12)
every_role = pytest.mark.parametrize("role", list(AccountRole))


def holds(engine: Engine, token: str, after: timedelta, *, used: bool = False) -> bool:
    with reading(engine) as session:
        found = signed_in(session, token, START() + after)
    if found and used:
        touch(engine, token, found, START() + after)
    return found is not None


@every_role
def test_it_ends_when_it_is_not_used(store: Engine, role: AccountRole) -> None:
    idle, _longest = ROLES[role].sign_in
    token = person(store, role, clock=START).token
    assert holds(store, token, idle - timedelta(seconds=1))
    assert not holds(store, token, idle)


@every_role
def test_it_ends_at_last_though_it_is_used(store: Engine, role: AccountRole) -> None:
    idle, longest = ROLES[role].sign_in
    token = person(store, role, clock=START).token
    step, passed = idle - timedelta(minutes=1), timedelta()
    while passed + step < longest:
        passed += step
        assert holds(store, token, passed, used=True)
    assert not holds(store, token, longest)


def test_the_office_signs_in_more_often_than_a_telephone() -> None:
    for role in (AccountRole.ADMIN, AccountRole.GOVERNOR, AccountRole.SECRETARIAT):
        assert ROLES[role].sign_in < ROLES[AccountRole.LEAD].sign_in


def test_use_is_noted_every_few_minutes_only(store: Engine) -> None:
    token = person(store, clock=START).token
    with reading(store) as session:
        found = signed_in(session, token, START())
    assert found
    touch(store, token, found, START() + SEEN_EVERY / 2)
    with reading(store) as session:
        again = signed_in(session, token, START())
    assert again
    assert again.seen_at == found.seen_at

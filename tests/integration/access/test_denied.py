"""What somebody may not do is kept in the access log; on SQLite and on PostgreSQL."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from kmcore.access.account_register import add_account
from kmcore.access.authorization import NotAllowedError
from kmcore.access.kinds import AccountRole, EventKind
from kmcore.access.models import AccessEvent
from kmcore.clock import Clock, fixed_clock
from kmcore.storage.audit.models import AuditRow
from kmcore.storage.unit_of_work import reading
from tests.support.people import Person, person

NOON = fixed_clock(date(2026, 11, 2), 12)


def tries(engine: Engine, who: Person, clock: Clock) -> None:
    with suppress(NotAllowedError):
        add_account(
            engine, replace(who.by(clock), place="10.0.0.9"), login="x", label="x", role=AccountRole.VIEWER
        )


def refusals(engine: Engine) -> list[tuple[int | None, str, str]]:
    with reading(engine) as session:
        rows = session.exec(select(AccessEvent).where(AccessEvent.kind == EventKind.DENIED))
        return [(row.account_id, row.place, row.note) for row in rows]


def test_a_refusal_is_in_the_access_log(store: Engine) -> None:
    lead = person(store, AccountRole.LEAD, "doae")
    with reading(store) as session:
        before = len(session.exec(select(AuditRow)).all())
    with pytest.raises(NotAllowedError):
        add_account(store, lead.by(NOON), login="x", label="x", role=AccountRole.VIEWER)
    assert refusals(store) == [(lead.account_id, "127.0.0.1", "add_account")]
    with reading(store) as session:
        assert len(session.exec(select(AuditRow)).all()) == before  # nothing was changed


def test_who_tries_again_and_again_fills_no_table(store: Engine) -> None:
    lead = person(store, AccountRole.LEAD, "doae")
    for _try in range(5):
        tries(store, lead, NOON)
    tries(store, lead, lambda: NOON() + timedelta(minutes=16))
    assert len(refusals(store)) == 2

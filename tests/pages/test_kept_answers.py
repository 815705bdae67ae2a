"""What pages do not ask again after a write is indeed the same after it: what queries declare to read is true."""

from collections.abc import Callable
from functools import partial
from uuid import uuid4

import pytest
from sqlalchemy import Engine

from dashboard import query_cache
from dashboard.navigation import views
from dashboard.query_cache import CachedQuery
from kmcore.access.account_commands import disable_account, sign_out_everywhere
from kmcore.access.account_register import add_account
from kmcore.access.actor import OPERATOR, By
from kmcore.access.kinds import AccountRole
from kmcore.actions.agency_items import item_version
from kmcore.actions.commands import ReportForm
from kmcore.actions.queries import WorkState
from kmcore.reminders.commands import close_window, record_reminder, reopen_window
from kmcore.reminders.queries import Channel
from kmcore.reminders.report_command import report
from kmcore.storage.subjects import Subject, subjects_read
from kmcore.storage.unit_of_work import reading
from tests.pages.conftest import OpenView
from tests.support.people import Person, person
from tests.support.table_subjects import subjects_noted

SignIn = Callable[[Person | None], None]
NEXT = "khun-uea-2550-02-09"
WRITTEN = {Subject.ACTIONS, Subject.REMINDERS, Subject.ACCESS}  # by everything that happens below


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> set[CachedQuery]:
    """Every question asked from now on."""
    found: set[CachedQuery] = set()
    answer = query_cache._answer

    def noting(question: CachedQuery) -> object:
        found.add(question)
        return answer(question)

    monkeypatch.setattr(query_cache, "_answer", noting)
    return found


def answers(engine: Engine, questions: list[CachedQuery]) -> list[object]:
    with reading(engine) as session:
        return [one.query(session, *one.args, **dict(one.kwargs)) for one in questions]


def test_they_are_the_same(
    own_store: Engine, open_own: OpenView, sign_in: SignIn, asked: set[CachedQuery]
) -> None:
    office, admin = person(own_store, AccountRole.SECRETARIAT), person(own_store, AccountRole.ADMIN)
    for view in views():
        sign_in(admin if view.name == "accounts" else office)
        open_own(view.name)
    standing = [one for one in asked if not (subjects_read(one.query) or set(Subject)) & WRITTEN]
    assert len(standing) > 20
    before = answers(own_store, standing)
    _everything_quiet(own_store, office, admin)
    for question, old, new in zip(standing, before, answers(own_store, standing), strict=True):
        assert query_cache._same(old, new), question


def test_every_query_declares_all_that_it_reads(
    own_store: Engine, open_own: OpenView, sign_in: SignIn, asked: set[CachedQuery]
) -> None:
    office, admin = person(own_store, AccountRole.SECRETARIAT), person(own_store, AccountRole.ADMIN)
    for view in views():
        sign_in(admin if view.name == "accounts" else office)
        open_own(view.name)
    queries = {one.query for one in asked}
    assert len(queries) > 30
    assert {one.__qualname__ for one in queries if subjects_read(one) is None} == set()
    lacking = {
        question.query.__qualname__: sorted(read - (subjects_read(question.query) or set()))
        for question in asked
        if not (read := subjects_noted(own_store, partial(answers, own_store, [question])))
        <= (subjects_read(question.query) or set())
    }
    assert lacking == {}


def _everything_quiet(engine: Engine, office: Person, admin: Person) -> None:
    with reading(engine) as session:
        seen = item_version(session, "A13")
    done = {"done": "ทำแล้ว", "ask": "ขอเงิน", "seen": seen, "submission": str(uuid4())}
    report(engine, office.by(), ReportForm("A13", "doae", WorkState.DONE, 100, **done))  # type: ignore[arg-type]
    record_reminder(engine, office.by(), NEXT, "pho", Channel.LINE)
    close_window(engine, office.by(), NEXT)
    reopen_window(engine, office.by(), NEXT, "เลื่อนประชุม")
    by = By(OPERATOR, "test")
    number = add_account(engine, by, login="new", label="ใหม่", role=AccountRole.LEAD, agency_code="cdd")
    sign_out_everywhere(engine, admin.by(), number)
    disable_account(engine, admin.by(), number)

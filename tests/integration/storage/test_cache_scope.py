"""Since which revision an answer stands, by what its query reads; on SQLite and on PostgreSQL."""

import pytest
from sqlalchemy import Engine

from kmcore.access.permissions import WRITES
from kmcore.storage import cache_scope
from kmcore.storage.cache_scope import newest_commands, standing_since
from kmcore.storage.revision import revision
from kmcore.storage.subjects import Subject
from kmcore.storage.unit_of_work import UnitOfWork, reading
from tests.support.table_subjects import subjects_of_tables

WRITTEN = {"report": {Subject.ACTIONS}, "set_floor": {Subject.MEETING_ROOM}}


def write(engine: Engine, command: str) -> None:
    with UnitOfWork(engine, actor="test", command=command) as work:
        work.commit()


def since(engine: Engine, *subjects: Subject, now: int | None = None) -> int:
    with reading(engine) as session:
        at = now or revision(session)
        return standing_since(at, newest_commands(session, at), set(subjects), WRITTEN)


def test_an_answer_stands_until_what_it_is_read_from_is_written(engine: Engine) -> None:
    assert since(engine, Subject.AREAS) == 0
    for command in ("init", "report", "report", "set_floor", "report"):
        write(engine, command)
    assert since(engine, Subject.AREAS, Subject.MEETINGS) == 1
    assert since(engine, Subject.MEETINGS, Subject.MEETING_ROOM) == 4
    assert since(engine, Subject.ACTIONS, Subject.MEETING_ROOM) == 5


def test_a_command_of_which_nothing_is_declared_may_have_written_all(engine: Engine) -> None:
    write(engine, "init")
    write(engine, "boundaries")
    write(engine, "report")
    assert since(engine, Subject.BUDGET) == 2


def test_every_command_is_written_down(engine: Engine) -> None:
    write(engine, "report")
    assert since(engine, Subject.AUDIT) == 1


def test_a_run_that_began_before_a_write_is_not_given_what_stood_longer_ago(engine: Engine) -> None:
    """The run speaks of revision 2; a report made 3 of it meanwhile."""
    for command in ("init", "boundaries", "report"):
        write(engine, command)
    assert since(engine, Subject.AREAS, now=2) == 2


def test_the_chain_is_not_read_back_for_ever(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_scope, "BATCH", 4)
    write(engine, "init")
    for _report in range(5):
        write(engine, "report")
    assert since(engine, Subject.AREAS) == 4  # older than the answer is, never newer


def test_looking_writes_nothing_and_what_a_meeting_does_may_write_anything() -> None:
    assert {code for code, touched in WRITES.items() if not touched} == {
        code for code in WRITES if code == "view" or code.startswith("see_")
    }
    assert WRITES["record_meeting"] == WRITES["plan_meeting"] == WRITES["close_meeting"] == set(Subject)
    assert WRITES["report"] == {Subject.ACTIONS}


def test_every_table_is_of_a_subject_and_every_subject_has_tables() -> None:
    assert set(subjects_of_tables().values()) == set(Subject)

"""Since which revision the answers of most rooms stand; on SQLite and on PostgreSQL."""

import pytest
from sqlalchemy import Engine

from kmcore.access.permissions import RULES
from kmcore.storage import cache_scope
from kmcore.storage.cache_scope import QUIET_FOR_ROOMS, in_rooms, rooms_revision
from kmcore.storage.unit_of_work import UnitOfWork, reading, revision


def write(engine: Engine, command: str) -> None:
    with UnitOfWork(engine, actor="test", command=command) as work:
        work.commit()


def since(engine: Engine) -> tuple[int, int]:
    with reading(engine) as session:
        now = revision(session)
        return now, rooms_revision(session, now)


def test_a_report_changes_nothing_there_and_any_other_command_may(engine: Engine) -> None:
    assert since(engine) == (0, 0)
    write(engine, "init")
    assert since(engine) == (1, 1)
    for _report in range(3):
        write(engine, "report")
    assert since(engine) == (4, 1)
    write(engine, "boundaries")
    write(engine, "report")
    assert since(engine) == (6, 5)


def test_the_chain_is_not_read_back_for_ever(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_scope, "BATCH", 4)
    write(engine, "init")
    for _report in range(5):
        write(engine, "report")
    assert since(engine) == (6, 4)  # older than the answer is, never newer


def test_quiet_commands_are_commands() -> None:
    assert RULES.keys() | {"unlink_identity"} >= QUIET_FOR_ROOMS


@pytest.mark.parametrize(
    ("module", "there"),
    [
        ("kmcore.programme.coverage", True),
        ("kmcore.exchange.demo.layer", True),
        ("kmcore.meetings.queries", True),
        ("kmcore.meetings.decisions", False),
        ("kmcore.actions.queries", False),
        ("kmcore.sources.queries", False),
        ("dashboard.query_cache", False),
        ("kmcore", False),
    ],
)
def test_which_modules_read_those_rooms_alone(module: str, *, there: bool) -> None:
    assert in_rooms(module) is there

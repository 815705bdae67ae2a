"""Every action × every role × own and others' things: the command does exactly what the table says."""

import ast
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Engine

from kmcore.access import account_commands
from kmcore.access.authorization import NotAllowedError
from kmcore.access.kinds import AccountRole
from kmcore.access.permission_type import PermissionGroup, Reach, WhoseTarget
from kmcore.access.permissions import PERMISSIONS
from kmcore.errors import NotFoundError
from kmcore.i18n import language
from kmcore.registers.definitions import KINDS
from kmcore.storage.subjects import Subject
from kmcore.storage.unit_of_work import UnitOfWork
from tests.integration.access import matrix
from tests.integration.access.matrix import OWN, Actor, Trial, World, actors, make_world
from tests.integration.access.matrix_meetings import MEETING_ALSO, MEETING_TRIALS
from tests.integration.access.matrix_registers import REGISTER_ALSO, REGISTER_TRIALS
from tests.integration.access.matrix_year import YEAR_ALSO, YEAR_TRIALS
from tests.support.builds import loaded, open_engine
from tests.support.databases import Databases, PostgresDatabases, SqliteDatabases
from tests.support.table_subjects import WRITTEN, subjects_noted

TRIALS = {**matrix.TRIALS, **MEETING_TRIALS, **REGISTER_TRIALS, **YEAR_TRIALS}
ALSO = {**matrix.ALSO, **MEETING_ALSO, **REGISTER_ALSO, **YEAR_ALSO}
WHO = (*map(str, AccountRole), "visitor")
CASES = [
    (action, who, side)
    for action in PERMISSIONS
    for who in WHO
    for side in (TRIALS[action].sides if action in TRIALS else ())
]
# One of each kind: a command on an agency's thing, on a person's, the secretariat's, an administrator's, a query;
# and the longest of the meeting's.
SAMPLE = [
    case
    for case in CASES
    if case[0] in {"report", "export_person", "remind", "erase_person", "see_audit", "record_meeting"}
]


def _world(databases: Databases) -> Iterator[World]:
    with databases.lend(loaded) as url, databases.lend(loaded) as other:
        engine, closed = open_engine(url), open_engine(other)
        yield make_world(engine, closed)
        engine.dispose()
        closed.dispose()


@pytest.fixture(scope="module")
def sqlite_world(sqlite_databases: SqliteDatabases) -> Iterator[World]:
    yield from _world(sqlite_databases)


@pytest.fixture(scope="module")
def postgres_world(postgres_databases: PostgresDatabases) -> Iterator[World]:
    yield from _world(postgres_databases)


@pytest.fixture(autouse=True)
def _nothing_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command goes through to its commit and is rolled back there; hashing takes no time."""

    def flush(work: UnitOfWork, _detail: object = None, *, thing: str = "") -> int:
        work.session.flush()
        return 0

    monkeypatch.setattr(UnitOfWork, "commit", flush)
    monkeypatch.setattr(account_commands, "hash_password", lambda _password: "hash")
    monkeypatch.setattr(account_commands, "matches", lambda _password, _stored: True)


def _may(action: str, who: str, side: str) -> bool:
    """What the table says. Nobody's own is a visitor's; an agency's own is its lead's."""
    permission = PERMISSIONS[action]
    reach = permission.reach(AccountRole.VIEWER if who == "visitor" else AccountRole(who))
    if reach is Reach.ALL:
        return True
    mine = who != "visitor" and (permission.owner is WhoseTarget.PERSON or who == AccountRole.LEAD)
    return reach is Reach.OWN and side == OWN and mine


def _does(actor: Actor, trial: Trial, side: str) -> bool:
    try:
        trial.attempt(actor, side)
    except NotAllowedError:
        return False
    except NotFoundError:
        if actor.user.signed_in:
            raise
        return False  # what is one's own account, nobody who is not signed in has
    return True


@pytest.mark.parametrize(("action", "who", "side"), CASES)
def test_the_command_does_what_the_table_says(
    sqlite_world: World, use_store: Callable[[str], None], action: str, who: str, side: str
) -> None:
    _use(sqlite_world.engine, use_store)
    assert _does(actors(sqlite_world)[who], TRIALS[action], side) is _may(action, who, side)


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("command", ALSO)
def test_so_does_every_other_command_of_the_action(
    sqlite_world: World, use_store: Callable[[str], None], command: str, who: str
) -> None:
    _use(sqlite_world.engine, use_store)
    action, trial = command.split(":", maxsplit=1)[0], ALSO[command]
    for side in trial.sides:
        assert _does(actors(sqlite_world)[who], trial, side) is _may(action, who, side)


@pytest.mark.parametrize("action", [code for code, one in PERMISSIONS.items() if one.touches])
def test_it_writes_no_tables_but_those_it_declares(
    sqlite_world: World, use_store: Callable[[str], None], action: str
) -> None:
    """Answers that are kept across a command stand by this."""
    _use(sqlite_world.engine, use_store)
    who, side = next((who, side) for code, who, side in CASES if code == action and _may(code, who, side))
    others = [trial for name, trial in ALSO.items() if name.split(":")[0] == action]
    written = set[Subject]()
    for trial in (TRIALS[action], *others):
        at = side if side in trial.sides else trial.sides[0]
        written |= _written(sqlite_world, partial(trial.attempt, actors(sqlite_world)[who], at))
    assert written, "the commands are tried, and write"
    assert written <= PERMISSIONS[action].touches


def _written(world: World, attempt: Callable[[], None]) -> set[Subject]:
    """Whose tables are written in either store."""
    found: list[set[Subject]] = []
    outer = subjects_noted(
        world.engine, lambda: found.append(subjects_noted(world.closed, attempt, WRITTEN)), WRITTEN
    )
    return outer.union(*found)


@pytest.mark.postgres
@pytest.mark.parametrize(("action", "who", "side"), SAMPLE)
def test_so_it_does_on_postgresql(
    postgres_world: World, use_store: Callable[[str], None], action: str, who: str, side: str
) -> None:
    _use(postgres_world.engine, use_store)
    assert _does(actors(postgres_world)[who], TRIALS[action], side) is _may(action, who, side)


def _use(engine: Engine, use_store: Callable[[str], None]) -> None:
    use_store(engine.url.render_as_string(hide_password=False).replace("+psycopg", ""))


def test_every_action_is_tried_named_and_explained() -> None:
    assert set(TRIALS) == set(PERMISSIONS)
    assert {one.group for one in PERMISSIONS.values()} == set(PermissionGroup)
    assert language() == "th"
    assert all(one.words and one.why for one in PERMISSIONS.values())


def test_every_command_names_its_permission_by_import(root: Path) -> None:
    begun = dict(_commands(root / "kmcore"))
    assert len(begun) >= 15, "the search finds commands"
    named = {f"permissions.{code.upper()}" for code in PERMISSIONS}
    named.add("kind.permission")  # a register's definition names it by import, which is looked at next
    assert all(PERMISSIONS[kind.permission.code] is kind.permission for kind in KINDS.values())
    assert {where: given for where, given in begun.items() if given not in named} == {}


def test_every_command_is_tried(root: Path) -> None:
    """A command that nobody tries could let anyone through; ``send_reminder`` ends in ``record_reminder``."""
    called = {
        node.func.id
        for file in (
            "matrix.py",
            "matrix_meetings.py",
            "matrix_room.py",
            "matrix_registers.py",
            "matrix_year.py",
        )
        for node in ast.walk(ast.parse((Path(__file__).parent / file).read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    commands = {where.split("::")[1] for where, _action in _commands(root / "kmcore")}
    within = {
        "_prepared",  # asks who may as ``remind`` does, and writes nothing
        "append_report",  # is what ``report`` ends in
        "register_command",  # is what every command of the registers begins with: they are looked at next
    }
    assert commands - called == within
    registers = {where.split("::")[1] for where in _begun_by(root / "kmcore", "register_command")}
    assert registers - called == set()


def _begun_by(folder: Path, envelope: str) -> Iterator[str]:
    """Every public function that begins its work by ``envelope(…)``."""
    for path in sorted(folder.rglob("*.py")):
        for function in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(function, ast.FunctionDef):
                calls = (call for call in ast.walk(function) if isinstance(call, ast.Call))
                if any(ast.unparse(call.func) == envelope for call in calls):
                    yield f"{path.name}::{function.name}"


def _commands(folder: Path) -> Iterator[tuple[str, str]]:
    """Every function that begins a command by ``command(engine, by, permissions.ACTION)``, with the permission."""
    for path in sorted(folder.rglob("*.py")):
        for function in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(function, ast.FunctionDef):
                for call in ast.walk(function):
                    if isinstance(call, ast.Call) and ast.unparse(call.func) == "command":
                        yield f"{path.name}::{function.name}", ast.unparse(call.args[2])

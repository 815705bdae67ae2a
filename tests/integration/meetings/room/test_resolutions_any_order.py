"""Whatever is recorded, changed and struck out, in whatever order: what stands and the work always agree."""

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlmodel import Session, col, select

from kmcore.access.kinds import AccountRole
from kmcore.actions.models import ActionItem
from kmcore.actions.queries import ActionRow, board
from kmcore.meetings.errors import MeetingError
from kmcore.programme.kinds import ResolutionKind
from kmcore.storage.unit_of_work import reading
from tests.integration.meetings.room.conftest import CHECK, DAY, EVE, JOINT, OWNED, UNOWNED, Table
from tests.support.builds import loaded, open_engine
from tests.support.checks import check
from tests.support.databases import SqliteDatabases
from tests.support.people import person

AGENCIES = ("nfe", "cdd", "wu", "pho")
THERE = (OWNED, UNOWNED, JOINT)
KINDS = (ResolutionKind.DECISION, ResolutionKind.INSTRUCTION)


@dataclass
class Said:
    """A resolution as it should stand."""

    code: str
    fields: dict[str, Any]
    item: str | None
    version: int = 1
    struck: bool = False


def _works() -> st.SearchStrategy[dict[str, Any]]:
    """What a resolution says of work, or of the number."""
    helpers = st.lists(st.sampled_from(AGENCIES), max_size=2, unique=True).map(tuple)
    due = st.none() | st.integers(0, 40).map(lambda days: DAY + timedelta(days))
    owner = st.sampled_from(AGENCIES)
    made = st.fixed_dictionaries(
        {"makes_item": st.just(True), "owner": owner, "supporters": helpers, "due": due}
    )
    of = st.fixed_dictionaries(
        {
            "action_code": st.sampled_from(THERE) | st.integers(23, 26).map("A{}".format),
            "owner": st.none() | owner,
            "supporters": helpers,
            "due": due,
        }
    )
    number = st.sampled_from([250, 400]).map(lambda value: {"value": value})
    return st.tuples(st.sampled_from(KINDS), made | of | number | st.just({})).map(
        lambda pair: {"kind": pair[0], **pair[1]}
    )


class Room(RuleBasedStateMachine):
    """A recorder who records, changes and strikes out; a model beside the store."""

    databases: SqliteDatabases

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.engine = open_engine(self.stack.enter_context(self.databases.lend(loaded)))
        self.table = Table(self.engine, person(self.engine, AccountRole.SECRETARIAT))
        self.boards: dict[tuple[date, int], dict[str, ActionRow]] = {}
        self.eve = self._board(EVE)
        self.table.open()
        with reading(self.engine) as session:
            statements = check(session, CHECK, DAY).statements
        self.statements = {one.number: one.id for one in statements}
        self.said: list[Said] = []

    def teardown(self) -> None:
        self.engine.dispose()
        self.stack.close()

    def _board(self, day: date) -> dict[str, ActionRow]:
        """Return the board of a day, read once per revision: a step looks at it several times."""
        revision = self.table.revision()
        if (day, revision) not in self.boards:
            with reading(self.engine) as session:
                self.boards[day, revision] = {row.code: row for row in board(session, day)}
        return self.boards[day, revision]

    def _fields(self, fields: dict[str, Any]) -> dict[str, Any]:
        value = fields.get("value")
        rest = {name: said for name, said in fields.items() if name != "value"}
        return {**rest, "check_code": CHECK, "statement_id": self.statements[value]} if value else rest

    @property
    def standing(self) -> list[Said]:
        return [one for one in self.said if not one.struck]

    @rule(fields=_works())
    def record(self, fields: dict[str, Any]) -> None:
        given = self._fields(fields)
        try:
            kept = self.table.record("ข้อที่ว่าไว้", **given)
        except MeetingError:
            return
        self.said.append(Said(kept.code, given, kept.action_code))

    @precondition(lambda self: self.standing)
    @rule(fields=_works(), place=st.integers(0, 20))
    def change(self, fields: dict[str, Any], place: int) -> None:
        one, given = self.standing[place % len(self.standing)], self._fields(fields)
        try:
            kept = self.table.change(one.code, one.version, "ข้อที่แก้", **given)
        except MeetingError:
            return
        one.fields, one.item, one.version = given, kept.action_code, kept.version

    @precondition(lambda self: self.standing)
    @rule(place=st.integers(0, 20))
    def strike_out(self, place: int) -> None:
        one = self.standing[place % len(self.standing)]
        try:
            self.table.withdraw(one.code, one.version)
        except MeetingError:
            return
        one.struck = True

    @invariant()
    def made_items_are_those_of_standing_resolutions(self) -> None:
        made = [one.item for one in self.standing if one.fields.get("makes_item")]
        assert len(set(made)) == len(made)
        assert set(self._board(DAY)) == set(self.eve) | set(made)
        with Session(self.engine) as session:
            rows = session.exec(select(ActionItem).where(col(ActionItem.ended_on).is_not(None))).all()
            assert not {row.code for row in rows} & set(made)

    @invariant()
    def work_is_as_the_standing_resolutions_say_in_order(self) -> None:
        rows = self._board(DAY)
        for code, row in rows.items():
            owners, helpers, due = self._expected(code)
            assert (set(row.owners), set(row.supporters), row.due_date) == (owners, helpers, due), code

    @invariant()
    def the_past_is_as_it_was(self) -> None:
        assert self._board(EVE) == self.eve

    @invariant()
    def the_number_is_settled_by_the_one_that_stands(self) -> None:
        by = [one for one in self.standing if "check_code" in one.fields]
        assert len(by) <= 1
        with reading(self.engine) as session:
            row = check(session, CHECK, DAY)
        assert row.settled_resolution == (by[0].code if by else None)
        used = by[0].fields["statement_id"] if by else self.statements[250]
        assert [said.id for said in row.statements if said.used] == [used]

    @invariant()
    def the_room_lists_every_one_in_order_with_its_version(self) -> None:
        told = [(one.code, one.version, one.withdrawn) for one in self.table.room().resolutions]
        assert told == [(one.code, one.version + one.struck, one.struck) for one in self.said]

    def _expected(self, code: str) -> tuple[set[str], set[str], date | None]:
        """Return owners, supporters and due date: the eve's, then what each standing resolution gives, its maker first."""
        eve = self.eve.get(code)
        owners, helpers = (set(eve.owners), set(eve.supporters)) if eve else (set(), set())
        due = eve.due_date if eve else None
        of = [one for one in self.standing if one.item == code]
        for one in sorted(of, key=lambda one: not one.fields.get("makes_item")):
            owner, supporters = one.fields.get("owner"), set(one.fields.get("supporters") or ())
            owners = {owner} if owner else owners
            helpers = (supporters or helpers) - owners
            due = one.fields.get("due") or due
        return owners, helpers, due


def _machine(databases: SqliteDatabases) -> type[Room]:
    return type("RoomHere", (Room,), {"databases": databases})


def test_what_stands_and_the_work_agree(sqlite_databases: SqliteDatabases) -> None:
    quick = settings(
        max_examples=8,
        stateful_step_count=12,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(_machine(sqlite_databases), settings=quick)

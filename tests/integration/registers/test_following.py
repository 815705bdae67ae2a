"""A responsibility that changes from a day on takes its promised villages along: nothing lost, no earlier day changed."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from kmcore.access.actor import By
from kmcore.access.kinds import AccountRole
from kmcore.exchange.show.villages import coverage_found
from kmcore.programme.coverage import Filters
from kmcore.programme.promised_villages import promised_villages
from kmcore.registers.definition import RegisterKind, Values
from kmcore.registers.definitions import KINDS
from kmcore.registers.following import following_counts
from kmcore.registers.queries import batch_changes
from kmcore.registers.row_commands import RowEdit, change_row_from
from kmcore.registers.row_store import all_rows, one_row
from kmcore.registers.undo_command import undo_batch
from kmcore.storage.unit_of_work import reading
from tests.support.people import person

RESPONSIBILITIES, PROMISES = KINDS["responsibilities"], KINDS["promises"]
CODE = "cohort-1-doae"
MARCH = date(2007, 3, 1)
DAYS = (date(2007, 1, 20), MARCH - timedelta(days=1), MARCH, date(2007, 6, 30))


@pytest.fixture
def by(store: Engine) -> By:
    """Return somebody of the secretariat."""
    return person(store, AccountRole.SECRETARIAT).by()


def whole_rows(store: Engine, kind: RegisterKind) -> list[Values]:
    """Return a kind's rows with every column of the table."""
    with reading(store) as session:
        return sorted(all_rows(session, kind).values(), key=lambda row: str(kind.key_of(row)))


def changed_from(store: Engine, by: By, day: date) -> int:
    with reading(store) as session:
        row = one_row(session, RESPONSIBILITIES, (CODE,))
    assert row is not None
    seen = {field.name: row[field.name] for field in RESPONSIBILITIES.fields}
    edit = RowEdit(RESPONSIBILITIES, (CODE,), {"agency_code": "nfe"}, seen)
    return change_row_from(store, by, edit, day).batch or 0


def figures(store: Engine, day: date, agency: str | None = None) -> Any:
    with reading(store) as session:
        found = coverage_found(session, day, "subdistrict", Filters(agency=agency))
        return found.rows, found.total


def named(store: Engine, day: date) -> dict[str, int]:
    with reading(store) as session:
        return {code: one.villages for code, one in promised_villages(session, day).items()}


def test_promised_villages_go_along_from_the_day_on(store: Engine, by: By) -> None:
    totals = {day: figures(store, day) for day in DAYS}
    villages = {day: named(store, day) for day in DAYS}
    of_nfe = {day: figures(store, day, "nfe") for day in DAYS}
    changed_from(store, by, MARCH)
    assert {day: figures(store, day) for day in DAYS} == totals
    successor = next(row["code"] for row in whole_rows(store, RESPONSIBILITIES) if row["from_date"] == MARCH)
    for day in DAYS:
        if day < MARCH:
            assert (named(store, day), figures(store, day, "nfe")) == (villages[day], of_nfe[day])
            continue
        others = {code: count for code, count in villages[day].items() if code != CODE}
        assert named(store, day) == others | {successor: villages[day][CODE]}
        assert figures(store, day, "nfe")[1]["promised"] > of_nfe[day][1]["promised"]


def test_no_promise_is_lost_and_the_undoing_brings_every_row_back(store: Engine, by: By) -> None:
    rows, promises = whole_rows(store, RESPONSIBILITIES), whole_rows(store, PROMISES)
    theirs = [row for row in promises if row["responsibility_code"] == CODE]
    number = changed_from(store, by, MARCH)
    successor = next(row for row in whole_rows(store, RESPONSIBILITIES) if row["from_date"] == MARCH)
    now = [row for row in whole_rows(store, PROMISES) if row["responsibility_code"] == successor["code"]]
    assert {(row["village_code"], row["to_date"], row["origin"]) for row in now} == {
        (row["village_code"], row["to_date"], row["origin"]) for row in theirs
    }
    undo_batch(store, by, number)
    assert (whole_rows(store, RESPONSIBILITIES), whole_rows(store, PROMISES)) == (rows, promises)


def test_what_ended_before_stays_and_what_begins_later_goes_whole(store: Engine, by: By) -> None:
    early, late = date(2007, 1, 31), date(2007, 5, 1)
    theirs = [row for row in whole_rows(store, PROMISES) if row["responsibility_code"] == CODE]
    first, second = theirs[0]["village_code"], theirs[1]["village_code"]
    table = PROMISES.columns
    with store.begin() as connection:
        of = table.c.responsibility_code == CODE
        connection.execute(table.update().where(of, table.c.village_code == first).values(to_date=early))
        connection.execute(table.update().where(of, table.c.village_code == second).values(from_date=late))
    before = {day: figures(store, day) for day in (*DAYS, late)}
    changed_from(store, by, MARCH)
    rows = {
        row["village_code"]: row for row in whole_rows(store, PROMISES) if row["responsibility_code"] == CODE
    }
    assert rows[first]["to_date"] == early
    assert second not in rows
    assert {day: figures(store, day) for day in (*DAYS, late)} == before


def test_the_batch_tells_each_row_under_its_own_kind(store: Engine, by: By) -> None:
    number = changed_from(store, by, MARCH)
    with reading(store) as session:
        kinds = [change.kind for _key, change in batch_changes(session, number, 10_000)]
    assert kinds[:2] == ["responsibilities"] * 2
    assert set(kinds[2:]) == {"promises"}


def test_the_form_says_how_many_go_along(store: Engine) -> None:
    count = sum(row["responsibility_code"] == CODE for row in whole_rows(store, PROMISES))
    with reading(store) as session:
        assert following_counts(session, "responsibilities", CODE) == {"promises": count}
        assert following_counts(session, "responsibilities", "none") == {}

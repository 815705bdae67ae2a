"""Changes of areas in any order, some refused, all taken back: the register of every day holds together."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from kmcore.access.actor import By
from kmcore.access.kinds import AccountRole
from kmcore.areas.kinds import AreaChangeKind
from kmcore.registers.definition import Values
from kmcore.registers.definitions import KINDS
from kmcore.registers.errors import RefusedRowError
from kmcore.registers.row_commands import add_row
from kmcore.registers.row_store import all_rows
from kmcore.registers.undo_command import undo_batch
from kmcore.storage.unit_of_work import reading
from tests.support.builds import of_another_province, open_engine
from tests.support.databases import Databases
from tests.support.people import person

CHANGES = KINDS["area-changes"]
LEVELS = ("districts", "subdistricts", "villages")
PARENTS = {"subdistricts": "district_code", "villages": "subdistrict_code"}
DAYS = tuple(date(2007, 3, 1) + timedelta(days=30 * step) for step in range(4))
ALWAYS, FOREVER = date(1900, 1, 1), date(2100, 1, 1)


@pytest.fixture(scope="module")
def kept(databases: Databases) -> Iterator[tuple[Engine, By]]:
    """Return a small province's store that every example leaves as it was, and who writes."""
    with databases.lend(of_another_province) as url:
        engine = open_engine(url)
        yield engine, person(engine, AccountRole.SECRETARIAT).by()
        engine.dispose()


def tables(store: Engine) -> dict[str, list[Values]]:
    with reading(store) as session:
        return {
            code: [row for _key, row in sorted(all_rows(session, KINDS[code]).items(), key=str)]
            for code in (*LEVELS, CHANGES.code)
        }


def of_day(rows: list[Values], day: date) -> list[Values]:
    return [row for row in rows if (row["from_date"] or ALWAYS) <= day <= (row["to_date"] or FOREVER)]


def require_whole(found: dict[str, list[Values]], count: int) -> None:
    """Check that on every day each area lies in one of the day, and the villages are those founded less those ended."""
    for day in (*DAYS, *(day - timedelta(days=1) for day in DAYS)):
        there = {code: {row["code"] for row in of_day(found[code], day)} for code in LEVELS}
        for code, parent in PARENTS.items():
            home = LEVELS[LEVELS.index(code) - 1]
            assert {row[parent] for row in of_day(found[code], day)} <= there[home]
        begun = sum((row["from_date"] or ALWAYS) <= day for row in found["villages"] if row["from_date"])
        ended = sum(row["to_date"] is not None and row["to_date"] < day for row in found["villages"])
        assert len(there["villages"]) == count + begun - ended
    for rows in found.values():
        codes = [row["code"] for row in rows if "code" in row]
        assert len(codes) == len(set(codes))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_changes_hold_together_and_are_taken_back(kept: tuple[Engine, By], data: st.DataObject) -> None:
    store, by = kept
    before = tables(store)
    count = len(before["villages"])
    written: list[int] = []
    for _step in range(6):
        now = tables(store)
        codes = sorted(row["code"] for level in LEVELS for row in now[level])
        old = data.draw(st.sampled_from(codes))
        alike = [one for one in codes if len(one) == len(old)]
        fresh = [f"{home[:-2]}{number}" for home in alike for number in ("77", "78", "79")]
        new = data.draw(st.sampled_from([*fresh, *alike, *codes]))
        cells: dict[str, Any] = {
            "on_date": str(data.draw(st.sampled_from(DAYS))),
            "kind": data.draw(st.sampled_from(list(AreaChangeKind))).value,
            "from_code": old,
            "to_code": data.draw(st.sampled_from([new, new, ""])),
            "name_th": data.draw(st.sampled_from(["ใหม่", "อีกชื่อ", ""])),
        }
        try:
            entered = add_row(store, by, CHANGES, {name: cell for name, cell in cells.items() if cell})
        except RefusedRowError:
            assert tables(store) == now
            continue
        written.append(entered.batch or 0)
        require_whole(tables(store), count)
    for number in reversed(written):
        undo_batch(store, by, number)
    assert tables(store) == before

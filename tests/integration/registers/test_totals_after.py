"""What a preview says of the totals is what the pages show after the import; looking writes nothing and waits for nobody."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine

from kmcore.access.kinds import AccountRole
from kmcore.i18n import speaking
from kmcore.registers.comparison import compared_file
from kmcore.registers.definitions import KINDS
from kmcore.registers.read_models import Preview
from kmcore.registers.totals_after import too_many_for_totals, totals_told
from kmcore.registers.undo_command import undo_batch
from kmcore.storage.revision import revision
from kmcore.storage.unit_of_work import UnitOfWork, reading
from tests.integration.registers.support import imported, rows_of, understood
from tests.support.people import Person, person

DAY = date(2007, 2, 8)
NEW_VILLAGE = {"code": "80010199", "name_th": "บ้านใหม่"}
ENTRY = {
    "line_code": "province-cohort-1",
    "stage": "disbursed",
    "amount_satang": 12_300,
    "on_date": "2007-02-01",
    "note": "ค่าวิทยากร",
}


@pytest.fixture
def secretary(store: Engine) -> Person:
    """Return somebody of the secretariat."""
    return person(store, AccountRole.SECRETARIAT)


def looked_at(engine: Engine, by: Person, kind: str, line: Mapping[str, Any]) -> Preview:
    with reading(engine) as session:
        return compared_file(session, understood(engine, kind, [line]), by.by().user)


def told(engine: Engine, by: Person, kind: str, line: Mapping[str, Any]) -> dict[str, tuple[int, int]]:
    found = totals_told(engine, looked_at(engine, by, kind, line), DAY)
    return {one.words: (one.before, one.after) for one in found}


def now(engine: Engine, kind: str) -> dict[str, int]:
    with reading(engine) as session:
        return {one.words: one.value for each in KINDS[kind].totals for one in each(session, DAY)}


def evidence_of_a_village_without(engine: Engine) -> dict[str, Any]:
    done = {row["village_code"] for row in rows_of(engine, KINDS["evidence"])}
    village = next(row["code"] for row in rows_of(engine, KINDS["villages"]) if row["code"] not in done)
    some = rows_of(engine, KINDS["missions"])[0]["code"]
    row = {"village_code": village, "agency_code": "cdd", "mission_code": some, "kind": "verified"}
    return {**row, "on_date": "2007-02-01", "note": "ทำแผนชุมชน"}


@pytest.mark.parametrize("kind", ["villages", "areas", "budget-entries", "evidence"])
def test_the_totals_told_are_those_after_the_import(store: Engine, secretary: Person, kind: str) -> None:
    line = {
        "villages": NEW_VILLAGE,
        "areas": NEW_VILLAGE,
        "budget-entries": {**ENTRY, "line_code": rows_of(store, KINDS["budget-lines"])[0]["code"]},
        "evidence": evidence_of_a_village_without(store),
    }[kind]
    with reading(store) as session:
        number = revision(session)
    before, found = now(store, kind), told(store, secretary, kind, line)
    assert now(store, kind) == before  # nothing was written
    with reading(store) as session:
        assert revision(session) == number
    _preview, written = imported(store, secretary.by(), kind, [line])
    after = now(store, kind)
    assert found == {words: (before[words], after[words]) for words in after}
    assert any(one != other for one, other in found.values())
    undo_batch(store, secretary.by(), written.batch or 0)
    assert now(store, kind) == before


def test_looking_does_not_wait_for_who_writes(store: Engine, secretary: Person) -> None:
    preview = looked_at(store, secretary, "villages", NEW_VILLAGE)
    with UnitOfWork(store, actor="secretariat", command="test") as work:
        work.queue()
        (villages,) = totals_told(store, preview, DAY)
    assert villages.after == villages.before + 1


def test_totals_speak_the_readers_language(store: Engine, secretary: Person) -> None:
    line = {"code": "800199", "name_th": "ตำบลใหม่", "population": 10, "households": 3}
    with speaking("en"):
        words = told(store, secretary, "areas", line)
    assert words
    assert all(each.isascii() for each in words), words


def test_a_kind_that_moves_no_total_tells_none(store: Engine, secretary: Person) -> None:
    line = {"code": "new", "name_th": "หน่วยใหม่", "short_th": "หน่วยใหม่"}
    assert totals_told(store, looked_at(store, secretary, "agencies", line), DAY) == ()


def test_rows_that_no_longer_fit_tell_nothing(store: Engine, secretary: Person) -> None:
    preview = looked_at(store, secretary, "villages", NEW_VILLAGE)
    imported(store, secretary.by(), "villages", [NEW_VILLAGE])
    assert totals_told(store, preview, DAY) == ()


def test_a_change_of_areas_moves_the_register(store: Engine, secretary: Person) -> None:
    line = {"kind": "split", "from_code": "80010601", "to_code": "80010699", "on_date": "2007-02-01"}
    found = totals_told(
        store, looked_at(store, secretary, "area-changes", {**line, "name_th": "บ้านแยก"}), DAY
    )
    assert (found[0].before, found[0].after) == (1551, 1552)


def test_a_file_of_many_rows_tells_rows_only(
    store: Engine, secretary: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kmcore.registers.totals_after.MOST", 0)
    preview = looked_at(store, secretary, "villages", NEW_VILLAGE)
    assert totals_told(store, preview, DAY) == ()
    assert too_many_for_totals(preview)

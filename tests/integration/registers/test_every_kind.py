"""Every kind of row: what stands comes in again as the same; a row entered, corrected, taken back; whose it is."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

import pytest
from sqlalchemy import Engine

from dashboard.present.audit_register_words import is_of_register, register_changes, register_remarks
from kmcore.access.actor import OPERATOR, By, User
from kmcore.access.authorization import NotAllowedError
from kmcore.access.kinds import AccountRole
from kmcore.clock import system_clock
from kmcore.exchange.register_files import register_table_for
from kmcore.exchange.tables import write_xlsx
from kmcore.privacy.audit_trail import TrailFilter, trail
from kmcore.programme.queries import agencies
from kmcore.registers.comparison import compared_file
from kmcore.registers.definition import Dating, RegisterKind, Values
from kmcore.registers.definitions import KINDS
from kmcore.registers.errors import RegisterError
from kmcore.registers.kinds import ChangeAction
from kmcore.registers.listing import shown_batch
from kmcore.registers.queries import batch_changes
from kmcore.registers.read_models import RowResult, WrittenBatch
from kmcore.registers.reference_index import ReferenceIndex
from kmcore.registers.row_commands import (
    RowEdit,
    add_row,
    change_row_from,
    correct_row,
    end_row,
    ways_to_change,
)
from kmcore.registers.row_store import one_row
from kmcore.registers.understood_file import understood_file
from kmcore.registers.undo_command import undo_batch
from kmcore.storage.unit_of_work import reading
from tests.integration.registers.support import as_lines, imported, rows_of, understood
from tests.integration.registers.trial_rows import CHANGED, CORRECTED, NEW, ONLY_UNDONE
from tests.support.builds import loaded, open_engine, without_layer
from tests.support.databases import Databases
from tests.support.people import Person, person

# Codes and names of the program's own that no reader knows.
OWN_NAMES: Final = re.compile(r"\bNone\b|\b[a-z]+_[a-z_]+\b|\bAccountRole\b|\bdatetime\b")
DAY: Final = timedelta(days=1)
MAY_LATER: Final = date(2007, 5, 1)


@pytest.fixture(scope="module")
def store(databases: Databases) -> Iterator[Engine]:
    """Return a store that these tests share: each leaves its registers as it found them."""
    with databases.lend(without_layer) as url:
        engine = open_engine(url)
        poor = {"code": "poor", "name_th": "คนจน"}
        add_row(
            engine, person(engine, AccountRole.SECRETARIAT, login="first").by(), KINDS["indicators"], poor
        )
        yield engine
        engine.dispose()


@pytest.fixture(scope="module")
def people(store: Engine) -> dict[str, Person]:
    """Return somebody of each role; the lead is of กศน."""
    return {role: person(store, role, "nfe" if role is AccountRole.LEAD else None) for role in AccountRole}


@pytest.fixture
def secretary(people: dict[str, Person]) -> Person:
    """Return somebody of the secretariat."""
    return people[AccountRole.SECRETARIAT]


def writer(people: dict[str, Person], code: str) -> By:
    """Return somebody who writes every row of a kind."""
    (role,) = KINDS[code].permission.all_of
    return people[role].by()


def test_each_kind_has_its_trial() -> None:
    assert set(NEW) == set(CORRECTED) | ONLY_UNDONE == set(KINDS)
    assert set(CHANGED) == {
        code for code, kind in KINDS.items() if ChangeAction.CHANGE in ways_to_change(kind)
    }


@pytest.fixture(scope="module")
def whole(databases: Databases) -> Iterator[Engine]:
    """Return a store with the demonstration layer, which nothing is written into."""
    with databases.lend(loaded) as url:
        yield open_engine(url)
        open_engine(url).dispose()


@pytest.mark.parametrize("code", KINDS)
def test_what_stands_comes_in_again_as_the_same(whole: Engine, code: str) -> None:
    rows = rows_of(whole, KINDS[code])
    (role,) = KINDS[code].permission.all_of
    keeper = User(None, role, "ทดสอบ", program="test")
    preview, written = imported(whole, By(keeper), code, as_lines(rows))
    odd = [row for row in preview.rows if row.result is not RowResult.SAME]
    assert [(row.result, row.key, row.problems, row.before) for row in odd][:3] == []
    assert len(preview.rows) == len(rows)
    assert written.batch is None


@pytest.mark.parametrize("code", KINDS)
def test_a_new_row_is_entered_and_taken_back(store: Engine, people: dict[str, Person], code: str) -> None:
    by, before = writer(people, code), rows_of(store, KINDS[code])
    preview, written = imported(store, by, code, [NEW[code]])
    assert [row.problems for row in preview.rows] == [()]
    assert written.new == 1
    after = rows_of(store, KINDS[code])
    assert len(after) == len(before) + 1
    assert all(row in after for row in before)
    assert written.batch is not None
    undo_batch(store, by, written.batch)
    assert rows_of(store, KINDS[code]) == before


@pytest.mark.parametrize("code", KINDS)
def test_a_row_is_entered_by_its_form_corrected_exported_and_taken_back(
    store: Engine, people: dict[str, Person], code: str
) -> None:
    kind, by, before = KINDS[code], writer(people, code), rows_of(store, KINDS[code])
    cells = {name: cell for name, cell in NEW[code].items() if "." not in name}
    if "subdistrict_code.district" in NEW[code]:
        cells["subdistrict_code"] = "80030500"[:6]
    added = add_row(store, by, kind, cells)
    key = written_key(store, added)
    seen, batches = shown(store, kind, key), [added]
    if code in ONLY_UNDONE:
        assert ways_to_change(kind) == ()
    else:
        field, cell = CORRECTED[code]
        batches.append(correct_row(store, by, RowEdit(kind, key, {field: cell}, seen)))
        now = shown(store, kind, key)
        assert {name for name in now if now[name] != seen[name]} == {field}
    assert came_in_again(store, by, kind) == {RowResult.SAME}
    require_readable(store, kind, batches)
    for batch in reversed(batches):
        undo_batch(store, by, batch.batch or 0)
    assert rows_of(store, kind) == before


@pytest.mark.parametrize("code", KINDS)
def test_a_row_is_another_from_a_day_on_or_says_why_not(
    store: Engine, people: dict[str, Person], code: str
) -> None:
    kind, by, before = KINDS[code], writer(people, code), rows_of(store, KINDS[code])
    added = imported(store, by, code, [NEW[code]])[1]
    key = written_key(store, added)
    seen = shown(store, kind, key)
    edit = RowEdit(kind, key, dict([CHANGED.get(code) or CORRECTED.get(code) or ("note", "x")]), seen)
    if code not in CHANGED:
        with pytest.raises(RegisterError, match=r"ไม่เปลี่ยนตามเวลา|บันทึกแล้วแก้ไม่ได้"):
            change_row_from(store, by, edit, MAY_LATER)
    else:
        field = CHANGED[code][0]
        changed = change_row_from(store, by, edit, MAY_LATER)
        begun = seen["from_date"]
        days = {begun: seen[field], MAY_LATER - DAY: seen[field]}
        assert {day: standing_value(store, kind, seen, field, day) for day in days} == days
        assert standing_value(store, kind, seen, field, MAY_LATER) not in {None, seen[field]}
        require_readable(store, kind, [changed])
        undo_batch(store, by, changed.batch or 0)
    if ChangeAction.END in ways_to_change(kind):
        ended = end_row(store, by, edit, MAY_LATER)
        assert shown(store, kind, key)["to_date"] == MAY_LATER
        require_readable(store, kind, [ended])
        undo_batch(store, by, ended.batch or 0)
    else:
        with pytest.raises(RegisterError, match=r"ไม่สิ้นสุด|บันทึกแล้วแก้ไม่ได้"):
            end_row(store, by, edit, MAY_LATER)
    undo_batch(store, by, added.batch or 0)
    assert rows_of(store, kind) == before


@pytest.mark.parametrize("code", KINDS)
def test_who_may_not_is_refused_and_nothing_is_written(
    store: Engine, people: dict[str, Person], code: str
) -> None:
    before = rows_of(store, KINDS[code])
    refused = [role for role in AccountRole if role not in KINDS[code].permission.roles]
    assert refused
    for role in refused:
        with pytest.raises(NotAllowedError):
            imported(store, people[role].by(), code, [NEW[code]])
    assert rows_of(store, KINDS[code]) == before


@pytest.mark.parametrize("code", [code for code, kind in KINDS.items() if kind.own_by])
def test_an_agency_writes_its_own_rows_only(store: Engine, people: dict[str, Person], code: str) -> None:
    lead = people[AccountRole.LEAD]
    preview, written = imported(store, lead.by(), code, [{**NEW[code], "agency_code": "กศน."}])
    assert (written.new, written.batch is None) == (1, False), preview.rows
    undo_batch(store, lead.by(), written.batch or 0)
    preview, written = imported(store, lead.by(), code, [{**NEW[code], "agency_code": "cdd"}])
    assert written.batch is None
    assert [problem.code for row in preview.rows for problem in row.problems] == ["not_yours"]


def test_a_wrong_row_stops_the_whole_file(store: Engine, secretary: Person) -> None:
    good, bad = NEW["villages"], {"code": "8001", "name_th": "บ้านสั้น"}
    preview, written = imported(store, secretary.by(), "villages", [good, bad])
    assert written.batch is None
    assert [row.result for row in preview.rows] == [RowResult.NEW, RowResult.REFUSED]
    assert good["code"] not in {row["code"] for row in rows_of(store, KINDS["villages"])}
    _preview, written = imported(store, secretary.by(), "villages", [good, bad], only_good=True)
    assert written.new == 1
    undo_batch(store, secretary.by(), written.batch or 0)


def test_what_ends_and_is_followed_has_a_first_day() -> None:
    spans = [kind for kind in KINDS.values() if kind.dating is Dating.SPAN]
    assert all("from_date" in kind.columns.c for kind in spans)


def test_a_preview_writes_nothing(store: Engine) -> None:
    assert len(understood(store, "villages", [NEW["villages"]]).rows) == 1
    assert NEW["villages"]["code"] not in {row["code"] for row in rows_of(store, KINDS["villages"])}


def written_key(engine: Engine, written: WrittenBatch) -> tuple[Any, ...]:
    """Return the store's key of the row that a batch wrote last."""
    with reading(engine) as session:
        return batch_changes(session, written.batch or 0, 9)[-1][0]


def shown(engine: Engine, kind: RegisterKind, key: tuple[Any, ...]) -> Values:
    """Return a row as a form shows it."""
    with reading(engine) as session:
        row = one_row(session, kind, key)
    assert row is not None
    return {field.name: row[field.name] for field in kind.fields}


def came_in_again(engine: Engine, by: By, kind: RegisterKind) -> set[RowResult]:
    """Return what becomes of a kind's rows that were exported as XLSX and are imported again."""
    data = write_xlsx(register_table_for(engine, by, kind, date(2007, 2, 8), system_clock()))
    with reading(engine) as session:
        file = understood_file(kind, data, "ออก.xlsx", ReferenceIndex(session, KINDS))
        preview = compared_file(session, file, by.user)
    rows = [row for row in preview.rows if row.result is not RowResult.LEFT_OUT]
    assert [row.problems for row in rows if row.problems] == []
    assert len(rows) == len(rows_of(engine, kind))
    return {row.result for row in rows}


def standing_value(engine: Engine, kind: RegisterKind, like: Values, field: str, day: date) -> Any:
    """Return what a field of the row's kin is on a day, by the days the rows have; None where none stands."""
    kin = {"village_code", "agency_code", "cohort_number", "scheme"} & like.keys() - {field}
    same = {name: like[name] for name in kin}
    rows = [row for row in rows_of(engine, kind) if same.items() <= row.items() and row["from_date"] <= day]
    rows = [row for row in rows if row.get("to_date") is None or row["to_date"] >= day]
    return max(rows, key=lambda row: row["from_date"])[field] if rows else None


def require_readable(engine: Engine, kind: RegisterKind, batches: list[WrittenBatch]) -> None:
    """Let through batches whose history and audit rows say nothing in the program's own words."""
    with reading(engine) as session:
        names = {one.code: one.short for one in agencies(session)}
        entries = trail(session, OPERATOR, TrailFilter()).entries[: len(batches)]
        told = [
            words
            for entry in entries
            for words in (*register_changes(entry, names), *register_remarks(entry))
        ]
        history = [one for batch in batches for one in shown_batch(session, batch.batch or 0, 9)]
    assert len(entries) == len(batches)
    assert all(map(is_of_register, entries))
    said = [str(word) for words in told for word in words if word is not None]
    said += [
        word for change in history for one in change.fields for word in (one.label, one.before, one.after)
    ]
    assert [word for word in said if OWN_NAMES.search(word)] == []
    assert any(said)
    personal = {str(NEW[kind.code].get(field.name)) for field in kind.fields if field.personal}
    assert personal.isdisjoint(said)

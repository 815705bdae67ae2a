"""One row by its form: entered, corrected, changed from a day on, ended; two people at once; what stands on it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from kmcore.access.authorization import NotAllowedError
from kmcore.access.kinds import AccountRole
from kmcore.privacy.audit_trail import TrailFilter, trail
from kmcore.programme.queries import agencies
from kmcore.registers.definition import RegisterKind, Values
from kmcore.registers.definitions import KINDS
from kmcore.registers.errors import ChangedMeanwhileError, RefusedRowError, RegisterError, UndoError
from kmcore.registers.queries import newest_batches, row_history
from kmcore.registers.row_commands import RowEdit, add_row, change_row_from, correct_row, end_row
from kmcore.registers.row_store import one_row
from kmcore.registers.undo_command import undo_batch
from kmcore.storage.unit_of_work import reading
from tests.integration.registers.support import imported, rows_of
from tests.support.people import Person, person

AGENCIES, LINES = KINDS["agencies"], KINDS["budget-lines"]
MARCH = date(2007, 3, 1)


@pytest.fixture
def secretary(store: Engine) -> Person:
    """Return somebody of the secretariat."""
    return person(store, AccountRole.SECRETARIAT)


def shown(engine: Engine, kind: RegisterKind, *key: Any) -> Values:
    """Return a row as a form shows it."""
    with reading(engine) as session:
        row = one_row(session, kind, key)
    assert row is not None
    return {field.name: row[field.name] for field in kind.fields}


def edit(engine: Engine, kind: RegisterKind, key: tuple[Any, ...], cells: Mapping[str, Any]) -> RowEdit:
    return RowEdit(kind, key, cells, shown(engine, kind, *key))


def test_a_correction_says_before_and_after(store: Engine, secretary: Person) -> None:
    before = shown(store, AGENCIES, "cdd")
    correct_row(store, secretary.by(), edit(store, AGENCIES, ("cdd",), {"ministry": "กระทรวงใหม่"}))
    assert shown(store, AGENCIES, "cdd") == {**before, "ministry": "กระทรวงใหม่"}
    with reading(store) as session:
        (change,) = row_history(session, AGENCIES, ("cdd",))
    assert (change.before, change.after) == ({"ministry": before["ministry"]}, {"ministry": "กระทรวงใหม่"})


def test_an_emptied_field_is_emptied_and_a_needed_one_is_not(store: Engine, secretary: Person) -> None:
    correct_row(store, secretary.by(), edit(store, AGENCIES, ("cdd",), {"ministry": " "}))
    assert shown(store, AGENCIES, "cdd")["ministry"] is None
    with pytest.raises(RefusedRowError) as refused:
        correct_row(store, secretary.by(), edit(store, AGENCIES, ("cdd",), {"name_th": "", "short_th": ""}))
    assert len(refused.value.problems) == 2


def test_every_wrong_field_is_named_at_once(store: Engine, secretary: Person) -> None:
    with pytest.raises(RefusedRowError) as refused:
        add_row(
            store,
            secretary.by(),
            LINES,
            {"title": "ก", "fiscal_year": "ปีหน้า", "from_date": "31 ก.พ. 2550", "control_satang": "หลายล้าน"},
        )
    assert len(refused.value.problems) == 3


def test_who_comes_second_is_told_and_writes_nothing(store: Engine, secretary: Person) -> None:
    first, second = (
        edit(store, AGENCIES, ("nfe",), {"ministry": ministry}) for ministry in ("กระทรวงหนึ่ง", "กระทรวงสอง")
    )
    correct_row(store, secretary.by(), first)
    with pytest.raises(ChangedMeanwhileError, match="กระทรวง"):
        correct_row(store, secretary.by(), second)
    assert shown(store, AGENCIES, "nfe")["ministry"] == "กระทรวงหนึ่ง"


def test_who_changes_another_field_meanwhile_is_no_conflict_of_what_he_did_not_see(
    store: Engine, secretary: Person
) -> None:
    seen = {"ministry": shown(store, AGENCIES, "nfe")["ministry"]}
    correct_row(store, secretary.by(), edit(store, AGENCIES, ("nfe",), {"duty": "หน้าที่ใหม่"}))
    correct_row(store, secretary.by(), RowEdit(AGENCIES, ("nfe",), {"ministry": "กระทรวงใหม่"}, seen))
    assert shown(store, AGENCIES, "nfe")["duty"] == "หน้าที่ใหม่"


def test_nothing_changed_is_said(store: Engine, secretary: Person) -> None:
    row = shown(store, AGENCIES, "cdd")
    with pytest.raises(RegisterError, match="ต่างจากเดิม"):
        correct_row(store, secretary.by(), edit(store, AGENCIES, ("cdd",), {"ministry": row["ministry"]}))


def test_a_responsibility_changes_from_a_day_on(store: Engine, secretary: Person) -> None:
    kind = KINDS["responsibilities"]
    code = ("cohort-1-baac",)
    before = len(rows_of(store, kind))
    written = change_row_from(store, secretary.by(), edit(store, kind, code, {"agency_code": "กศน."}), MARCH)
    assert shown(store, kind, *code)["to_date"] == date(2007, 2, 28)
    (successor,) = [row for row in rows_of(store, kind) if row["from_date"] == MARCH]
    assert (successor["agency_code"], successor["cohort_number"], successor["to_date"]) == ("nfe", 1, None)
    undo_batch(store, secretary.by(), written.batch or 0)
    assert shown(store, kind, *code)["to_date"] is None
    assert len(rows_of(store, kind)) == before


def test_what_has_ended_is_not_changed_later(store: Engine, secretary: Person) -> None:
    kind, code = KINDS["responsibilities"], ("cohort-1-doae",)
    end_row(store, secretary.by(), edit(store, kind, code, {}), MARCH)
    with pytest.raises(RegisterError, match="สิ้นสุดแล้วเมื่อ"):
        change_row_from(
            store, secretary.by(), edit(store, kind, code, {"agency_code": "กศน."}), MARCH + timedelta(days=2)
        )
    assert shown(store, kind, *code)["to_date"] == MARCH


def test_what_does_not_follow_keeps_a_row_as_it_is(
    store: Engine, secretary: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind, code = KINDS["responsibilities"], ("cohort-1-doae",)
    monkeypatch.setattr("kmcore.registers.following.KINDS", {})
    with pytest.raises(RegisterError, match="จะไม่ตามไปด้วย"):
        change_row_from(store, secretary.by(), edit(store, kind, code, {"agency_code": "กศน."}), MARCH)
    assert shown(store, kind, *code)["to_date"] is None


def test_what_lasts_is_only_corrected(store: Engine, secretary: Person) -> None:
    with pytest.raises(RegisterError, match="ไม่เปลี่ยนตามเวลา"):
        change_row_from(
            store, secretary.by(), edit(store, AGENCIES, ("cdd",), {"ministry": "กระทรวงใหม่"}), MARCH
        )


def test_nobody_verifies_his_own(store: Engine) -> None:
    lead = person(store, AccountRole.LEAD, "nfe")
    line = {
        "village_code": "80010601",
        "agency_code": "กศน.",
        "mission_code": "sufficiency",
        "on_date": "8 ก.พ. 2550",
    }
    own = {**line, "note": "เวทีแรก", "kind": "ยืนยันแล้ว"}
    preview, written = imported(store, lead.by(), "evidence", [own])
    assert written.batch is None
    assert [problem.code for row in preview.rows for problem in row.problems] == ["not_yours"]
    with pytest.raises(NotAllowedError):
        add_row(store, lead.by(), KINDS["evidence"], own)


def test_a_change_before_the_beginning_is_refused(store: Engine, secretary: Person) -> None:
    kind = KINDS["responsibilities"]
    with pytest.raises(RegisterError, match="ไม่อยู่หลังวันเริ่ม"):
        change_row_from(
            store,
            secretary.by(),
            edit(store, kind, ("cohort-1-doae",), {"role": "หนุนเสริม"}),
            date(2006, 10, 1),
        )


def test_a_responsibility_ends(store: Engine, secretary: Person) -> None:
    kind = KINDS["responsibilities"]
    end_row(store, secretary.by(), edit(store, kind, ("cohort-1-doae",), {}), MARCH)
    assert shown(store, kind, "cohort-1-doae")["to_date"] == MARCH


def test_what_happened_has_no_end(store: Engine, secretary: Person) -> None:
    kind = KINDS["visits"]
    key = (rows_of(store, kind)[0]["code"],)
    with pytest.raises(RegisterError, match="จึงไม่สิ้นสุด"):
        end_row(store, secretary.by(), edit(store, kind, key, {}), MARCH)


def test_what_something_stands_on_is_not_undone(store: Engine, secretary: Person) -> None:
    agency = add_row(store, secretary.by(), AGENCIES, {"code": "new", "name_th": "ใหม่", "short_th": "ใหม่"})
    line = {"code": "new-line", "title": "รายการใหม่", "agency_code": "ใหม่", "fiscal_year": "2550"}
    added = add_row(store, secretary.by(), LINES, {**line, "from_date": "1 มี.ค. 2550"})
    with pytest.raises(UndoError, match="รายการงบประมาณ 1"):
        undo_batch(store, secretary.by(), agency.batch or 0)
    undo_batch(store, secretary.by(), added.batch or 0)
    undo_batch(store, secretary.by(), agency.batch or 0)
    with pytest.raises(UndoError, match="ถอนคืนไปแล้ว"):
        undo_batch(store, secretary.by(), agency.batch or 0)


def test_what_was_changed_later_is_not_undone(store: Engine, secretary: Person) -> None:
    first = correct_row(store, secretary.by(), edit(store, AGENCIES, ("cdd",), {"ministry": "หนึ่ง"}))
    correct_row(store, secretary.by(), edit(store, AGENCIES, ("cdd",), {"ministry": "สอง"}))
    with pytest.raises(UndoError, match="ถูกแก้ภายหลัง"):
        undo_batch(store, secretary.by(), first.batch or 0)
    assert shown(store, AGENCIES, "cdd")["ministry"] == "สอง"


def test_an_undoing_can_be_undone(store: Engine, secretary: Person) -> None:
    before = shown(store, AGENCIES, "cdd")
    first = correct_row(store, secretary.by(), edit(store, AGENCIES, ("cdd",), {"ministry": "หนึ่ง"}))
    second = undo_batch(store, secretary.by(), first.batch or 0)
    assert shown(store, AGENCIES, "cdd") == before
    undo_batch(store, secretary.by(), second.batch or 0)
    assert shown(store, AGENCIES, "cdd")["ministry"] == "หนึ่ง"
    with reading(store) as session:
        assert [one.undone_by for one in newest_batches(session)] == [None, 3, 2]


def test_parent_and_child_of_one_file_come_and_go_together(store: Engine, secretary: Person) -> None:
    before = rows_of(store, LINES)
    parent = {"code": "p", "title": "แม่", "fiscal_year": 2550, "from_date": "2007-03-01"}
    child = {**parent, "code": "c", "title": "ลูก", "parent_code": "p"}
    preview, written = imported(store, secretary.by(), "budget-lines", [child, parent])
    assert written.new == 2, preview.rows
    undo_batch(store, secretary.by(), written.batch or 0)
    assert rows_of(store, LINES) == before


def test_a_child_of_a_refused_parent_is_refused_and_says_why(store: Engine, secretary: Person) -> None:
    parent = {"code": "p", "title": "แม่", "fiscal_year": "ปีหน้า", "from_date": "2007-03-01"}
    child = {**parent, "code": "c", "title": "ลูก", "parent_code": "p", "fiscal_year": 2550}
    preview, written = imported(store, secretary.by(), "budget-lines", [child, parent], only_good=True)
    assert written.batch is None
    assert next(row.problems[0].code for row in preview.rows) == "parent_refused"


def test_a_reference_filled_in_from_the_code_is_one_of_the_register_s(
    store: Engine, secretary: Person
) -> None:
    cells = {"code": "80990101", "name_th": "บ้านไม่มีตำบล"}
    with pytest.raises(RefusedRowError, match="809901"):
        add_row(store, secretary.by(), KINDS["villages"], cells)
    preview, written = imported(store, secretary.by(), "villages", [cells])
    assert ([row.result.value for row in preview.rows], written.batch) == (["refused"], None)


def test_an_emptied_text_that_is_never_nothing_is_the_empty_text(store: Engine, secretary: Person) -> None:
    correct_row(store, secretary.by(), edit(store, AGENCIES, ("cdd",), {"name_en": "An agency"}))
    correct_row(store, secretary.by(), edit(store, AGENCIES, ("cdd",), {"name_en": ""}))
    assert not shown(store, AGENCIES, "cdd")["name_en"]


def test_the_audit_row_of_a_new_row_names_it(store: Engine, secretary: Person) -> None:
    add_row(store, secretary.by(), AGENCIES, {"code": "new-one", "name_th": "หน่วยงานใหม่"})
    with reading(store) as session:
        found = trail(session, secretary.user, TrailFilter(thing="agencies:new-one"))
    assert found.total == 1


@pytest.mark.parametrize("sourced", [False, True])
def test_a_row_without_a_source_s_day_counts_from_the_day_it_was_entered(
    store: Engine,
    secretary: Person,
    sourced: bool,  # noqa: FBT001 - a case
) -> None:
    source = {"source_code": "m-L37"} if sourced else {}
    cells = {"code": "new-one", "name_th": "หน่วยงานใหม่", **source}
    written = add_row(store, secretary.by(), AGENCIES, cells)
    minutes, entered = date(2007, 1, 9), date(2007, 2, 8)
    known = {minutes: sourced, minutes - timedelta(days=1): False, entered: True}
    assert {day: _is_known(store, day) for day in known} == known
    second = undo_batch(store, secretary.by(), written.batch or 0)
    assert not _is_known(store, entered)
    undo_batch(store, secretary.by(), second.batch or 0)
    assert {day: _is_known(store, day) for day in known} == known


def _is_known(engine: Engine, day: date) -> bool:
    with reading(engine) as session:
        return "new-one" in {agency.code for agency in agencies(session, day)}

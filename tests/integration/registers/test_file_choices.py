"""What a person chooses of a file: the table, what its columns are, what stands in the place of a refused cell."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select
from xlsxwriter import Workbook

from kmcore.access.actor import User
from kmcore.access.kinds import AccountRole
from kmcore.exchange.refused_rows import refused_rows_file
from kmcore.registers.commands import import_file
from kmcore.registers.comparison import compared_file
from kmcore.registers.definitions import KINDS
from kmcore.registers.file_decisions import CellDecision, decision_words, with_decision
from kmcore.registers.office_files.tables import TableChoice
from kmcore.registers.progress import Step, progress_told
from kmcore.registers.queries import batch_record
from kmcore.registers.read_models import Preview, RowResult
from kmcore.registers.reference_index import ReferenceIndex
from kmcore.registers.understood_file import UnderstoodFile, decided_file, understood_file
from kmcore.storage.audit.models import AuditRow
from kmcore.storage.unit_of_work import reading
from tests.support.people import person

EVIDENCE = KINDS["evidence"]
HEAD = ("รหัสหมู่บ้าน", "ตำบล", "อำเภอ", "หน่วยงาน", "ภารกิจ", "วันที่ทำ", "สิ่งที่ทำ")
Rows = list[tuple[Any, ...]]


def done(village: object, agency: str = "กศน.", *, where: tuple[str, str] = ("", "")) -> tuple[Any, ...]:
    return (village, *where, agency, "sufficiency", "8 ก.พ. 2550", "เวทีแรก")


def workbook(**sheets: Rows) -> bytes:
    """Return an XLSX with these sheets."""
    out = BytesIO()
    book = Workbook(out, {"in_memory": True})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(number, place, cell, day)
                else:
                    sheet.write(number, place, cell)
    book.close()
    return out.getvalue()


def read(
    engine: Engine, data: bytes, choice: TableChoice | None = None, kind: str = "evidence"
) -> UnderstoodFile:
    with reading(engine) as session:
        others = ReferenceIndex(session, KINDS)
        return understood_file(KINDS[kind], data, "ก.xlsx", others, choice=choice or TableChoice())


def looked_at(engine: Engine, file: UnderstoodFile) -> Preview:
    secretary = User(None, AccountRole.SECRETARIAT, "", program="test")
    with reading(engine) as session:
        return compared_file(session, file, secretary)


def decided(engine: Engine, file: UnderstoodFile, *decisions: CellDecision) -> UnderstoodFile:
    with reading(engine) as session:
        return decided_file(file, decisions, ReferenceIndex(session, KINDS))


def test_a_refused_cell_takes_what_a_person_chose_in_one_row_or_in_all_with_its_word(store: Engine) -> None:
    rows: Rows = [HEAD, done(80010601, "กศนน"), done(80010602, "กศนน"), done(80010603, "กศนน")]
    file = read(store, workbook(ก=rows))
    problems = [row.problems[0] for row in looked_at(store, file).rows if row.result is RowResult.REFUSED]
    assert [(one.field, one.found) for one in problems] == [("agency_code", "กศนน")] * 3
    assert "nfe" in dict(problems[0].suggestions)
    one = CellDecision("agency_code", "กศนน", "nfe", "กศน.", row=2)
    assert [row.result for row in looked_at(store, decided(store, file, one)).rows][1:] == [
        RowResult.NEW,
        RowResult.REFUSED,
        RowResult.REFUSED,
    ]
    every = CellDecision("agency_code", "กศนน", "cdd", "พช.")
    both = decided(store, file, one, every)
    assert [row.values["agency_code"] for row in looked_at(store, both).rows[1:]] == ["nfe", "cdd", "cdd"]
    assert decided(store, both).rows == file.rows  # taken back, all is as it was


def test_decisions_are_kept_with_the_batch_and_in_the_audit_trail(store: Engine) -> None:
    secretary = person(store, AccountRole.SECRETARIAT)
    file = read(store, workbook(ก=[HEAD, done(80010604, "กศนน")]))
    choice = CellDecision("agency_code", "กศนน", "nfe", "กศน.")
    _preview, written = import_file(store, secretary.by(), decided(store, file, choice))
    with Session(store) as session:
        record = batch_record(session, written.batch or 0)
        last = session.exec(select(AuditRow).order_by(AuditRow.id.desc())).first()  # type: ignore[union-attr]
    assert record is not None
    assert record.reason == decision_words(EVIDENCE, choice)
    assert last is not None
    assert last.actor == secretary.user.actor
    assert '"value":"nfe"' in last.detail.replace(" ", "")


def test_a_code_with_a_digit_too_few_suggests_the_village_that_the_row_names(store: Engine) -> None:
    file = read(store, workbook(ก=[HEAD, done("8003505", where=("ขุนทะเล", "ลานสกา")), done(80010603)]))
    (problem,) = next(row.problems for row in file.rows if row.problems)
    assert problem.code == "wrong_length"
    assert "80030505" in dict(problem.suggestions)
    chosen = CellDecision(problem.field, problem.found, "80030505", "")
    assert decided(store, file, chosen).rows[0].values["village_code"] == "80030505"


def test_which_table_was_read_is_told_and_another_may_be_chosen(store: Engine) -> None:
    data = workbook(ก=[HEAD, done(80010601), done(80010602)], ข=[("หัวเรื่อง",), HEAD, done(80010603)])
    file = read(store, data)
    assert [(one.place.sheet, one.place.row, one.rows) for one in file.file.tables] == [
        ("ก", 1, 2),
        ("ข", 2, 1),
    ]
    assert "“ข”" in file.file.notices[0]
    other = read(store, data, TableChoice(place=file.file.tables[1].place))
    assert (other.file.sheet, len(other.rows), "“ก”" in other.file.notices[0]) == ("ข", 1, True)


def test_two_columns_for_one_field_are_told_apart_by_a_person(store: Engine) -> None:
    head = ("ชื่อหน่วยงาน", "ชื่อย่อ", "ชื่อย่อ")
    data = workbook(ก=[head, ("สำนักงานทดสอบ", "ทส.", "ทก.")])
    file = read(store, data, kind="agencies")
    assert [problem.code for row in file.left_out for problem in row.problems] == ["two_columns"]
    assert file.file.places == {"ชื่อหน่วยงาน (A)": 1, "ชื่อย่อ (B)": 2, "ชื่อย่อ (C)": 3}
    chosen = TableChoice(place=file.file.place, columns=((2, None), (3, "short_th")))
    file = read(store, data, chosen, "agencies")
    assert [row.values["short_th"] for row in file.rows] == ["ทก."]


def test_an_unknown_heading_is_what_a_person_says(store: Engine) -> None:
    data = workbook(ก=[("เลขประจำบ้าน", *HEAD[3:]), (80010601, *done(0)[3:])])
    file = read(store, data)
    assert file.file.columns["เลขประจำบ้าน"] is None
    place, column = file.file.place, file.file.places["เลขประจำบ้าน"]
    file = read(store, data, TableChoice(place=place, columns=((column, "village_code"),)))
    assert [row.values.get("village_code") for row in file.rows] == ["80010601"]


def test_how_far_it_is_is_told_at_each_step(store: Engine) -> None:
    secretary = person(store, AccountRole.SECRETARIAT)
    told: list[tuple[Step, int, int]] = []
    with progress_told(lambda *how: told.append(how)):
        file = read(store, workbook(ก=[HEAD, done(80010605)]))
        import_file(store, secretary.by(), file)
    assert list(dict.fromkeys(step for step, _done, _of in told)) == list(Step)
    ends = {step: (done, of) for step, done, of in told}
    assert all(done == of for step, (done, of) in ends.items() if step is not Step.READ)
    assert ends[Step.WRITE] == (1, 1)


@pytest.mark.parametrize("row", [None, 2])
def test_a_later_decision_on_the_same_cells_takes_the_place_of_the_earlier(row: int | None) -> None:
    first, second = (CellDecision("agency_code", "ก", value, value, row) for value in ("cdd", "nfe"))
    assert with_decision((first,), second) == (second,)


def test_refused_rows_go_out_as_a_file_that_comes_in_again_once_corrected(store: Engine) -> None:
    head = ("รหัสหมู่บ้าน", "หน่วยงาน", "เรื่องที่ทำ", "ภารกิจ", "วันที่ทำ")
    rows: Rows = [("รายงาน",), head, (80010601, "กศนน", "ก", "sufficiency", date(2007, 2, 1))]
    rows.append((80010602, "กศน.", "ข", "sufficiency", "8 ก.พ. 2550"))
    file = read(store, workbook(ก=rows))
    chosen = TableChoice(place=file.file.place, columns=((3, "note"),))
    file = read(store, workbook(ก=rows), chosen)
    data = refused_rows_file(file, looked_at(store, file))
    again = read(store, data)
    assert [row.number for row in again.rows] == [2]
    assert [problem.code for problem in again.rows[0].problems] == ["not_in_register"]
    assert again.rows[0].values["on_date"] == date(2007, 2, 1)
    assert again.rows[0].values["note"] == "ก"
    assert {"แถวในแฟ้มเดิม", "ต้องแก้อย่างไร"} <= set(again.file.ignored)
    mended = decided(store, again, CellDecision("agency_code", "กศนน", "nfe", ""))
    assert [row.result for row in looked_at(store, mended).rows if row.number == 2] == [RowResult.NEW]


def test_the_refused_file_keeps_the_unit_of_its_amounts(store: Engine) -> None:
    rows: Rows = [("งบประมาณ (หน่วย: พันบาท)",), ("รายการงบ", "ขั้น", "จำนวนเงิน", "วันที่")]
    rows.append(("ไม่มีรายการนี้เลย", "เบิกจ่าย", 5, "8 ก.พ. 2550"))
    file = read(store, workbook(ก=rows), kind="budget-entries")
    assert file.rows[0].values["amount_satang"] == 500_000
    again = read(store, refused_rows_file(file, looked_at(store, file)), kind="budget-entries")
    assert again.rows[0].values["amount_satang"] == 500_000

"""Tables as files hold the same figures as the queries."""

import csv
from datetime import UTC, date, datetime
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import Engine

from kmcore.exchange.demo import remove_demo
from kmcore.exchange.exports import EXPORTS, actions_table, budget_table, coverage_table, export_table
from kmcore.exchange.tables import ExportTable, write_csv, write_xlsx
from kmcore.programme.coverage import Filters
from kmcore.storage.unit_of_work import reading

DAY = date(2007, 2, 8)
NOW = datetime(2007, 2, 8, 6, 25, tzinfo=UTC)


def table_of(engine: Engine, kind: str) -> ExportTable:
    with reading(engine) as session:
        return export_table(session, kind, DAY, NOW)


@pytest.mark.parametrize("kind", EXPORTS)
def test_both_files_can_be_read_by_another_library(store: Engine, kind: str) -> None:
    table = table_of(store, kind)
    sheet = load_workbook(BytesIO(write_xlsx(table))).active
    assert sheet is not None
    seen = list(sheet.iter_rows(values_only=True))
    lines = list(csv.reader(StringIO(write_csv(table).decode("utf-8-sig"), newline="")))
    head = tuple(column.heading for column in table.columns)
    assert seen[7] == head == tuple(lines[7])
    assert len(seen) == len(lines) == 8 + len(table.rows) + (table.total is not None)
    assert [str(row[0] or "") for row in seen[8:]] == [line[0] for line in lines[8:]]
    assert lines[5][0] == "สาธิต"


def test_the_coverage_file_adds_up_to_1551(store: Engine) -> None:
    sheet = load_workbook(BytesIO(write_xlsx(table_of(store, "coverage")))).active
    assert sheet is not None
    rows = list(sheet.iter_rows(min_row=9, values_only=True))
    *districts, total = [row[2] for row in rows]
    assert total == sum(int(str(count)) for count in districts) == 1551
    assert rows[0][0] == "8001"  # a code stays text


def test_the_budget_file_is_in_baht(store: Engine) -> None:
    with reading(store) as session:
        table = budget_table(session, DAY, NOW)
    sheet = load_workbook(BytesIO(write_xlsx(table))).active
    assert sheet is not None
    keys = [column.key for column in table.columns]
    first = [cell.value for cell in sheet[9]]
    assert first[keys.index("control_satang")] == 10_000_000
    assert first[keys.index("disbursed_satang")] == 1_420_000


def test_the_budget_file_shows_the_tree_and_what_each_code_is(store: Engine) -> None:
    table = table_of(store, "budget")
    keys = [column.key for column in table.columns]
    assert keys.index("source_words") == keys.index("source") + 1
    sheet = load_workbook(BytesIO(write_xlsx(table))).active
    assert sheet is not None
    assert sheet.title == "งบประมาณปี 2550"
    rows = {row[0].value: row for row in sheet.iter_rows(min_row=9)}
    assert rows["strategy-food"][1].alignment.indent == 2
    assert rows["strategy-food"][keys.index("source_words")].value == (
        "รายงานประชุมวงคุณเอื้อ 9 ม.ค. 2550 (GotoKnow 71850) บรรทัด 35"
    )


def test_the_actions_file_is_in_words(store: Engine) -> None:
    with reading(store) as session:
        table = actions_table(session, DAY, NOW)
    lines = list(csv.reader(StringIO(write_csv(table).decode("utf-8-sig"), newline="")))
    by_code = {line[0]: line for line in lines[8:]}
    assert {"ปกครอง + ยมนา", "เสี่ยง", "มติ"} <= set(by_code["A12"])
    assert {"ทุกหน่วยงาน", "9 ก.พ. 2550", "ข้อสั่งการ"} <= set(by_code["A6"])
    assert "ทุกวงเรียนรู้" in by_code["A16"]


def test_the_head_names_the_documents_each_once(store: Engine) -> None:
    sources = table_of(store, "coverage").sources
    assert sources[0].startswith("รายงานประชุมวงคุณเอื้อ")
    assert len(set(sources)) == len(sources)
    assert any("หมู่บ้าน" in source for source in sources)


def test_filters_are_told_and_applied(store: Engine) -> None:
    with reading(store) as session:
        table = coverage_table(session, DAY, NOW, "subdistrict", Filters(cohort=2, agency="nfe", area="8001"))
    assert {"รุ่น 2", "หน่วยงาน กศน."} <= set(table.filters)
    assert any("เมืองนครศรีธรรมราช" in words for words in table.filters)
    assert {str(row["code"])[:4] for row in table.rows} == {"8001"}
    assert table.total is not None
    assert 0 < int(str(table.total["villages"])) < 115


def test_without_made_up_rows_there_is_no_mark(store: Engine) -> None:
    with reading(store) as session:
        remove_demo(session)
        tables = [export_table(session, kind, DAY, NOW) for kind in EXPORTS]
    assert not any(table.demo for table in tables)
    assert all("สาธิต" not in dict(table.heading()) for table in tables)

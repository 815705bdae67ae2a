"""Handed-out tables say what they are, as of when, from where, and keep their values."""

import csv
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from typing import Any

import pandas as pd
import pytest
from openpyxl import load_workbook

from kmcore.exchange.columns import ExportColumn
from kmcore.exchange.tables import ExportTable, file_name, frame_rows, write_csv, write_xlsx
from kmcore.exchange.workbook import sheet_name
from kmcore.i18n import speaking

TABLE = ExportTable(
    title="งบประมาณ",
    columns=(
        ExportColumn("title", "รายการ"),
        ExportColumn("agency", "หน่วยงาน", names={"dopa": "ปกครอง", "yomna": "ยมนา"}),
        ExportColumn("money_satang", "จัดสรร (บาท)", "money"),
        ExportColumn("on", "วันที่", "date"),
        ExportColumn("demo", "สาธิต", "demo"),
    ),
    rows=(
        {
            "title": "โครงการ KM รุ่นที่ 3",
            "agency": "dopa+yomna",
            "money_satang": 700_000_01,
            "on": date(2007, 2, 8),
            "demo": True,
        },
        {"title": "งบฉุกเฉิน", "agency": None, "money_satang": None, "on": None, "demo": False},
    ),
    as_of=date(2007, 2, 8),
    made_at=datetime(2007, 2, 8, 6, 25, tzinfo=UTC),
    filters=("รุ่น 3",),
    sources=("รายงานประชุม",),
    demo=True,
    total={"title": "รวม", "money_satang": 700_000_01},
)


def cells(table: ExportTable) -> list[tuple[Any, ...]]:
    sheet = load_workbook(BytesIO(write_xlsx(table))).active
    assert sheet is not None
    return list(sheet.iter_rows(values_only=True))


def lines(table: ExportTable) -> list[list[str]]:
    return list(csv.reader(StringIO(write_csv(table).decode("utf-8-sig"), newline="")))


def test_the_block_above_says_what_it_is_in_the_buddhist_era() -> None:
    assert [row[:2] for row in lines(TABLE)[:6]] == [
        ["เรื่อง", "งบประมาณ"],
        ["ข้อมูล ณ วันที่", "8 กุมภาพันธ์ 2550"],
        ["จัดทำเมื่อ", "8 ก.พ. 2550 13.25 น."],
        ["ตัวกรอง", "รุ่น 3"],
        ["ที่มา", "รายงานประชุม"],
        ["สาธิต", "มีข้อมูลสาธิตที่สมมติขึ้นปนอยู่ ห้ามใช้อ้างอิงเป็นผลจริง"],
    ]
    title, *block = [row[:2] for row in cells(TABLE)[:6]]
    assert title == ("งบประมาณ", None)
    assert block == [tuple(row[:2]) for row in lines(TABLE)[1:6]]


def test_a_table_without_filters_or_made_up_rows_says_so() -> None:
    block = dict(replace(TABLE, filters=(), sources=(), demo=False).heading())
    assert block["ตัวกรอง"] == "ไม่มี (ทั้งจังหวัด)"
    assert block["ที่มา"] == "ไม่ระบุ"
    assert "สาธิต" not in block


def test_a_workbook_holds_baht_as_numbers_and_days_as_days() -> None:
    head, first, second, total = cells(TABLE)[7:]
    assert head == ("รายการ", "หน่วยงาน", "จัดสรร (บาท)", "วันที่", "สาธิต")
    assert first == ("โครงการ KM รุ่นที่ 3", "ปกครอง + ยมนา", 700_000.01, datetime(2007, 2, 8), "สาธิต")  # noqa: DTZ001 - a day
    assert second == ("งบฉุกเฉิน", None, None, None, None)
    assert total == ("รวม", None, 700_000.01, None, None)


def test_a_workbook_is_ready_to_read_and_to_print() -> None:
    sheet = load_workbook(BytesIO(write_xlsx(TABLE))).active
    assert sheet is not None
    assert sheet.freeze_panes == "B9"
    assert sheet.auto_filter.ref == "A8:E10"
    assert sheet["C9"].number_format.startswith("#,##0.00")
    assert "107041E" in sheet["D9"].number_format
    assert sheet.column_dimensions["A"].width >= 18
    narrow = load_workbook(BytesIO(write_xlsx(replace(TABLE, columns=(ExportColumn("x", "x"),))))).active
    assert narrow is not None
    assert narrow.column_dimensions["A"].width >= 12  # the labels above the table can be read
    assert sheet.page_setup.orientation == "landscape"


def test_a_sheet_is_made_as_an_office_makes_it() -> None:
    tree = replace(TABLE, levels=(0, 1))
    sheet = load_workbook(BytesIO(write_xlsx(tree))).active
    assert sheet is not None
    assert sheet.title == "งบประมาณ"
    assert (sheet["A1"].value, sheet["A1"].font.bold, sheet["A1"].font.size) == ("งบประมาณ", True, 16)
    assert [sheet.cell(row, 1).alignment.indent for row in (9, 10)] == [0, 1]
    assert [sheet.row_dimensions[row].outlineLevel for row in (9, 10)] == [0, 1]
    assert not sheet.sheet_properties.outlinePr.summaryBelow
    assert str(sheet.page_setup.paperSize) == "9"
    assert sheet.print_title_rows == "$8:$8"
    assert "หน้า" in (sheet.oddFooter.right.text or "")
    assert "B2:E2" in {str(merged) for merged in sheet.merged_cells.ranges}


@pytest.mark.parametrize(
    ("title", "named"), [("ก/ข [1]: *?\\", "ก ข  1"), ("'", "ตาราง"), ("ย" * 40, "ย" * 31), ("\b", "ตาราง")]
)
def test_a_sheet_s_name_is_one_that_excel_takes(title: str, named: str) -> None:
    assert sheet_name(title) == named


def test_a_file_is_named_for_what_it_is_and_its_day() -> None:
    assert file_name("งบประมาณ", date(2007, 2, 8), "xlsx") == "งบประมาณ ณ 8 ก.พ. 2550.xlsx"
    assert file_name('ก/ข:"', date(2007, 2, 8), "csv") == "ก-ข-- ณ 8 ก.พ. 2550.csv"
    with speaking("en"):
        assert file_name("Budget", date(2007, 2, 8), "csv") == "Budget as of 8 Feb 2007.csv"


def test_a_csv_file_opens_in_excel_with_thai_and_plain_numbers() -> None:
    raw = write_csv(TABLE)
    assert raw.startswith(b"\xef\xbb\xbf")
    assert lines(TABLE)[8:] == [
        ["โครงการ KM รุ่นที่ 3", "ปกครอง + ยมนา", "700000.01", "8 ก.พ. 2550", "สาธิต"],
        ["งบฉุกเฉิน", "", "", "", ""],
        ["รวม", "", "700000.01", "", ""],
    ]


def test_the_same_table_gives_the_same_bytes() -> None:
    assert write_xlsx(TABLE) == write_xlsx(TABLE)
    assert write_csv(TABLE) == write_csv(TABLE)


def test_in_english_days_are_of_the_christian_era() -> None:
    with speaking("en"):
        assert [row[3] for row in lines(TABLE) if row and row[0].startswith("โครงการ")] == ["8 Feb 2007"]
        sheet = load_workbook(BytesIO(write_xlsx(TABLE))).active
    assert sheet is not None
    assert "107041E" not in sheet["D9"].number_format


def test_an_empty_table_is_a_table() -> None:
    empty = replace(TABLE, rows=(), total=None)
    assert cells(empty)[-1][0] == "รายการ"
    assert lines(empty)[-1][0] == "รายการ"


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        (pd.array([1, None], dtype="Int64"), [1, None]),
        ([1.5, float("nan")], [1.5, None]),
        ([pd.Timestamp("2007-02-08"), pd.NaT], [date(2007, 2, 8), None]),
        ([("a", "b"), None], [("a", "b"), None]),
    ],
)
def test_rows_of_a_frame_hold_plain_values(stored: Any, expected: list[object]) -> None:
    values = [row["x"] for row in frame_rows(pd.DataFrame({"x": stored}))]
    assert values == expected
    assert [type(value) for value in values] == [type(value) for value in expected]

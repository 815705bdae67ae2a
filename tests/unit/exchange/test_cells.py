"""Text in a handed-out file is never run as a formula by whoever opens it."""

import csv
import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from kmcore.exchange.cells import csv_text, risky, sheet_text
from kmcore.exchange.columns import ExportColumn
from kmcore.exchange.tables import ExportTable, write_csv, write_xlsx

TABLE = ExportTable(
    title="ทดสอบ",
    columns=(
        ExportColumn("text", "ข้อความ"),
        ExportColumn("money", "เงิน", "money"),
        ExportColumn("count", "จำนวน", "count"),
    ),
    rows=(),
    as_of=date(2007, 2, 8),
    made_at=datetime(2007, 2, 8, 6, 25, tzinfo=UTC),
)
HEAD_ROWS = 7  # five lines that say what it is, an empty one, the head
STARTS = st.sampled_from(
    [
        "=",
        "+",
        "-",
        "@",
        "\t",
        "\r",
        "\n",
        "＝",
        "＋",
        "－",
        "＠",
        "−",
        "﹦",
        " ",
        "\u200b",
        "\u00a0",
        "\ufeff",
        "'",
    ]
)
ANY_TEXT = st.text(max_size=30) | st.builds(
    "".join, st.lists(STARTS | st.characters(codec="utf-8"), max_size=8)
)


def runs(cell: str) -> bool:
    """What a spreadsheet may take for a formula, told another way than the code does it."""
    seen = "".join(mark for mark in cell if unicodedata.category(mark) not in {"Cc", "Cf", "Cs", "Cn", "Co"})
    seen = unicodedata.normalize("NFKC", seen).lstrip()
    return cell.startswith(("\t", "\r", "\n")) or seen.startswith(("=", "+", "-", "@", "−"))


def csv_cells(table: ExportTable) -> list[list[str]]:
    return list(csv.reader(StringIO(write_csv(table).decode("utf-8-sig"), newline="")))


@given(ANY_TEXT)
def test_no_csv_cell_runs_and_none_loses_a_letter(text: str) -> None:
    cell = csv_cells(replace(TABLE, rows=({"text": text},)))[HEAD_ROWS][0]
    assert not runs(cell)
    assert cell in {text, f"'{text}"}
    assert (cell == text) or runs(text) or risky(text)


@given(ANY_TEXT)
def test_no_heading_of_a_csv_file_runs(text: str) -> None:
    rows = csv_cells(replace(TABLE, title=text, filters=(text,), columns=(ExportColumn("text", text),)))
    assert not any(runs(cell) for row in rows for cell in row)


@given(st.lists(ANY_TEXT, min_size=1, max_size=4))
def test_every_text_of_a_workbook_is_stored_as_text(texts: list[str]) -> None:
    table = replace(TABLE, title=texts[0], rows=tuple({"text": text} for text in texts))
    sheet = load_workbook(BytesIO(write_xlsx(table))).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)


@pytest.mark.parametrize("amount", [-1, 0, 1, -123_456_789_01, 99, 100, 2_300_000_00])
def test_numbers_stay_numbers_negative_ones_too(amount: int) -> None:
    table = replace(TABLE, rows=({"text": "x", "money": amount, "count": amount},))
    sheet = load_workbook(BytesIO(write_xlsx(table))).active
    assert sheet is not None
    _text, money, count = sheet[HEAD_ROWS + 1]
    assert (money.data_type, count.data_type) == ("n", "n")
    assert round(float(str(money.value)) * 100) == amount
    assert count.value == amount
    row = csv_cells(table)[HEAD_ROWS]
    assert row[1].replace(".", "").lstrip("-").zfill(3) == str(abs(amount)).zfill(3)
    assert row[1].startswith("-") == (amount < 0)
    assert row[2] == str(amount)


@pytest.mark.parametrize(
    "text", ["=1+1", "+66", "-ไม่มี", "@SUM(A1)", "\tx", "\r=x", " =x", "\u200b=x", "＝x", "−5"]
)
def test_what_could_run_is_marked(text: str) -> None:
    assert risky(text)
    assert csv_text(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "กศน.", "1-2", "a=b", "–", "8 ก.พ. 2550", " ", "'=x", "ำ"])
def test_what_cannot_run_is_left_alone(text: str) -> None:
    assert not risky(text)
    assert csv_text(text) == text


def test_a_text_longer_than_a_cell_holds_is_cut_where_one_sees_it() -> None:
    assert sheet_text("ก" * 40_000) == "ก" * 32_766 + "…"
    assert sheet_text("ก" * 32_767) == "ก" * 32_767

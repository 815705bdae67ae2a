"""Nothing of a sheet is lost: each used row is taken or left out, each cell is the one in the file."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import load_workbook

from kmcore.registers.office_files.errors import UnreadableFileError
from kmcore.registers.office_files.excel_dates import whole
from kmcore.registers.office_files.grid import CellFault
from kmcore.registers.office_files.reading import read_tables
from kmcore.registers.office_files.tables import FileTable
from kmcore.registers.office_files.workbooks import read_sheets
from tests.unit.registers.office_files.awkward_other_formats import OTHERS, TEXTS
from tests.unit.registers.office_files.awkward_rows import ROWS
from tests.unit.registers.office_files.awkward_xlsx import XLSX
from tests.unit.registers.office_files.ods_files import ods, ods_table
from tests.unit.registers.office_files.outcomes import HEAD, WANTED, Awkward, Row

MADE_BY_PROGRAMS = [
    file
    for file in (*XLSX, *ROWS, *OTHERS)
    if file.data[:1] in b"P\xd0" and "far end" not in file.name  # calamine would ask for 549 GB
]
WORDS = [
    *map(str, HEAD),
    "รวม",
    "รวมอำเภอ",
    "หมายเหตุ",
    "บ้านใหม่",
    "อำเภอเมือง",
    "(1)",
    "-",
    "ยอดยกมา",
    "#REF!",
    " ",
    "",
]


def no_headings(_cells: list[str]) -> int:
    return 0


def numbers_of(table: FileTable) -> list[int]:
    return [row.number for row in table.rows] + [row.number for row in table.left_out]


@pytest.mark.parametrize("file", MADE_BY_PROGRAMS, ids=lambda file: file.name)
def test_every_cell_is_what_calamine_reads(file: Awkward) -> None:
    """Another library than ours, on all values; what it cannot tell from an empty cell are errors and bare formulas."""
    book = load_workbook(BytesIO(file.data))
    for grid in read_sheets(file.data, file.name, no_headings):
        sheet = book.get_sheet_by_name(grid.name)
        top, left = sheet.start or (0, 0)
        theirs = {
            (top + row + 1, left + column + 1): whole(cell) if isinstance(cell, float) else cell
            for row, cells in enumerate(sheet.to_python())
            for column, cell in enumerate(cells)
            if cell not in {"", "#REF!", "#DIV/0!"}
        }
        ours = {
            (row, column): cell
            for row, cells in grid.rows.items()
            for column, cell in cells.items()
            if not isinstance(cell, CellFault)
        }
        assert ours == theirs


@pytest.mark.parametrize("file", [*XLSX, *ROWS, *OTHERS, *TEXTS], ids=lambda file: file.name)
def test_every_used_row_stands_once(file: Awkward) -> None:
    used = {grid.name: set(grid.rows) for grid in read_sheets(file.data, file.name, len)}
    for table in read_tables(file.data, file.name, WANTED):
        numbers = numbers_of(table)
        assert len(numbers) == len(set(numbers))
        if not any("พลิก" in notice for notice in table.notices):
            assert set(numbers) == used[table.sheet]


cells = st.one_of(st.sampled_from(WORDS), st.integers(-5, 99_999_999), st.text("กขฃาิ่ำ1 \u200b,;", max_size=5))
sheets = st.lists(st.lists(cells, max_size=7), max_size=12)


@settings(max_examples=150, deadline=None)
@given(above=sheets, head=st.permutations(HEAD), below=sheets, again=st.booleans())
def test_any_sheet_is_parted_into_rows_taken_and_rows_left_out(
    above: list[Row], head: Row, below: list[Row], *, again: bool
) -> None:
    rows = [*above, head, *below, *([head, *below] if again else [])]
    data = ods(ods_table(rows))
    try:
        tables = read_tables(data, "x.ods", WANTED)
    except UnreadableFileError as refused:
        assert refused.code in {"two_columns", "missing_columns", "no_headings"}  # noqa: PT017 - read is as well
        return
    (grid,) = read_sheets(data, "x.ods", no_headings)
    for table in tables:
        if any("พลิก" in notice for notice in table.notices):
            continue
        numbers = numbers_of(table)
        assert sorted(numbers) == sorted(grid.rows)
        for row in table.rows:
            values = [cell for cell in row.cells.values() if cell is not None]
            assert values
            assert all(value in grid.rows[row.number].values() for value in values)

"""Nothing that a file can make long is kept without a bound, and what is written unusually is read all the same."""

import struct
from collections.abc import Callable

import pytest

from kmcore.registers.office_files import grid, limits, packed_parts, xlsx_styles
from kmcore.registers.office_files.errors import UnreadableFileError
from kmcore.registers.office_files.grid import MergedCells, SheetGrid, column_letters
from kmcore.registers.office_files.reading import read_tables
from kmcore.registers.office_files.tables import TableChoice
from kmcore.registers.office_files.xlsx_sheet import column_number
from tests.unit.registers.office_files.ods_files import ods, ods_cell, ods_row, ods_table
from tests.unit.registers.office_files.outcomes import FIRST, HEAD, PLAIN, SECOND, WANTED
from tests.unit.registers.office_files.xlsx_files import packed, xlsx

PREFIXED = packed(
    {
        "_rels/.rels": (
            '<Relationships xmlns="r"><Relationship Id="a" Type="x/officeDocument" Target="/book/workbook.xml"/></Relationships>'
        ),
        "book/_rels/workbook.xml.rels": (
            '<Relationships xmlns="r"><Relationship Id="s" Type="x/worksheet" Target="/sheets/one.xml"/></Relationships>'
        ),
        "book/workbook.xml": (
            '<x:workbook xmlns:x="m" xmlns:d="r"><x:sheets><x:sheet name="ก" d:id="s"/></x:sheets></x:workbook>'
        ),
        "sheets/one.xml": (
            '<x:worksheet xmlns:x="m"><x:sheetData>'
            '<x:row><x:c t="inlineStr"><x:is><x:t>รหัส</x:t></x:is></x:c>'
            '<x:c t="inlineStr"><x:is><x:r><x:t>หมู่</x:t></x:r><x:r><x:t>บ้าน</x:t></x:r><x:rPh><x:t>mu</x:t></x:rPh></x:is></x:c></x:row>'
            '<x:row><x:c><x:v>80010101</x:v></x:c><x:c t="str"><x:v>บ้าน_x0020_ก</x:v></x:c></x:row>'
            "</x:sheetData></x:worksheet>"
        ),
    }
)


def code_of(data: bytes, name: str = "x.xlsx") -> str:
    with pytest.raises(UnreadableFileError) as refused:
        read_tables(data, name, WANTED)
    return refused.value.code


def test_a_workbook_written_unusually() -> None:
    """Prefixes before every name, no addresses of cells, texts within the sheet, parts in folders of their own."""
    (table,) = read_tables(PREFIXED, "x.xlsx", WANTED)
    assert table.sheet == "ก"
    assert [dict(row.cells) for row in table.rows] == [{"code": 80010101, "name": "บ้าน ก"}]


def test_cells_of_all_sheets_together(monkeypatch: pytest.MonkeyPatch) -> None:
    two = [ods_table(PLAIN), ods_table(PLAIN, name="ข้อมูล2")]
    assert len(read_tables(ods(*two), "x.ods", WANTED)) == 2
    monkeypatch.setattr(grid.CellBudget.__init__, "__defaults__", (20,))
    assert code_of(ods(*two), "x.ods") == "too_many_rows"
    assert code_of(xlsx(PLAIN, PLAIN)) == "too_many_rows"


def test_a_row_repeated_a_million_times() -> None:
    rows = [HEAD, ods_row(FIRST, 'table:number-rows-repeated="1048570"')]
    assert code_of(ods(ods_table(rows)), "x.ods") == "too_many_rows"


def test_a_cell_repeated_beyond_the_sheet() -> None:
    wide = ods_cell("ก", 'table:number-columns-repeated="99999999"')
    assert code_of(ods(ods_table([HEAD, [wide]])), "x.ods") == "damaged"


def test_shared_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_styles, "MOST_CELLS", 3)
    assert code_of(xlsx(PLAIN)) == "too_large_unpacked"


def test_the_directory_is_looked_at_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    data = bytearray(xlsx(PLAIN))
    end = data.rfind(b"PK\x05\x06")
    data[end + 12 : end + 16] = struct.pack("<I", limits.MOST_DIRECTORY + 1)
    monkeypatch.setattr(packed_parts, "ZipFile", lambda _data: pytest.fail("read"))
    assert code_of(bytes(data)) == "too_large_unpacked"


@pytest.mark.parametrize(
    "keep",
    [lambda sheet: sheet.merge(MergedCells(1, 1, 2, 1)), lambda sheet: sheet.hide_columns(1, 2)],
    ids=["merged", "hidden columns"],
)
def test_merged_cells_and_hidden_columns(
    monkeypatch: pytest.MonkeyPatch, keep: Callable[[SheetGrid], None]
) -> None:
    monkeypatch.setattr(grid, "MOST_MERGED", 2)
    sheet = SheetGrid("ก")
    keep(sheet)
    keep(sheet)
    with pytest.raises(UnreadableFileError):
        keep(sheet)


@pytest.mark.parametrize(
    ("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")]
)
def test_columns_are_called_as_in_excel(number: int, letters: str) -> None:
    assert column_letters(number) == letters
    assert column_number(letters) == number


def test_a_picked_sheet_is_the_only_one_read() -> None:
    data = xlsx(PLAIN, [HEAD, SECOND])
    (table,) = read_tables(data, "x.xlsx", WANTED, choice=TableChoice("ข้อมูล 2"))
    assert (table.sheet, len(table.rows)) == ("ข้อมูล2", 1)

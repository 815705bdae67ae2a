"""What an old .xls keeps beside its values: errors, hidden rows and columns, merged cells, passwords, links, programs."""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from kmcore.registers.office_files.errors import encrypted, has_links, has_macros
from kmcore.registers.office_files.grid import MergedCells

_BOUND_SHEET, _FILE_PASS, _SUP_BOOK = 0x85, 0x2F, 0x1AE
_BEGIN, _END = 0x809, 0x0A
_ROW, _COLUMNS, _MERGED, _FORMULA, _BOOLEAN_OR_ERROR = 0x208, 0x7D, 0xE5, 0x06, 0x205
_NO_OTHER_FILE: Final = frozenset({0x0401, 0x3A01, 0, 1})  # itself, an add-in, a link no longer used
_MACRO_SHEET: Final = 1
_ERRORS: Final = {
    0: "#NULL!",
    7: "#DIV/0!",
    15: "#VALUE!",
    23: "#REF!",
    29: "#NAME?",
    36: "#NUM!",
    42: "#N/A",
}


@dataclass(slots=True)
class XlsSheetRecords:
    """Beside the values of one sheet; rows and columns count from 1."""

    hidden: bool = False
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[MergedCells] = field(default_factory=list)


def read_records(book: bytes) -> list[XlsSheetRecords]:
    """Return what stands beside the values, by sheet in the workbook's order.

    Raises:
        UnreadableFileError: a password, a macro sheet, links to other files.
        struct.error: a record shorter than its kind.
    """
    sheets = []
    for kind, data in _records(book, 0):
        if kind == _FILE_PASS:
            raise encrypted()
        if kind == _SUP_BOOK and struct.unpack_from("<H", data, 2)[0] not in _NO_OTHER_FILE:
            raise has_links()
        if kind == _BOUND_SHEET:
            place, state, sort = struct.unpack_from("<IBB", data)
            if sort == _MACRO_SHEET:
                raise has_macros()
            sheets.append(_read_sheet(book, place, hidden=state & 3 != 0))
    return sheets


def _records(book: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records of one stream within the book: from its beginning to its own end."""
    depth = 0
    while place + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, place)
        place += 4 + length
        depth += (kind == _BEGIN) - (kind == _END)
        if depth <= 0:
            return
        if depth == 1:  # deeper is a chart
            yield kind, book[place - length : place]


def _read_sheet(book: bytes, place: int, *, hidden: bool) -> XlsSheetRecords:
    sheet = XlsSheetRecords(hidden=hidden)
    for kind, data in _records(book, place):
        if kind in _READERS:
            _READERS[kind](sheet, data)
    return sheet


def _read_row(sheet: XlsSheetRecords, data: bytes) -> None:
    if data[12] & 0x20:
        sheet.hidden_rows.add(struct.unpack_from("<H", data)[0] + 1)


def _read_columns(sheet: XlsSheetRecords, data: bytes) -> None:
    first, last = struct.unpack_from("<HH", data)
    if data[8] & 1:
        sheet.hidden_columns.append((first + 1, last + 1))


def _read_merged(sheet: XlsSheetRecords, data: bytes) -> None:
    count = struct.unpack_from("<H", data)[0]
    for number in range(count):
        top, bottom, left, right = struct.unpack_from("<4H", data, 2 + number * 8)
        sheet.merged.append(MergedCells(top + 1, left + 1, bottom + 1, right + 1))


def _read_formula(sheet: XlsSheetRecords, data: bytes) -> None:
    if data[12:14] == b"\xff\xff" and data[6] == 2:
        _keep_error(sheet, data, data[8])


def _read_boolean_or_error(sheet: XlsSheetRecords, data: bytes) -> None:
    if data[7]:
        _keep_error(sheet, data, data[6])


def _keep_error(sheet: XlsSheetRecords, data: bytes, code: int) -> None:
    row, column = struct.unpack_from("<HH", data)
    sheet.errors[row + 1, column + 1] = _ERRORS.get(code, "#ERROR")


_READERS: Final[dict[int, Callable[[XlsSheetRecords, bytes], None]]] = {
    _ROW: _read_row,
    _COLUMNS: _read_columns,
    _MERGED: _read_merged,
    _FORMULA: _read_formula,
    _BOOLEAN_OR_ERROR: _read_boolean_or_error,
}

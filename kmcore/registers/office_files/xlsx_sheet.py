"""One sheet of an XLSX file, walked once: values, errors, formulas without a value, what is hidden, what is merged.

Not by calamine: it lays a sheet out as a full rectangle (a cell at XFD1048576 asks for 549 GB and ends the process),
and gives the same empty text for an error, for a formula without a value and for nothing. Tests compare both.
"""

import re
from collections.abc import Callable
from typing import Final

from kmcore.registers.office_files.errors import damaged
from kmcore.registers.office_files.excel_dates import NumberKind, cell_of_number, day_of, plain_number
from kmcore.registers.office_files.grid import CellBudget, CellFault, GridCell, MergedCells, SheetGrid
from kmcore.registers.office_files.packed_parts import PackedParts
from kmcore.registers.office_files.xlsx_styles import is_true, unescaped
from kmcore.registers.office_files.xlsx_workbook import SheetPart, XlsxWorkbook

_RANGE: Final = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?")
_DIGITS: Final = "0123456789"


def read_xlsx_sheet(
    parts: PackedParts, sheet: SheetPart, book: XlsxWorkbook, left: CellBudget
) -> tuple[SheetGrid, bool]:
    """Return a sheet, and whether it has formulas.

    Raises:
        UnreadableFileError: broken, or beyond what is read.
    """
    walk = _SheetWalk(SheetGrid(sheet.name, sheet.hidden, left=left), book)
    parts.walk(sheet.part, walk.start, walk.end, walk.text)
    return walk.grid, walk.has_formulas


class _SheetWalk:
    """The state between the elements of one sheet; the cell that is being read, and the places counted on."""

    def __init__(self, grid: SheetGrid, book: XlsxWorkbook) -> None:
        self.grid = grid
        self.has_formulas = False
        self._book = book
        self._kinds = {
            str(style): kind for style, kind in enumerate(book.formats) if kind is not NumberKind.NUMBER
        }
        self._row = self._column = 0
        self._row_hidden = False
        self._columns: dict[str, int] = {}
        self._in_cell = self._reading = self._formula = self._valued = self._sounds = False
        self._type = self._style = ""
        self._pieces: list[str] = []
        self._others: dict[str, Callable[[dict[str, str]], None]] = {
            "row": self._start_row,
            "col": self._hide_columns,
            "mergeCell": self._merge,
        }

    def start(self, element: str, attributes: dict[str, str]) -> None:
        if element == "c":
            self._start_cell(attributes)
        elif self._in_cell:
            self._start_in_cell(element)
        elif element in self._others:
            self._others[element](attributes)

    def end(self, element: str) -> None:
        if element == "c":
            self._end_cell()
        elif element in {"v", "t"}:
            self._reading = False
        elif element == "rPh":
            self._sounds = False

    def text(self, piece: str) -> None:
        if self._reading:
            self._pieces.append(piece)

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row = int(attributes.get("r", self._row + 1))
        self._column = 0
        self._row_hidden = is_true(attributes.get("hidden"))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        place = attributes.get("r")
        if place:
            letters = place.rstrip(_DIGITS)
            self._column = self._columns.get(letters) or self._column_of(letters)
        else:
            self._column += 1
        self._type = attributes.get("t", "n")
        self._style = attributes.get("s", "0")
        self._in_cell = True
        self._reading = self._formula = self._valued = self._sounds = False
        self._pieces = []

    def _start_in_cell(self, element: str) -> None:
        if element == "v" or element == "t":  # noqa: PLR1714 - the hottest line of a large file
            self._reading = not self._sounds
            self._valued = True
        elif element == "rPh":
            self._sounds = True  # how letters are read aloud, written above them
        elif element == "f":
            self._formula = self.has_formulas = True

    def _end_cell(self) -> None:
        self._in_cell = self._reading = False
        if not self._valued and not self._formula:
            return
        cell = self._cell() if self._valued else CellFault("")
        self.grid.put(self._row, self._column, cell)
        if self._row_hidden and self._row in self.grid.rows:
            self.grid.hidden_rows.add(self._row)

    def _cell(self) -> GridCell:
        text = "".join(self._pieces)
        kind = self._type
        if kind == "s":
            return self._book.texts[_place(text)] if text else None
        if kind in {"str", "inlineStr"}:
            return unescaped(text)
        if kind == "e":
            return CellFault(text or "#ERROR")
        if not text:
            return CellFault("") if self._formula else None
        if kind == "b":
            return text == "1"
        return day_of(text) if kind == "d" else self._number(text)

    def _number(self, text: str) -> GridCell:
        number = plain_number(text)
        kind = self._kinds.get(self._style)
        return number if kind is None else cell_of_number(number, kind, from_1904=self._book.from_1904)

    def _column_of(self, letters: str) -> int:
        if not (1 <= len(letters) <= 3 and letters.isascii() and letters.isupper()):
            raise damaged()
        column = self._columns[letters] = column_number(letters)
        return column

    def _hide_columns(self, attributes: dict[str, str]) -> None:
        if is_true(attributes.get("hidden")):
            self.grid.hide_columns(int(attributes["min"]), int(attributes["max"]))

    def _merge(self, attributes: dict[str, str]) -> None:
        found = _RANGE.fullmatch(attributes.get("ref", ""))
        if found and found[3]:
            place = MergedCells(
                int(found[2]), column_number(found[1]), int(found[4]), column_number(found[3])
            )
            self.grid.merge(place)


def _place(text: str) -> int:
    if not text.isdigit():
        raise damaged()
    return int(text)


def column_number(letters: str) -> int:
    """Return a column's number: A is 1, AB is 28."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number

"""What a row under a heading is: data, or a total, a note, a heading once more. What is no data is left out by name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from kmcore.registers.office_files.grid import CellFault, GridCell, column_letters
from kmcore.registers.office_files.heading_keys import heading_key, title_key
from kmcore.registers.office_files.left_out_rows import first_text, left_out
from kmcore.registers.office_files.sheet_words import (
    AMOUNT,
    CARRIED,
    DATED_NOTE,
    ENGLISH_NOTE,
    MAY_BE_TOTAL,
    NOTE,
    NOTE_BEGINNINGS,
    PAGE,
    RUNNING_NUMBER,
    SECTION,
    SUBTOTAL,
    TOTAL,
    TOTAL_AT_END,
)
from kmcore.registers.office_files.tables import LeftOutRow

_FEW: Final = 2  # cells of a row that is words rather than data
_LONGEST_WORD: Final = 80  # letters of a total's words


@dataclass(slots=True)
class RowSorter:
    """Tells the rows of one table apart, from the top: a note at the end changes what may follow it.

    ``fields``: field by column; ``headings``: all headings by column; ``width``: the heading's cells in a text file,
    0 elsewhere; ``no_empty_cells``: its cells are parted by spaces; ``turned``: rows and columns changed places.
    """

    fields: Mapping[int, str]
    headings: Mapping[int, str]
    required: frozenset[str]
    money: frozenset[str]
    titles: frozenset[str]
    wide_rows: frozenset[int] = frozenset()  # rows with a cell merged over several columns
    width: int = 0
    no_empty_cells: bool = False
    turned: bool = False
    _after_note: bool = field(default=False, init=False)

    def left_out(self, number: int, cells: Mapping[int, GridCell]) -> LeftOutRow | None:
        """Return why a row is no data; None for a row to take."""
        words = self._words_only(number, cells)
        if words:
            return words
        self._after_note = self._after_note and len(cells) <= _FEW
        if not self.fields.keys() & cells.keys():
            return left_out(number, "nothing_taken", text=first_text(cells))
        return self._refused(number, cells)

    def _words_only(self, number: int, cells: Mapping[int, GridCell]) -> LeftOutRow | None:
        """Return a row of which the words say that it is no data."""
        place = next((column for column in sorted(cells) if isinstance(cells[column], str)), None)
        if place is None:
            return None
        text = str(cells[place])
        if len(text) <= _LONGEST_WORD and MAY_BE_TOTAL.search(text):
            code = _total_code(text)
            if code and self._is_total(place, cells):
                return left_out(number, code, text=first_text(cells))
        code = self._note_code(number, text, cells)
        return left_out(number, code, text=first_text(cells)) if code else None

    def _is_total(self, place: int, cells: Mapping[int, GridCell]) -> bool:
        """A row that is named like a sum is one when beside that name it holds amounts only, and no number of its own.

        A village called รวมไทย has a code, a moo or a subdistrict beside it.
        """
        others = {column: cell for column, cell in cells.items() if column != place}
        keys = frozenset() if self._has_slipped(cells) else self.required - self.money
        if any(self.fields.get(column) in keys and not _is_counted(cell) for column, cell in others.items()):
            return False
        if any(RUNNING_NUMBER.fullmatch(heading_key(self.headings.get(column, ""))) for column in others):
            return False
        return all(_is_amount(cell) for column, cell in others.items())

    def _note_code(self, number: int, text: str, cells: Mapping[int, GridCell]) -> str:
        few = len(cells) <= _FEW
        key = heading_key(text[:_LONGEST_WORD]) if few else ""
        if not few or (self._has_all_required(cells) and not _is_dated_note(key, cells)):
            return ""
        if title_key(text) in self.titles or (len(cells) == 1 and PAGE.fullmatch(key)):
            return "title"
        if NOTE.fullmatch(key) or ENGLISH_NOTE.match(text) or text.lstrip().startswith(NOTE_BEGINNINGS):
            self._after_note = True
            return "note"
        if len(cells) > 1 or len(self.headings) == 1:
            return ""
        if number in self.wide_rows or (SECTION.fullmatch(key) and not self._fills_required(cells)):
            return "section"
        return "note" if self._after_note and len(self.fields) > 1 else ""

    def _has_all_required(self, cells: Mapping[int, GridCell]) -> bool:
        return len(self.required) > 1 and self._fills_required(cells)

    def _fills_required(self, cells: Mapping[int, GridCell]) -> bool:
        filled = {self.fields[column] for column in cells if column in self.fields}
        return bool(self.required) and self.required <= filled

    def _refused(self, number: int, cells: Mapping[int, GridCell]) -> LeftOutRow | None:
        if self._has_slipped(cells):
            return left_out(number, "wrong_width", count=max(cells), expected=self.width)
        for column, cell in cells.items():
            if isinstance(cell, CellFault) and column in self.fields:
                return self._faulty(number, column, cell)
        return None

    def _has_slipped(self, cells: Mapping[int, GridCell]) -> bool:
        """Return whether a row of a text file has more cells than its heading, or fewer where none can be empty."""
        count = max(cells)
        return bool(self.width) and (count > self.width or (self.no_empty_cells and count < self.width))

    def _faulty(self, number: int, column: int, cell: CellFault) -> LeftOutRow:
        """Name the place where it stands in the file, turned or not."""
        row, letters = (column, column_letters(number)) if self.turned else (number, column_letters(column))
        values = {"column": letters, "heading": self.headings[column], "text": cell.text}
        return left_out(number, "error_cell" if cell.text else "no_value", row=row, **values)


def _total_code(text: str) -> str:
    key = heading_key(text)
    for code, pattern in (("subtotal", SUBTOTAL), ("carried", CARRIED), ("total", TOTAL)):
        if pattern.fullmatch(key):
            return code
    return "subtotal" if TOTAL_AT_END.fullmatch(text.strip()) else ""


def _is_dated_note(key: str, cells: Mapping[int, GridCell]) -> bool:
    return bool(DATED_NOTE.fullmatch(key)) and any(isinstance(cell, date) for cell in cells.values())


def _is_counted(cell: GridCell) -> bool:
    """Return whether a cell says how many there are of something: "40 หมู่บ้าน"."""
    key = heading_key(cell) if isinstance(cell, str) else ""
    return bool(AMOUNT.fullmatch(key)) and not key.isdecimal()


def _is_amount(cell: GridCell) -> bool:
    """Return whether a cell holds an amount, or the sign that there is none."""
    if isinstance(cell, str):
        key = heading_key(cell)
        return not key or bool(AMOUNT.fullmatch(key))
    return isinstance(cell, int | float | CellFault)

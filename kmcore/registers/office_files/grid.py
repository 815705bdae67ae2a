"""A sheet as its file holds it, before anybody looks for a table in it: only cells with content, by row and column."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from kmcore.registers.cells import Cell
from kmcore.registers.office_files.errors import damaged, too_large
from kmcore.registers.office_files.limits import LAST_COLUMN, LAST_ROW, MOST_CELLS, MOST_MERGED, MOST_ROWS
from kmcore.thai.input_cleaning import without_invisible

# What Excel shows for an error, and a text file or a web page made of the sheet holds as words.
_ERRORS: Final = frozenset(
    {"#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#N/A", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}
)


@dataclass(frozen=True, slots=True)
class CellFault:
    """A cell that has content but no value: an error (``text`` "#REF!"), or a formula never worked out (no text)."""

    text: str


GridCell = Cell | CellFault


@dataclass(frozen=True, slots=True)
class MergedCells:
    """A rectangle of cells shown as one; rows and columns as Excel counts, first and last inside."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class CellBudget:
    """How many cells may still be kept; the sheets of one file share it."""

    cells: int = MOST_CELLS


@dataclass(slots=True)
class SheetGrid:
    """One sheet. Rows and columns count from 1, as in Excel."""

    name: str
    hidden: bool = False
    rows: dict[int, dict[int, GridCell]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[MergedCells] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    widths: dict[int, int] = field(
        default_factory=dict
    )  # of a text file: the cells of each row, empty ones too
    no_empty_cells: bool = False  # a text file parted by spaces: a row with a cell too few has slipped
    turned: bool = False  # its rows are the columns of the file
    left: CellBudget = field(default_factory=CellBudget)

    def put(self, row: int, column: int, cell: GridCell) -> None:
        """Keep a cell; one that shows nothing is none.

        Raises:
            UnreadableFileError: the sheet grows beyond what is read, or the place lies outside Excel's sheet.
        """
        if isinstance(cell, str):
            if is_blank(cell):
                return
            if cell[0] == "#" and cell in _ERRORS:
                cell = CellFault(cell)
        elif cell is None:
            return
        if not (1 <= row <= LAST_ROW and 1 <= column <= LAST_COLUMN):
            raise damaged()
        cells = self.rows.get(row)
        if cells is None:
            cells = self.rows[row] = {}
        cells[column] = cell
        self.left.cells -= 1
        if len(self.rows) > MOST_ROWS or self.left.cells < 0:
            raise too_large(self.name, MOST_ROWS)

    def merge(self, place: MergedCells) -> None:
        """Keep merged cells.

        Raises:
            UnreadableFileError: more than any sheet has.
        """
        self.merged.append(place)
        if len(self.merged) > MOST_MERGED:
            raise damaged()

    def hide_columns(self, first: int, last: int) -> None:
        """Keep that columns are hidden; raises as ``merge``."""
        self.hidden_columns.append((first, last))
        if len(self.hidden_columns) > MOST_MERGED:
            raise damaged()

    def is_column_hidden(self, column: int) -> bool:
        """Return whether a column is not shown when the file is opened."""
        return any(first <= column <= last for first, last in self.hidden_columns)

    def columns(self) -> list[int]:
        """Return the columns that have content, in order."""
        return sorted({column for cells in self.rows.values() for column in cells})

    def in_order(self) -> Iterator[tuple[int, dict[int, GridCell]]]:
        """Yield the rows with content, from the top."""
        for number in sorted(self.rows):
            yield number, self.rows[number]


def is_blank(text: str) -> bool:
    """Return whether a text shows nothing."""
    if not text or text.isspace():
        return True
    return not text.isprintable() and not without_invisible(text).strip()


def column_letters(column: int) -> str:
    """Return a column's name in Excel: 1 is A, 28 is AB."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name

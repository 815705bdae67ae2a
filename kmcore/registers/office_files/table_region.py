"""Which rows and columns of a sheet belong to one table, and which rows are no data because of where they stand."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from kmcore.registers.office_files.grid import GridCell, SheetGrid
from kmcore.registers.office_files.heading_block import HeadingBlock
from kmcore.registers.office_files.left_out_rows import first_text, left_out
from kmcore.registers.office_files.tables import LeftOutRow

NO_END: Final = 1 << 30
_TITLE_REACH: Final = 20  # rows above a later table in which its title is looked for
_COUNTED: Final = re.compile(r"(?P<bracket>\()?\s*(?P<number>\d{1,3})\s*(?(bracket)\)(?:\s*=.*)?)")
_ENOUGH_BARE: Final = 4  # columns counted without brackets; fewer may be data


class TableRegion:
    """The part of a sheet that one heading stands over: down to the next table, between its edges."""

    def __init__(self, grid: SheetGrid, block: HeadingBlock, others: Sequence[HeadingBlock]) -> None:
        """``others``: the other headings of the sheet, the repetitions of this one too."""
        self._grid = grid
        self._block = block
        again = [other for other in others if block.is_again(other)]
        self._again = {number for other in again for number in range(other.top, other.bottom + 1)}
        strange = [other for other in others if other not in again and other.top != block.top]
        above = max((other.bottom for other in strange if other.bottom < block.top), default=0)
        self.first = min([block.top, *self._title_rows(block.top, above + 1)]) if above else 1
        self.last = min((other.top - 1 for other in strange if other.top > block.bottom), default=NO_END)
        below = [other.top for other in again] + ([self.last + 1] if self.last < NO_END else [])
        self._later_titles = {number for top in below for number in self._title_rows(top, block.bottom + 1)}
        self._counting_row = self._find_counting_row()

    def own(self, cells: Mapping[int, GridCell]) -> Mapping[int, GridCell]:
        """Return the cells between the table's edges; a table alone in its rows has none."""
        left, right = self._block.left, self._block.right
        if left == 1 and right >= NO_END - 1:
            return cells
        return {column: cell for column, cell in cells.items() if left <= column <= right}

    def titles(self) -> list[str]:
        """Return the texts above the heading."""
        return [
            cell
            for number, cells in self._grid.in_order()
            if self.first <= number < self._block.top
            for cell in self.own(cells).values()
            if isinstance(cell, str)
        ]

    def columns(self) -> set[int]:
        """Return the columns that have content from the heading down."""
        return {
            column
            for number, cells in self._grid.rows.items()
            if self._block.top <= number <= self.last
            for column in self.own(cells)
        }

    def left_out(self, number: int, cells: Mapping[int, GridCell]) -> LeftOutRow | None:
        """Return why a row is left out because of where it stands; ``cells`` are the table's own."""
        if not cells or not self.first <= number <= self.last:
            return left_out(number, "other_table")
        if number in self._later_titles or number < self._block.top:
            return left_out(number, "title", text=first_text(cells))
        if number <= self._block.bottom or number == self._counting_row:
            return left_out(number, "heading")
        if number in self._again:
            return left_out(number, "heading_again")
        return left_out(number, "hidden") if number in self._grid.hidden_rows else None

    def _title_rows(self, top: int, first: int) -> set[int]:
        """Return the rows above a later table that are its title: single cells, parted by a gap from what stands above."""
        rows: list[int] = []
        after_gap = 0
        for number in range(top - 1, max(first, top - _TITLE_REACH) - 1, -1):
            count = len(self._grid.rows.get(number, {}))
            if count > 1:
                break
            if count:
                rows.append(number)
            else:
                after_gap = len(rows)
        return set(rows[:after_gap])

    def _find_counting_row(self) -> int:
        """Return the row right under the heading that only counts its columns, (1) (2) (3); 0 where there is none."""
        number = self._block.bottom + 1
        cells = [cell for _column, cell in sorted(self.own(self._grid.rows.get(number, {})).items())]
        if len(cells) < max(2, len(self._block.headings) - 1):
            return 0
        counted = [_COUNTED.fullmatch(str(cell).strip()) for cell in cells]
        in_order = all(found and int(found["number"]) == at for at, found in enumerate(counted, start=1))
        bracketed = all(found and found["bracket"] for found in counted)
        return number if in_order and (bracketed or len(cells) >= _ENOUGH_BARE) else 0

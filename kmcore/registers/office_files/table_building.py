"""From a heading in a sheet to its table: every row with content taken, or left out by name."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from kmcore.i18n import N_, _
from kmcore.registers.cells import Cell
from kmcore.registers.office_files.errors import UnreadableFileError
from kmcore.registers.office_files.grid import CellFault, GridCell, SheetGrid, column_letters
from kmcore.registers.office_files.heading_keys import KnownHeadings, heading_key
from kmcore.registers.office_files.heading_rows import HeadingBlock
from kmcore.registers.office_files.merged_cells import Filled, filled_down
from kmcore.registers.office_files.money_scales import scales_of
from kmcore.registers.office_files.row_kinds import RowSorter, first_text, left_out
from kmcore.registers.office_files.sheet_words import PERSONAL
from kmcore.registers.office_files.tables import FileRow, FileTable, LeftOutRow

_LAST: int = 1 << 30


def build_table(
    grid: SheetGrid, block: HeadingBlock, others: Sequence[HeadingBlock], known: KnownHeadings
) -> FileTable:
    """Return the table under a heading. ``others`` are the other headings of the sheet, this one's repetitions too.

    Raises:
        UnreadableFileError: two columns for one field, or two units of money.
    """
    return _TableBuilder(grid, block, others, known).table()


class _TableBuilder:
    def __init__(
        self, grid: SheetGrid, block: HeadingBlock, others: Sequence[HeadingBlock], known: KnownHeadings
    ) -> None:
        _refuse_twice(grid, block, known)
        self._grid = grid
        self._block = block
        self._known = known
        self._again = {
            number
            for other in others
            if block.is_again(other)
            for number in range(other.top, other.bottom + 1)
        }
        strange = [other for other in others if not block.is_again(other) and other.top != block.top]
        self._first = max((other.bottom + 1 for other in strange if other.bottom < block.top), default=1)
        if self._first > 1:
            self._first = min([block.top, *_title_rows(grid, block.top, self._first)])
        self._last = min((other.top - 1 for other in strange if other.top > block.bottom), default=_LAST)
        self._left_out: list[LeftOutRow] = []
        self._rows: list[FileRow] = []
        self._headings = self._all_headings()

    def table(self) -> FileTable:
        titles = [
            cell for cells in self._above().values() for cell in cells.values() if isinstance(cell, str)
        ]
        filled, told = filled_down(self._grid, self._taken_headings(), self._block.bottom + 1, self._last)
        sorter = self._sorter(titles)
        number_row = self._number_row()
        title_of_next = (
            _title_rows(self._grid, self._last + 1, self._block.bottom + 1) if self._last < _LAST else set()
        )
        for number, all_cells in self._grid.in_order():
            cells = self._own(all_cells)
            why = self._place(number, cells, all_cells, number_row, title_of_next) or sorter.left_out(
                number, cells
            )
            if why:
                self._left_out.append(why)
            else:
                self._rows.append(FileRow(number, self._cells(number, cells, filled)))
        scales, units = self._scales(titles)
        return FileTable(
            sheet=self._grid.name,
            hidden=self._grid.hidden,
            columns=self._columns(),
            ignored=self._ignored(),
            scales=scales,
            rows=tuple(self._rows),
            left_out=tuple(self._left_out),
            notices=(*self._grid.notices, *self._told(), *told, *units),
        )

    def _own(self, cells: Mapping[int, GridCell]) -> Mapping[int, GridCell]:
        """Return the cells between the table's edges; a table alone in its rows has none."""
        left, right = self._block.left, self._block.right
        if left == 1 and right >= _LAST:
            return cells
        return {column: cell for column, cell in cells.items() if left <= column <= right}

    def _above(self) -> dict[int, Mapping[int, GridCell]]:
        return {
            number: cells
            for number in range(max(self._first, self._block.top - 50), self._block.top)
            if (cells := self._own(self._grid.rows.get(number, {})))
        }

    def _sorter(self, titles: Iterable[str]) -> RowSorter:
        width = max(self._block.headings, default=0) if self._grid.parted else 0
        return RowSorter(
            fields=self._block.fields,
            headings=self._headings,
            required=self._known.required,
            money=self._known.money,
            titles=frozenset(map(heading_key, titles)),
            wide_rows=frozenset(place.top for place in self._grid.merged if place.right > place.left),
            width=width,
        )

    def _place(
        self,
        number: int,
        cells: Mapping[int, GridCell],
        all_cells: Mapping[int, GridCell],
        number_row: int,
        title_of_next: set[int],
    ) -> LeftOutRow | None:
        """Return why a row is left out because of where it stands."""
        if not cells or not self._first <= number <= self._last:
            return left_out(number, "other_table")
        if number in title_of_next or number < self._block.top:
            return left_out(number, "title", text=first_text(all_cells))
        if number <= self._block.bottom or number == number_row:
            return left_out(number, "heading")
        if number in self._again:
            return left_out(number, "heading_again")
        return left_out(number, "hidden") if number in self._grid.hidden_rows else None

    def _number_row(self) -> int:
        """Return the row right under the heading that only counts its columns, (1) (2) (3); 0 where there is none."""
        number = self._block.bottom + 1
        cells = [cell for _column, cell in sorted(self._own(self._grid.rows.get(number, {})).items())]
        bracketed = [cell for cell in cells if isinstance(cell, str) and cell.strip().startswith("(")]
        counted = [heading_key(str(cell))[:2].lstrip("0") for cell in cells]
        in_order = all(text.startswith(str(place)) for place, text in enumerate(counted, start=1))
        enough = len(cells) >= max(2, len(self._block.headings) - 1)
        return number if enough and in_order and (len(bracketed) == len(cells) or len(cells) >= 4) else 0

    def _cells(self, number: int, cells: Mapping[int, GridCell], filled: Filled) -> dict[str, Cell]:
        taken: dict[str, Cell] = {}
        for column, field in self._block.fields.items():
            cell = cells.get(column)
            if cell is None and filled:
                cell = filled.get((number, column))
            taken[field] = None if isinstance(cell, CellFault) else cell
        return taken

    def _scales(self, titles: list[str]) -> tuple[dict[str, int], list[str]]:
        headings = {
            field: self._headings[column]
            for column, field in self._block.fields.items()
            if field in self._known.money
        }
        notes = {row.number for row in self._left_out if row.code == "note"}
        texts = [
            cell for number in notes for cell in self._grid.rows[number].values() if isinstance(cell, str)
        ]
        return scales_of(headings, [*titles, *texts], self._grid.name)

    def _all_headings(self) -> dict[int, str]:
        """Return the heading of every column with content, its letters where it has none; no two the same."""
        found: dict[int, str] = {}
        used: set[str] = set()
        numbers = [number for number in self._grid.rows if self._block.top <= number <= self._last]
        columns = {column for number in numbers for column in self._own(self._grid.rows[number])}
        for column in sorted(columns | self._own(self._block.headings).keys()):
            heading = self._block.headings.get(column, "")
            if not heading or heading in used:
                heading = f"{heading} ({column_letters(column)})".strip()
            used.add(heading)
            found[column] = heading
        return found

    def _taken_headings(self) -> dict[int, str]:
        return {column: self._headings[column] for column in self._block.fields}

    def _columns(self) -> dict[str, str | None]:
        return {heading: self._block.fields.get(column) for column, heading in self._headings.items()}

    def _ignored(self) -> dict[str, str]:
        return {
            heading: self._reason(column)
            for column, heading in self._headings.items()
            if column not in self._block.fields
        }

    def _reason(self, column: int) -> str:
        heading = self._block.headings.get(column)
        if not heading:
            return "no_heading"
        return "personal" if PERSONAL.fullmatch(heading_key(heading)) else "unknown"

    def _told(self) -> list[str]:
        return list(
            chain(
                [_("แผ่นงาน “{sheet}” ถูกซ่อนไว้ในไฟล์", sheet=self._grid.name)] if self._grid.hidden else [],
                [
                    _(
                        "คอลัมน์ {column} “{heading}” ถูกซ่อนไว้ในไฟล์ แต่อ่านด้วย",
                        column=column_letters(column),
                        heading=heading,
                    )
                    for column, heading in sorted(self._taken_headings().items())
                    if self._grid.is_column_hidden(column)
                ],
                [
                    _(
                        "คอลัมน์ “{heading}” เข้าใจว่าคือ “{spelling}”",
                        heading=self._headings[column],
                        spelling=self._spelling(column),
                    )
                    for column in sorted(self._block.near)
                ],
                [_turned_notice()] if self._grid.turned else [],
            )
        )

    def _spelling(self, column: int) -> str:
        field = self._block.fields[column]
        return next(wanted.spellings[0] for wanted in self._known.wanted if wanted.field == field)


def _title_rows(grid: SheetGrid, top: int, first: int) -> set[int]:
    """Return the rows above a later table that are its title: single cells, parted by a gap from what stands above."""
    rows: list[int] = []
    after_gap = 0
    for number in range(top - 1, max(first, top - 20) - 1, -1):
        count = len(grid.rows.get(number, {}))
        if count > 1:
            break
        if count:
            rows.append(number)
        else:
            after_gap = len(rows)
    return set(rows[:after_gap])


def _turned_notice() -> str:
    return _("ตารางวางหัวข้อลงมาตามแถว จึงพลิกก่อนอ่าน: หนึ่งคอลัมน์คือหนึ่งรายการ และเลขแถวที่บอกคือเลขคอลัมน์ (A = 1)")


def _refuse_twice(grid: SheetGrid, block: HeadingBlock, known: KnownHeadings) -> None:
    for field, columns in block.twice().items():
        spelling = next(wanted.spellings[0] for wanted in known.wanted if wanted.field == field)
        raise UnreadableFileError(
            "two_columns",
            N_(
                "แผ่นงาน “{sheet}” แถว {row} มีคอลัมน์ที่เป็น “{spelling}” ได้หลายคอลัมน์ ({columns}) จึงไม่รู้ว่าใช้คอลัมน์ใด เปลี่ยนหัวคอลัมน์ที่ไม่ใช้เป็นชื่ออื่น หรือลบออก แล้วนำเข้าใหม่"
            ),
            sheet=grid.name,
            row=block.bottom,
            spelling=spelling,
            columns=", ".join(f"{column_letters(column)} “{block.headings[column]}”" for column in columns),
        )

"""An ODS file (LibreOffice) as sheets, walked once; see ``xlsx_sheet`` for why not by calamine."""

import re
from typing import Final

from kmcore.registers.office_files.errors import damaged, encrypted, has_links, has_macros, too_many_sheets
from kmcore.registers.office_files.grid import CellBudget, GridCell, MergedCells, SheetGrid
from kmcore.registers.office_files.limits import LAST_COLUMN, LAST_ROW, MOST_SHEETS
from kmcore.registers.office_files.ods_values import ods_value
from kmcore.registers.office_files.packed_parts import PackedParts

_OUTSIDE: Final = re.compile(r"'(?:file|https?|smb)://", re.IGNORECASE)
_UNSEEN: Final = frozenset({"collapse", "filter"})
_NOT_OF_THE_CELL: Final = frozenset({"annotation", "shape", "frame", "table"})  # what lies over cells


def read_ods(parts: PackedParts) -> list[SheetGrid]:
    """Return the sheets of a document in their order.

    Raises:
        UnreadableFileError: a password, macros, links to other files, broken, or beyond what is read.
    """
    if any(re.match(r"(Basic|Scripts)/.*\.(xlb|xba|py|js|bsh)$", name) for name in parts.names()):
        raise has_macros()
    parts.walk("META-INF/manifest.xml", _refuse_encrypted)
    walk = _DocumentWalk()
    parts.walk("content.xml", walk.start, walk.end, walk.text)
    return walk.grids


def _refuse_encrypted(element: str, _attributes: dict[str, str]) -> None:
    if element == "encryption-data":
        raise encrypted()


class _DocumentWalk:
    """The state between the elements of ``content.xml``."""

    def __init__(self) -> None:
        self.grids: list[SheetGrid] = []
        self._left = CellBudget()
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._row, self._column, self._columns_named = 0, 0, 0
        self._row_attributes: dict[str, str] = {}
        self._row_cells: list[tuple[int, GridCell]] = []
        self._cell: dict[str, str] | None = None
        self._lines: list[str] = []
        self._over = 0  # how deep in something that lies over the cells
        self._starts = {
            "style": self._start_style,
            "table-properties": self._start_table_style,
            "table": self._start_table,
            "table-column": self._start_column,
            "table-row": self._start_row,
            "table-cell": self._start_cell,
            "covered-table-cell": self._start_cell,
            "table-source": self._refuse_links,
            "cell-range-source": self._refuse_links,
        }

    def start(self, element: str, attributes: dict[str, str]) -> None:
        if self._over or (self._cell is not None and element in _NOT_OF_THE_CELL):
            self._over += 1
        elif self._cell is not None:
            self._start_text(element, attributes)
        elif element in self._starts:
            self._starts[element](attributes)

    def end(self, element: str) -> None:
        if self._over:
            self._over -= 1
        elif element in {"table-cell", "covered-table-cell"} and self._cell is not None:
            self._end_cell(self._cell)
        elif element == "table-row":
            self._end_row()

    def text(self, piece: str) -> None:
        if self._lines and not self._over:
            self._lines[-1] += piece

    def _start_style(self, attributes: dict[str, str]) -> None:
        self._style = attributes.get("style:name", "")

    def _start_table_style(self, attributes: dict[str, str]) -> None:
        if attributes.get("table:display") == "false":
            self._hidden_styles.add(self._style)

    def _start_table(self, attributes: dict[str, str]) -> None:
        hidden = attributes.get("table:style-name", "") in self._hidden_styles
        self.grids.append(SheetGrid(attributes.get("table:name", ""), hidden, left=self._left))
        if len(self.grids) > MOST_SHEETS:
            raise too_many_sheets(MOST_SHEETS)
        self._row = self._columns_named = 0

    def _start_column(self, attributes: dict[str, str]) -> None:
        first = self._columns_named + 1
        self._columns_named += _times(attributes, "columns")
        if attributes.get("table:visibility") in _UNSEEN and self.grids:
            self.grids[-1].hide_columns(first, self._columns_named)

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row_attributes = attributes
        self._row_cells = []
        self._column = 0

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._cell = attributes
        self._lines = []
        if _OUTSIDE.search(attributes.get("table:formula", "")):
            raise has_links()

    def _start_text(self, element: str, attributes: dict[str, str]) -> None:
        if element == "p":
            self._lines.append("")
        elif self._lines and element in {"s", "tab", "line-break"}:
            spaces = min(int(attributes.get("text:c", "1")), LAST_COLUMN)
            self._lines[-1] += {"s": " " * spaces, "tab": "\t", "line-break": "\n"}[element]

    def _end_cell(self, attributes: dict[str, str]) -> None:
        times = _times(attributes, "columns")
        cell = ods_value(attributes, "\n".join(self._lines))
        if cell is not None and cell != "":
            if self._column + times > LAST_COLUMN:
                raise damaged()
            self._row_cells += [(self._column + place, cell) for place in range(1, times + 1)]
        self._keep_merge(attributes)
        self._column += times
        self._cell, self._lines = None, []

    def _keep_merge(self, attributes: dict[str, str]) -> None:
        down = int(attributes.get("table:number-rows-spanned", "1"))
        across = int(attributes.get("table:number-columns-spanned", "1"))
        if (down > 1 or across > 1) and self.grids:
            top, left = self._row + 1, self._column + 1
            self.grids[-1].merge(MergedCells(top, left, top + down - 1, left + across - 1))

    def _end_row(self) -> None:
        times = _times(self._row_attributes, "rows")
        if self._row_cells and self.grids:
            grid = self.grids[-1]
            for number in range(self._row + 1, self._row + min(times, LAST_ROW) + 1):
                for column, cell in self._row_cells:
                    grid.put(number, column, cell)
                if self._row_attributes.get("table:visibility") in _UNSEEN:
                    grid.hidden_rows.add(number)
        self._row += times
        self._row_cells = []

    def _refuse_links(self, _attributes: dict[str, str]) -> None:
        raise has_links()


def _times(attributes: dict[str, str], what: str) -> int:
    times = int(attributes.get(f"table:number-{what}-repeated", "1"))
    if times < 1:
        raise damaged()
    return times

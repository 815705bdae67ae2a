"""From a heading in a sheet to its table: every row with content taken, or left out by name."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kmcore.registers.cells import Cell
from kmcore.registers.office_files.grid import CellFault, GridCell, SheetGrid
from kmcore.registers.office_files.heading_block import HeadingBlock
from kmcore.registers.office_files.heading_keys import KnownHeadings, title_key
from kmcore.registers.office_files.merged_cells import Filled, filled_down
from kmcore.registers.office_files.money_scales import scales_of
from kmcore.registers.office_files.row_kinds import RowSorter
from kmcore.registers.office_files.table_columns import TableColumns, refuse_two_for_one
from kmcore.registers.office_files.table_region import TableRegion
from kmcore.registers.office_files.tables import REFUSED_CODES, FileRow, FileTable, LeftOutRow


def build_table(
    grid: SheetGrid, block: HeadingBlock, others: Sequence[HeadingBlock], known: KnownHeadings
) -> FileTable:
    """Return the table under a heading. ``others`` are the other headings of the sheet, this one's repetitions too.

    Raises:
        UnreadableFileError: two columns for one field, or two units of money.
    """
    refuse_two_for_one(grid, block, known)
    region = TableRegion(grid, block, others)
    columns = TableColumns(grid, block, known, region.columns())
    titles = region.titles()
    amounts = {column for column, field in block.fields.items() if field in known.money}
    filled, merged = filled_down(grid, columns.taken(), amounts, block.bottom + 1, region.last)
    rows, left_out = _sorted_rows(grid, region, _sorter(grid, block, known, columns, titles), filled)
    scales, units = scales_of(columns.money(), [*titles, *_notes(grid, left_out)], grid.name)
    return FileTable(
        place=block.place(grid.name),
        sheet=grid.name,
        hidden=grid.hidden,
        columns=columns.fields(),
        ignored=columns.ignored(),
        scales=scales,
        rows=tuple(rows),
        left_out=tuple(left_out),
        notices=(*grid.notices, *columns.notices(), *merged, *units),
        places={heading: column for column, heading in columns.headings.items()},
    )


def _sorted_rows(
    grid: SheetGrid, region: TableRegion, sorter: RowSorter, filled: Filled
) -> tuple[list[FileRow], list[LeftOutRow]]:
    rows: list[FileRow] = []
    left_out: list[LeftOutRow] = []
    for number, all_cells in grid.in_order():
        cells = region.own(all_cells)
        reason = region.left_out(number, cells) or sorter.left_out(number, cells)
        if reason and reason.code in REFUSED_CODES:
            left_out.append(replace(reason, cells=_taken(number, cells, sorter.fields, filled)))
        elif reason:
            left_out.append(reason)
        else:
            rows.append(FileRow(number, _taken(number, cells, sorter.fields, filled)))
    return rows, left_out


def _sorter(
    grid: SheetGrid, block: HeadingBlock, known: KnownHeadings, columns: TableColumns, titles: list[str]
) -> RowSorter:
    return RowSorter(
        fields=block.fields,
        headings=columns.headings,
        required=known.required,
        money=known.money,
        titles=frozenset(map(title_key, titles)),
        wide_rows=frozenset(place.top for place in grid.merged if place.right > place.left),
        width=grid.widths.get(block.bottom, 0),
        no_empty_cells=grid.no_empty_cells,
        turned=grid.turned,
    )


def _taken(
    number: int, cells: Mapping[int, GridCell], fields: Mapping[int, str], filled: Filled
) -> dict[str, Cell]:
    """Return a row's cells by field; a row with an error in a taken column never comes here."""
    taken: dict[str, Cell] = {}
    for column, field in fields.items():
        cell = cells.get(column)
        if cell is None and filled:
            cell = filled.get((number, column))
        taken[field] = None if isinstance(cell, CellFault) else cell
    return taken


def _notes(grid: SheetGrid, left_out: Sequence[LeftOutRow]) -> list[str]:
    numbers = [row.number for row in left_out if row.code == "note"]
    return [cell for number in numbers for cell in grid.rows[number].values() if isinstance(cell, str)]

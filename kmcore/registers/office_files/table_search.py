"""Which tables a sheet holds: one under the other, side by side, or turned."""

from collections.abc import Iterator

from kmcore.registers.office_files.grid import MergedCells, SheetGrid
from kmcore.registers.office_files.heading_block import HeadingBlock
from kmcore.registers.office_files.heading_keys import KnownHeadings
from kmcore.registers.office_files.heading_rows import HeadingFinder
from kmcore.registers.office_files.limits import LAST_COLUMN

_MOST_TURNED_ROWS = 200  # headings of a turned table


def find_blocks(grid: SheetGrid, known: KnownHeadings) -> tuple[SheetGrid, list[HeadingBlock]]:
    """Return the sheet, turned where its headings stand down a column, and the headings found in it."""
    blocks = HeadingFinder(grid, known).blocks()
    if _satisfied(blocks, known) or not _may_be_turned(grid):
        return grid, _side_by_side(blocks, known)
    turned = _turned(grid)
    of_turned = HeadingFinder(turned, known).blocks()
    if _satisfied(of_turned, known) and _most(of_turned) > max(1, _most(blocks)):
        return turned, of_turned
    return grid, _side_by_side(blocks, known)


def fits(block: HeadingBlock, known: KnownHeadings) -> bool:
    """Return whether a heading has every column that must be there."""
    return bool(block.found) and known.required <= block.found


def _satisfied(blocks: list[HeadingBlock], known: KnownHeadings) -> bool:
    return any(fits(block, known) and len(block.found) >= min(2, len(known.wanted)) for block in blocks)


def _most(blocks: list[HeadingBlock]) -> int:
    return max((len(block.found) for block in blocks), default=0)


def _side_by_side(blocks: list[HeadingBlock], known: KnownHeadings) -> list[HeadingBlock]:
    return [part for block in blocks for part in _parted(block, known)]


def _parted(block: HeadingBlock, known: KnownHeadings) -> list[HeadingBlock]:
    """Return a heading whose columns stand twice as the tables it is, where empty columns part them and each is whole."""
    if not block.twice():
        return [block]
    runs = list(_runs(sorted(block.headings)))
    edges = [1, *(run[0] for run in runs[1:]), 1 << 30]
    parts = [_part(block, edges[place], edges[place + 1] - 1) for place in range(len(runs))]
    whole = [part for part in parts if fits(part, known) and len(part.found) > 1 and not part.twice()]
    return whole if len(whole) == len(runs) else [block]


def _runs(columns: list[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for column in columns:
        if run and column > run[-1] + 1:
            yield run
            run = []
        run.append(column)
    if run:
        yield run


def _part(block: HeadingBlock, left: int, right: int) -> HeadingBlock:
    return HeadingBlock(
        top=block.top,
        bottom=block.bottom,
        headings={column: text for column, text in block.headings.items() if left <= column <= right},
        fields={column: field for column, field in block.fields.items() if left <= column <= right},
        near=frozenset(column for column in block.near if left <= column <= right),
        left=left,
        right=right,
    )


def _may_be_turned(grid: SheetGrid) -> bool:
    return 1 < len(grid.rows) <= _MOST_TURNED_ROWS and max(grid.rows) <= LAST_COLUMN


def _turned(grid: SheetGrid) -> SheetGrid:
    """Return the sheet with rows and columns changed for each other."""
    turned = SheetGrid(grid.name, grid.hidden, notices=list(grid.notices), turned=True)
    for number, cells in grid.rows.items():
        for column, cell in cells.items():
            turned.put(column, number, cell)
            if grid.is_column_hidden(column):
                turned.hidden_rows.add(column)
    turned.hidden_columns = [(number, number) for number in sorted(grid.hidden_rows)]
    turned.merged = [MergedCells(at.left, at.top, at.right, at.bottom) for at in grid.merged]
    return turned

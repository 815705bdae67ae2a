"""A table of plain text whose columns line up in a terminal, Thai marks and all."""

from collections.abc import Sequence
from typing import Final

from kmcore.exchange.columns import ExportColumn, Row
from kmcore.exchange.width import cell_width, cut, padded

WIDEST: Final = 44  # columns of a terminal that one cell may take
_GAP: Final = "  "


def text_table(
    columns: Sequence[ExportColumn],
    rows: Sequence[Row],
    total: Row | None = None,
    levels: Sequence[int] = (),
) -> str:
    """Return head, rule, rows and total; numbers stand at the right, long texts are cut with ….

    ``levels``: how deep each row of a tree stands; its title is set in by that much.
    """
    depths = levels or [0] * len(rows)
    lines = [
        [_cell(column, row, depth) for column in columns] for row, depth in zip(rows, depths, strict=True)
    ]
    last = [[cut(column.words(total.get(column.key)), WIDEST) for column in columns]] if total else []
    heads = [column.heading for column in columns]
    widths = [max(map(cell_width, cells)) for cells in zip(heads, *lines, *last, strict=True)]
    rule = _GAP.join("─" * width for width in widths)
    body = [_line(columns, widths, cells) for cells in lines]
    foot = [rule, *(_line(columns, widths, cells) for cells in last)] if last else []
    return "\n".join([_line(columns, widths, heads), rule, *body, *foot])


def _cell(column: ExportColumn, row: Row, depth: int) -> str:
    inset = _GAP * depth if column.key == "title" else ""
    return inset + cut(column.words(row.get(column.key)), WIDEST - len(inset))


def _line(columns: Sequence[ExportColumn], widths: Sequence[int], cells: Sequence[str]) -> str:
    fields = zip(columns, widths, cells, strict=True)
    return _GAP.join(padded(cell, width, right=column.numeric) for column, width, cell in fields).rstrip()

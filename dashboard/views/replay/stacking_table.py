"""Tables that become a list on a phone: each row under its name, each cell beside its head."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from dashboard.widgets.tables import Column
from dashboard.widgets.templates import draw_template

Row = TypeVar("Row")


@dataclass(frozen=True)
class StackedCell:
    """A cell ready to draw, set as ``tables.Column`` says."""

    text: Any
    kind: str = "text"
    link: str | None = None
    demo: bool = False


def draw_stacking_table(
    columns: Sequence[Column[Row]],
    rows: Sequence[Row],
    *,
    title: int = 0,
    empty: str = "",
    total: Sequence[str] = (),
) -> None:
    """Draw rows; ``title`` is the place of the column that names a row, ``total`` a last line of ready cells.

    On a phone, cells with nothing in them are left out.
    """
    body = [[_cell(column, row) for column in columns] for row in rows]
    if total and rows:
        body.append([StackedCell(text, column.kind) for text, column in zip(total, columns, strict=True)])
    heads = [StackedCell(column.head, column.kind) for column in columns]
    draw_template("replay/stack.html", heads=heads, body=body, title=title, empty=empty, total=bool(total))


def _cell(column: Column[Row], row: Row) -> StackedCell:
    return StackedCell(column.cell(row), column.kind, column.link(row), column.demo(row))

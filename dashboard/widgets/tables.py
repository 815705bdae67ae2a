"""Tables people look at: plain HTML, drawn in one go. The data grid is for editing and long lists."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from dashboard.widgets.templates import draw_template

Row = TypeVar("Row")


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column: its head, how a row's cell reads, where it leads, and how it is set.

    ``kind``: "text", "number" (right-aligned), "nowrap", "status" (the cell is a status code),
    "quiet". ``link`` gives an address or None.
    """

    head: str
    cell: Callable[[Row], Any]
    kind: str = "text"
    link: Callable[[Row], str | None] = field(default=lambda _row: None)
    demo: Callable[[Row], bool] = field(default=lambda _row: False)


@dataclass(frozen=True)
class _Cell:
    text: Any
    kind: str
    link: str | None
    demo: bool


def draw_table(  # noqa: PLR0913 - one table, each of its parts by name
    columns: Sequence[Column[Row]],
    rows: Sequence[Row],
    *,
    caption: str = "",
    total: Sequence[Any] | None = None,
    empty: str = "",
    demo: bool = False,
    mark: Callable[[Row], str] = lambda _row: "",
) -> None:
    """Draw rows as a table. ``total`` is a last line of ready cells; ``mark`` a row's CSS class;
    ``demo`` puts the mark on the caption where made-up rows have a part in the whole table.
    """
    body = [(mark(row), [_cell(column, row) for column in columns]) for row in rows]
    draw_template(
        "widgets/table.html", columns=columns, body=body, caption=caption, total=total, empty=empty, demo=demo
    )


def _cell(column: Column[Row], row: Row) -> _Cell:
    return _Cell(column.cell(row), column.kind, column.link(row), column.demo(row))

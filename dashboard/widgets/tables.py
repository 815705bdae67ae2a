"""Tables people look at: plain HTML, drawn in one go. The data grid is for editing and long lists."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Generic, ParamSpec, TypeVar

from markupsafe import Markup
from wcwidth import width as columns_of

from dashboard.widgets.templates import draw_finished, finished_html

Row = TypeVar("Row")
P = ParamSpec("P")

# What any_width.css knows, in rem: a table that needs more room than its panel has becomes a list of its rows.
NEEDS: Final = (18, 22, 26, 30, 34, 40, 48, 58)
LETTER: Final = 0.52  # rem, of a table's letters
GAP: Final = 0.75  # rem, between columns
WHOLE: Final = frozenset({"number", "difference", "nowrap", "status"})  # kinds of cells that are not broken
BREAKS: Final = 13  # letters: words in Thai are not longer, and text wraps between them


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column: its head, how a row's cell reads, where it leads, and how it is set.

    ``kind``: "text", "number" (right-aligned), "nowrap", "status" (the cell is a status code),
    "quiet", "difference" (a number: what two cells of the row differ by). ``link`` gives an address or None.
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


def finished_table(  # noqa: PLR0913 - one table, each of its parts by name
    columns: Sequence[Column[Row]],
    rows: Sequence[Row],
    *,
    caption: str = "",
    total: Sequence[Any] | None = None,
    empty: str = "",
    demo: bool = False,
    mark: Callable[[Row], str] = lambda _row: "",
) -> Markup:
    """Return rows as a table, to keep it. ``total`` is a last line of ready cells; ``mark`` a row's CSS class;
    ``demo`` puts the mark on the caption where made-up rows have a part in the whole table.
    """
    body = [(mark(row), [_cell(column, row) for column in columns]) for row in rows]
    return finished_html(
        "widgets/table.html",
        columns=columns,
        body=body,
        caption=caption,
        total=total,
        empty=empty,
        demo=demo,
        needs=room_needed(columns, [[cell.text for cell in cells] for _mark, cells in body], total or ()),
    )


def _drawing(make: Callable[P, Markup]) -> Callable[P, None]:
    """Return what draws what ``make`` makes, with the same parameters."""

    def draw(*args: P.args, **kwargs: P.kwargs) -> None:
        draw_finished(make(*args, **kwargs))

    return draw


draw_table = _drawing(finished_table)


def room_needed(columns: Sequence[Column[Any]], body: Sequence[Sequence[Any]], total: Sequence[Any]) -> int:
    """Return how wide a table must be to stand as one, in rem, of what the style sheet knows."""
    needed = _room(columns, body, total)
    return next((room for room in NEEDS if room >= needed), NEEDS[-1])


def columns_that_fit(columns: Sequence[Column[Row]], rows: Sequence[Row]) -> list[Column[Row]]:
    """Return the leading columns that stand beside each other in the widest table that the style sheet knows."""
    fitting = list(columns)
    while (
        len(fitting) > 1
        and _room(fitting, [[one.cell(row) for one in fitting] for row in rows], ()) > NEEDS[-1]
    ):
        fitting.pop()
    return fitting


def _room(columns: Sequence[Column[Any]], body: Sequence[Sequence[Any]], total: Sequence[Any]) -> float:
    lines = [[column.head for column in columns], *body, *([total] if total else [])]
    widths = [max(columns_of(_as_read(line[place])) for line in lines) for place in range(len(columns))]
    letters = [
        widest if column.kind in WHOLE else min(BREAKS, widest)
        for column, widest in zip(columns, widths, strict=True)
    ]
    return sum(each * LETTER + GAP for each in letters)


def _as_read(cell: Any) -> str:
    return cell.striptags() if isinstance(cell, Markup) else str(cell)


def _cell(column: Column[Row], row: Row) -> _Cell:
    return _Cell(column.cell(row), column.kind, column.link(row), column.demo(row))

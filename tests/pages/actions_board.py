"""ติดตามงาน as a reader finds it: the quick filters, the headings, each item's line."""

from collections.abc import Callable
from typing import Any

from sqlmodel import Session

from tests.support.builds import open_engine
from tests.support.markup import Markup, read_markup
from tests.support.screen import Screen

BOARD = 'class="km-table km-board"'
Ask = Callable[..., Any]


def asker(url: str) -> Ask:
    """Return what asks a store a query, past the page: ``ask(query, *args)``."""

    def ask(query: Callable[..., Any], *args: Any) -> Any:
        with Session(open_engine(url)) as session:
            return query(session, *args)

    return ask


def pills(screen: Screen) -> Any:
    """Return the quick filters."""
    return next(part for part in screen.session.get("button_group") if part.key == "chosen_view")


def markup(screen: Screen) -> Markup:
    """Return the board's own HTML, read."""
    parts: list[Any] = list(screen.session.get("html"))
    return read_markup(next(str(part.value) for part in parts if BOARD in str(part.value)))


def has_board(screen: Screen) -> bool:
    """Tell whether the page shows any item."""
    return BOARD in screen.html


def items(screen: Screen) -> list[str]:
    """Return the items' codes in the order of the lines, as often as they stand."""
    links = [tag.attributes["href"] for tag in markup(screen).all("a")]
    return [link.split("item=")[1].split("&")[0] for link in links if "item=" in link]


def chips(screen: Screen) -> dict[str, int]:
    """Return the quick filters' words with their counts."""
    parted = [option.rsplit(" ", 1) for option in pills(screen).options]
    return {text: int(count.strip("*")) for text, count in parted}


def headings(screen: Screen) -> list[str]:
    """Return the groups' headings: what spans the table."""
    return [" ".join(row[0].split()) for row in markup(screen).rows if len(row) == 1]


def line(screen: Screen, code: str) -> str:
    """Return the words of an item's line."""
    found = next(row for row in markup(screen).rows if any(cell.startswith(f"{code} ") for cell in row))
    return " ".join(" ".join(found).split())

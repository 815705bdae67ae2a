"""One piece of a page's HTML: what one template drew."""

from typing import Any

from tests.support.markup import read_markup
from tests.support.screen import Screen


def piece(screen: Screen, mark: str) -> str:
    """Return the first piece that holds ``mark``: a class, an id, a word.

    Raises:
        LookupError: there is none.
    """
    parts: list[Any] = list(screen.session.get("html"))
    found = next((str(part.value) for part in parts if mark in str(part.value)), None)
    if found is None:
        raise LookupError(mark)
    return found


def table(screen: Screen, mark: str) -> list[list[str]]:
    """Return the cells of the table in such a piece, row by row, without the head."""
    rows = read_markup(piece(screen, mark)).rows[1:]
    return [[" ".join(cell.split()) for cell in row] for row in rows]

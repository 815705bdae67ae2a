"""A register to look through: its rows searched and page by page, one of them, what a field may refer to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlmodel import Session

from kmcore.access.actor import User
from kmcore.registers.definition import RegisterKind, Values
from kmcore.registers.definitions import KINDS
from kmcore.registers.queries import RegisterCount, batch_changes, register_count, register_rows, row_history
from kmcore.registers.row_refusal import row_verdict
from kmcore.registers.row_store import Key, fields_of, one_row, store_key_of
from kmcore.registers.shown_rows import RowNames, ShownChange, ShownRow, row_address, shown_change, shown_row
from kmcore.storage.subjects import Subject, reads

PER_PAGE: Final = 50
GRID_ROWS: Final = 500  # of a grid: a browser and a person have enough with it


@dataclass(frozen=True)
class RegisterPage:
    """A page of a register. ``found``: how many rows the search leaves in; ``total``: how many there are."""

    rows: tuple[ShownRow, ...]
    found: int
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class RegisterRow:
    """One row: ``key`` the store's, ``values`` whole, in words, and what was changed in it here, newest first."""

    key: Key
    values: Values
    shown: ShownRow
    history: tuple[ShownChange, ...]


@reads(*Subject)
def register_counts(session: Session) -> tuple[RegisterCount, ...]:
    """Return how many rows each kind has and when it was last changed, in the order of the kinds."""
    return tuple(register_count(session, kind) for kind in KINDS.values())


@reads(*Subject)
def register_page(session: Session, code: str, search: str = "", page: int = 1) -> RegisterPage:
    """Return a page of a kind's rows in the order of their keys. Every word of ``search`` stands in a row that is left in.

    A page beyond the last is the last.
    """
    kind, names = KINDS[code], RowNames(session)
    rows, words = register_rows(session, kind), search.casefold().split()
    if not words:
        return _page(
            len(rows), len(rows), page, lambda part: [shown_row(kind, row, names) for row in rows[part]]
        )
    found = [one for row in rows if _has(one := shown_row(kind, row, names), words)]
    return _page(len(found), len(rows), page, lambda part: found[part])


@dataclass(frozen=True)
class GridRows:
    """Rows for a grid, each whole with the store's key. ``beyond``: how many more of the person's own rows the search
    leaves in than a grid takes; ``others``: how many rows it leaves in that are not the person's to write.
    """

    rows: tuple[tuple[Key, Values], ...]
    beyond: int
    others: int


@reads(*Subject)
def grid_rows(session: Session, code: str, search: str, user: User) -> GridRows:
    """Return the first rows that a search leaves in and ``user`` may write: what is another's takes no place."""
    kind, words = KINDS[code], search.casefold().split()
    names = RowNames(session)
    found = [
        row for row in register_rows(session, kind) if not words or _has(shown_row(kind, row, names), words)
    ]
    own = [row for row in found if row_verdict(kind, user, row).allowed]
    shown = tuple((store_key_of(kind, row), fields_of(kind, row)) for row in own[:GRID_ROWS])
    return GridRows(shown, len(own) - len(shown), len(found) - len(own))


@reads(*Subject)
def register_row(session: Session, code: str, address: str) -> RegisterRow | None:
    """Return the row with this address; None where there is none."""
    kind = KINDS[code]
    row = _at(session, kind, address)
    if row is None:
        return None
    key, names = store_key_of(kind, row), RowNames(session)
    history = (shown_change(kind, address, one, names) for one in row_history(session, kind, key))
    return RegisterRow(key, row, shown_row(kind, row, names), tuple(history))


@reads(*Subject)
def reference_choices(session: Session, code: str) -> tuple[tuple[Any, str], ...]:
    """Return the keys and names of a kind's rows, in the order of their keys: what a form offers."""
    names = RowNames(session).of(code)
    return tuple(sorted(names.items(), key=lambda pair: str(pair[0])))


def _page(found: int, total: int, asked: int, rows_of: Callable[[slice], Sequence[ShownRow]]) -> RegisterPage:
    pages = max(1, -(-found // PER_PAGE))
    page = min(max(asked, 1), pages)
    part = slice((page - 1) * PER_PAGE, page * PER_PAGE)
    return RegisterPage(tuple(rows_of(part)), found, total, page, pages)


def _has(row: ShownRow, words: list[str]) -> bool:
    text = " ".join((row.address, row.name, *(value.words for value in row.values))).casefold()
    return all(word in text for word in words)


def _at(session: Session, kind: RegisterKind, address: str) -> Values | None:
    """Return the row with this address: asked for by its key where that is one text, else looked for."""
    if len(kind.store_key) == 1 and kind.holds(kind.store_key[0]) is str:
        return one_row(session, kind, (address,))
    rows = register_rows(session, kind)
    return next((row for row in rows if row_address(store_key_of(kind, row)) == address), None)


def shown_batch(
    session: Session, number: int, limit: int, kind: str | None = None
) -> tuple[ShownChange, ...]:
    """Return the first ``limit`` changes of a batch in words, of all rows or of those of a kind."""
    names = RowNames(session)
    return tuple(
        shown_change(KINDS[change.kind], row_address(key), change, names)
        for key, change in batch_changes(session, number, limit, kind)
    )

"""Kinds whose rows do not lie in one table: their subject reads and writes them, the registers do the rest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from sqlmodel import Session

Values = dict[str, Any]


@dataclass(frozen=True)
class Entry:
    """When a batch writes, and for whom: ``at`` in UTC, ``day`` the data's own, ``account_id`` who (None: no account)."""

    at: datetime
    day: date
    account_id: int | None = None


class RowKeeper(Protocol):
    """What a subject does with rows of its kind, inside the transaction of the registers' command; no commit there.

    A row is what the kind's fields say, with the store's key. What it refuses is a ``KmError`` with its remedy: the
    whole batch is refused.
    """

    @property
    def store_key(self) -> tuple[str, ...]:
        """Return the names by which the store finds a row."""

    @property
    def parts(self) -> frozenset[str]:
        """Return the tables whose rows are parts of a row, and do not stand on it."""

    def rows(self, session: Session) -> Iterable[Values]:
        """Return every row as it stands."""

    def add(self, session: Session, entry: Entry, values: Mapping[str, Any]) -> Values:
        """Add a row; return it as it stands now."""

    def change(self, session: Session, entry: Entry, key: tuple[Any, ...], values: Mapping[str, Any]) -> None:
        """Change fields of a row."""

    def remove(self, session: Session, entry: Entry, key: tuple[Any, ...]) -> None:
        """Take back a row that was added."""

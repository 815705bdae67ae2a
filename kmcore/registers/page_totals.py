"""A total that people know from the pages, and how a kind of row names those that it moves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session


@dataclass(frozen=True)
class PageTotal:
    """A total as a page shows it. ``words``: in the reader's language; ``value``: satang where it is ``money``."""

    words: str
    value: int
    money: bool = False


@dataclass(frozen=True)
class TotalChange:
    """A total before and after a file. ``money``: in satang."""

    words: str
    before: int
    after: int
    money: bool = False


Totals = Callable[[Session, date], Sequence[PageTotal]]

"""What rows may refer to that no register keeps: a list of names, read from its subject."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlmodel import Session

from kmcore.i18n import _


@dataclass(frozen=True)
class NamedList:
    """``one``: what one of them is called, to be translated.

    ``names``: of each its key, and what it is called, in the reader's language first.
    """

    one: str
    names: Callable[[Session], Iterable[tuple[str, tuple[str, ...]]]]

    @property
    def one_words(self) -> str:
        """Return what one of them is called, in the reader's language."""
        return _(self.one)

"""What presses among items: what is asked for, what nobody owns, what is late. Pure.

One rule for the board and for a picture that was frozen of it: both have items that stand somehow.
"""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from kmcore.actions.read_models import GovernorAsk
from kmcore.actions.rules import Status


class StandingItem(Protocol):
    """An item as it stands, on the board or in a picture."""

    @property
    def status(self) -> str:
        """How it stands, as ``rules.Status``."""

    @property
    def days_late(self) -> int:
        """Whole days past the due date of a late item, else 0."""

    @property
    def has_owner(self) -> bool:
        """Whether anybody answers for it."""

    @property
    def asks(self) -> tuple[GovernorAsk, ...]:
        """What its agencies ask the governor for, the newest first."""


ItemT = TypeVar("ItemT", bound=StandingItem)


def open_asks(items: Iterable[ItemT]) -> list[tuple[ItemT, GovernorAsk]]:
    """Return every open ask of every agency with its item, newest first, then in the items' order."""
    found = [(item, ask) for item in items for ask in item.asks]
    return sorted(found, key=lambda pair: pair[1].asked_on or date.min, reverse=True)


def unowned_items(items: Iterable[ItemT]) -> list[ItemT]:
    """Return the items that nobody answers for and that are not done."""
    return [item for item in items if not item.has_owner and item.status != Status.DONE]


def late_items(items: Iterable[ItemT]) -> list[ItemT]:
    """Return the late items, the longest late first."""
    return sorted((item for item in items if item.status == Status.LATE), key=lambda item: -item.days_late)

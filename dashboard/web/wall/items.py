"""Which items the wall names, picked from a picture as the board picks them."""

from collections.abc import Iterable

from kmcore.actions.rules import Status
from kmcore.snapshot.picture import Item


def late_items(items: Iterable[Item]) -> list[Item]:
    """Return the late items, the longest late first."""
    return sorted((one for one in items if one.status == Status.LATE), key=lambda one: -one.days_late)


def unowned_items(items: Iterable[Item]) -> list[Item]:
    """Return the items nobody answers for that are not done."""
    return [one for one in items if not one.has_owner and one.status != Status.DONE]


def asking_items(items: Iterable[Item]) -> list[Item]:
    """Return the items on which an agency asks the governor for something."""
    return [one for one in items if one.ask]

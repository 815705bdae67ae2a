"""How long each matter had the floor. Pure: the entries of a session go in, seconds come out."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from typing import Protocol


class FloorMoment(Protocol):
    """Something put on the floor at a moment (UTC); an empty ``ref`` takes the last one off."""

    @property
    def kind(self) -> str:
        """What kind of matter it is."""

    @property
    def ref(self) -> str:
        """Which one."""

    @property
    def at(self) -> datetime:
        """When."""


def seconds_on_floor(entries: Sequence[FloorMoment]) -> dict[tuple[str, str], int]:
    """Return the whole seconds each matter has had the floor, by (kind, ref), without the one that has it now.

    ``entries`` are a session's, oldest first. A clock that was put back takes no time away.
    """
    found: dict[tuple[str, str], float] = {}
    for entry, later in pairwise(entries):
        if entry.ref:
            key = (str(entry.kind), entry.ref)
            found[key] = found.get(key, 0.0) + max(0.0, (later.at - entry.at).total_seconds())
    return {key: int(seconds) for key, seconds in found.items()}

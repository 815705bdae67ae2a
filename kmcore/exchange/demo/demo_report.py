"""What adding or removing the layer reports, and the one error it raises."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from kmcore.errors import KmError

CIRCLE: Final = date(2007, 1, 9)  # the circle of the minutes: where the demonstration month begins
EVE: Final = date(2007, 2, 8)  # the data set's reference date: nothing in the layer is later
MADE_FOR: Final = "minutes-2550"  # the data set whose codes and numbers the layer is about

Row = dict[str, object]


class DemoError(KmError):
    """The layer cannot be put on this store; the sentence says why and what to do."""


@dataclass(frozen=True)
class DemoReport:
    """Rows added or removed, by table name. Tables without any are left out."""

    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """All rows together."""
        return sum(self.counts.values())

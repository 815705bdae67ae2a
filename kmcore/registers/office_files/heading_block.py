"""The heading of one table in a sheet."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeadingBlock:
    """The heading of one table: its rows, its columns' headings as written, and the field of those that are wanted."""

    top: int
    bottom: int
    headings: Mapping[int, str]
    fields: Mapping[int, str]
    near: frozenset[int] = frozenset()  # columns known but for จำนวน
    left: int = 1
    right: int = 1 << 30

    @property
    def found(self) -> frozenset[str]:
        """Return the fields that have a column."""
        return frozenset(self.fields.values())

    def twice(self) -> dict[str, list[int]]:
        """Return the fields that more than one column is headed by."""
        columns: dict[str, list[int]] = {}
        for column, field in self.fields.items():
            columns.setdefault(field, []).append(column)
        return {field: sorted(places) for field, places in columns.items() if len(places) > 1}

    def is_again(self, other: "HeadingBlock") -> bool:
        """Return whether another block is this heading once more, as at the top of a new page."""
        below = other.top > self.bottom and other.left == self.left
        return below and dict(other.fields).items() <= dict(self.fields).items()

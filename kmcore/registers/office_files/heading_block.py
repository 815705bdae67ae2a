"""The heading of one table in a sheet."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kmcore.registers.office_files.errors import NearTable
from kmcore.registers.office_files.tables import TablePlace


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

    def place(self, sheet: str) -> TablePlace:
        """Return where the heading stands."""
        return TablePlace(sheet, self.bottom, max(self.left, min(self.headings, default=1)))

    def near_table(self, sheet: str) -> NearTable:
        """Return the heading as a person may read it."""
        return NearTable(self.place(sheet), dict(self.headings), dict(self.fields))

    def with_columns(self, chosen: Mapping[int, str | None]) -> "HeadingBlock":
        """Return the heading with the fields that a person chose for some of its columns, None for no field.

        A field chosen for one column is no other's any more, unless that one was chosen for it too.
        """
        taken = {field for field in chosen.values() if field is not None}
        kept = {
            column: field
            for column, field in self.fields.items()
            if column not in chosen and field not in taken
        }
        own = {column: field for column, field in chosen.items() if field is not None}
        fields = dict(sorted({**kept, **own}.items()))
        headings = dict(sorted({**dict.fromkeys(own, ""), **self.headings}.items()))
        return replace(self, headings=headings, fields=fields, near=self.near & kept.keys())

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

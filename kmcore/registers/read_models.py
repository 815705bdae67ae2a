"""What leaves the registers: a file's rows as they were understood and compared, a written batch, a row's history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from kmcore.registers.office_files.tables import FoundTable, TablePlace


class RowResult(StrEnum):
    """What becomes of a row of a file. REFUSED: it cannot be taken; LEFT_OUT: it is no row (a heading, a total)."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"
    LEFT_OUT = "left_out"


@dataclass(frozen=True)
class RowProblem:
    """What is wrong with a row: the column as the file heads it (empty: the whole row), a code, a sentence.

    ``suggestions``: what may have been meant, each the value to put there and its words; a person chooses.
    ``field``: the field it is about, ``found``: what the row's cells say of it; empty where it is about none.
    """

    column: str
    code: str
    sentence: str
    suggestions: tuple[tuple[str, str], ...] = ()
    field: str = ""
    found: str = ""


@dataclass(frozen=True)
class ComparedRow:
    """A row of a file beside what the register holds.

    ``number``: as the sheet counts it. ``values``: what the row says and would be written; ``before``: what stands
    now of the fields it would change, None where the row is new. ``at``: the store's key of the row that stands.
    """

    number: int
    result: RowResult
    key: str = ""
    name: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    before: Mapping[str, Any] | None = None
    problems: tuple[RowProblem, ...] = ()
    at: tuple[Any, ...] | None = None


@dataclass(frozen=True)
class FileRead:
    """Which file, which sheet, what each column was taken for (None: not taken), and what must be told of it.

    ``ignored``: why a column is not taken: "unknown", "personal" or "no_heading". ``place``: where the table stands,
    None where none was found; ``places``: each heading's column; ``tables``: those of the file to choose from.
    """

    name: str
    sheet: str
    columns: Mapping[str, str | None]
    notices: tuple[str, ...] = ()
    ignored: Mapping[str, str] = field(default_factory=dict)
    place: TablePlace | None = None
    places: Mapping[str, int] = field(default_factory=dict)
    tables: tuple[FoundTable, ...] = ()


@dataclass(frozen=True)
class Preview:
    """A file as it would come into a register. Nothing is written."""

    kind: str
    file: FileRead
    rows: tuple[ComparedRow, ...]

    @property
    def counts(self) -> dict[RowResult, int]:
        """Return how many rows have each result, every result there."""
        found = dict.fromkeys(RowResult, 0)
        for row in self.rows:
            found[row.result] += 1
        return found

    @property
    def good(self) -> Sequence[ComparedRow]:
        """Return the rows that would be written."""
        return [row for row in self.rows if row.result in {RowResult.NEW, RowResult.CHANGED}]


@dataclass(frozen=True)
class WrittenBatch:
    """What was written: the batch by which it can be undone (None: nothing was), and the new revision."""

    batch: int | None
    revision: int
    new: int
    changed: int


@dataclass(frozen=True)
class BatchRecord:
    """A batch as it stands in the register's log. ``undone_by``: the batch that took it back."""

    number: int
    kind: str
    at: datetime
    actor: str
    how: str
    file_name: str | None
    reason: str | None
    rows: int
    undone_by: int | None


@dataclass(frozen=True)
class RowChange:
    """One change of one row of a kind. ``from_day``: the day it counts from; None: it corrects what was wrong all along."""

    batch: BatchRecord
    kind: str
    action: str
    from_day: date | None
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None

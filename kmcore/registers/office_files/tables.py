"""What goes into the reading of a file and what comes out: wanted columns, rows taken, rows left out and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kmcore.registers.cells import Cell

# Codes of left-out rows that hold data which cannot be taken: shown as refused, unlike titles and totals.
REFUSED_CODES: Final = frozenset({"error_cell", "no_value", "wrong_width"})


@dataclass(frozen=True, slots=True)
class WantedColumn:
    """A field that a table may have, and how offices head its column. ``money`` looks for พันบาท and the like."""

    field: str
    spellings: tuple[str, ...]
    required: bool = False
    money: bool = False


@dataclass(frozen=True, slots=True)
class FileRow:
    """A row taken: ``number`` as Excel counts (the column's number in a turned table), a cell or None by field."""

    number: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class LeftOutRow:
    """A row that has content and is not taken, by a short stable ``code`` and the sentence that says why.

    title heading heading_again total subtotal carried note section hidden other_table nothing_taken, and those of
    ``REFUSED_CODES``.
    """

    number: int
    code: str
    sentence: str


@dataclass(frozen=True, slots=True)
class FileTable:
    """One table of a file. Every row of its sheet with content stands in ``rows`` or in ``left_out``, never in both.

    ``columns``: each heading as written, to its field or None. ``ignored``: the latter, to "unknown", "personal" or
    "no_heading". ``scales``: what an amount of a money field is multiplied by to be baht. ``notices``: what was
    understood by a rule, in sentences.
    """

    sheet: str
    hidden: bool
    columns: Mapping[str, str | None]
    ignored: Mapping[str, str]
    scales: Mapping[str, int]
    rows: tuple[FileRow, ...]
    left_out: tuple[LeftOutRow, ...]
    notices: tuple[str, ...]

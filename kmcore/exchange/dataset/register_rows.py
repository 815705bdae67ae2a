"""A data set's row read and checked by the definition of its kind, as the registers read any row.

Files say codes, days of the common era and satang, each as the type it is: what an office's file may write in many
ways has one here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from sqlmodel import SQLModel

from kmcore.exchange.dataset.errors import BadRow, FilePlace
from kmcore.exchange.dataset.expand import TableRow
from kmcore.exchange.dataset.sentences import said_of
from kmcore.i18n import N_, _
from kmcore.registers.area_matching.area_levels import RegisterLevel
from kmcore.registers.cells import Cell
from kmcore.registers.definition import RegisterField, RegisterKind, Values
from kmcore.registers.definitions import KINDS
from kmcore.registers.field_types import AnyArea
from kmcore.registers.read_models import RowProblem
from kmcore.registers.row_reading import stated_row, with_defaults
from kmcore.storage.base import Sourced

SOURCE: Final = "source"  # in files; source_code in the tables and definitions
MEND: Final = N_("แก้แถวนี้แล้วสั่งอีกครั้ง")
_TYPE_CODES: Final = {
    str: "string_type",
    int: "int_type",
    float: "float_type",
    bool: "bool_type",
    date: "date_type",
}


@dataclass(frozen=True)
class KindInFiles:
    """A kind as a data set's files write its rows: what they call each column, and of which type each value is.

    ``any_area``: the fields that may name an area of any level, which no foreign key holds to the register.
    """

    kind: RegisterKind
    names: Mapping[str, str]
    types: Mapping[str, type]
    any_area: tuple[str, ...] = ()


@cache
def kind_of(model: type[SQLModel]) -> KindInFiles | None:
    """Return the kind whose rows lie in a table; None for a table that has no kind."""
    kind = next((one for one in KINDS.values() if one.table is model and one.keeper is None), None)
    if kind is None:
        return None
    names = {field.name: name_in_file(field.name) for field in kind.fields}
    types = {name: kind.holds(column) for column, name in names.items()}
    return KindInFiles(
        kind, names, types, tuple(field.name for field in kind.fields if isinstance(field.type, AnyArea))
    )


def name_in_file(column: str) -> str:
    """Return what a file calls a column."""
    return SOURCE if column == "source_code" else column


@dataclass(frozen=True)
class CodesAsGiven:
    """Takes codes for what they are. That each leads somewhere is checked when every file was read (``keys``).

    ``today``: the data set's own day; what is told as done lies not after it.
    """

    today: date

    def find(self, kind: str, cell: Cell) -> Any:  # noqa: ARG002 - as OtherRows
        return cell

    def area(self, level: RegisterLevel, cell: Cell, beside: Mapping[str, Cell]) -> str | None:  # noqa: ARG002
        return None if cell is None else str(cell)


@dataclass(frozen=True)
class _Row:
    number: int
    cells: Mapping[str, Cell]


def checked_register_row(known: KindInFiles, row: TableRow, today: date, bad: list[BadRow]) -> Values | None:
    """Return a row of a kind whole; None with its refusals added to ``bad``. ``today``: the data set's own."""
    kind, given = known.kind, row.values
    wrong = list(_refusals(known, row))
    refused = {one.field for one in wrong}
    cells = {
        field.name: _cell(field, given.get(known.names[field.name]))
        for field in kind.fields
        if known.names[field.name] not in refused
    }
    place = {} if kind.position is None else {kind.position: given.get(kind.position)}
    needed = {"source_code"} if issubclass(row.model, Sourced) else set()
    values, found = read_by_definition(known, row.place, cells, today, needed)
    wrong += [one for one in found if one.field not in refused]
    bad.extend(wrong)
    return None if wrong else {**values, **place}


def read_by_definition(
    known: KindInFiles,
    place: FilePlace,
    cells: Mapping[str, Cell],
    today: date = date.max,
    needed: Collection[str] = (),
) -> tuple[Values, list[BadRow]]:
    """Return a row as its kind's fields, whole, and what is wrong with it. ``needed``: besides what the kind needs."""
    kind, names = known.kind, known.names
    stated = stated_row(kind, _Row(place.row, cells), CodesAsGiven(today), names)
    whole = with_defaults(kind, stated.values)
    found = [_bad(place, names, problem) for problem in stated.problems]
    refused = {one.field for one in found}
    empty = (
        names[field.name]
        for field in kind.fields
        if whole[field.name] is None and (field.required or field.name in needed)
    )
    found += [BadRow(place, name, *said_of("missing", name, None)) for name in empty if name not in refused]
    if not found:
        found = [_bad(place, names, problem) for rule in kind.rules for problem in rule(whole)]
    return whole, found


def _refusals(known: KindInFiles, row: TableRow) -> Iterator[BadRow]:
    """Yield a refusal for each name that is no field, and each value that is not of its field's type."""
    for name, value in row.values.items():
        if name == known.kind.position:
            continue
        wanted = known.types.get(name)
        if wanted is None:
            yield BadRow(row.place, name, *said_of("extra_forbidden", name, value))
        elif value is not None and not _is_of_type(wanted, value):
            yield BadRow(row.place, name, *said_of(_TYPE_CODES[wanted], name, value))


def _is_of_type(wanted: type, value: object) -> bool:
    """Tell whether YAML gave the type the column has: true is no number, and a whole number will do for a decimal."""
    return type(value) is wanted or (wanted is float and type(value) is int)


def _cell(field: RegisterField, value: Any) -> Cell:
    """Return a value as the cell from which the field's type reads it again."""
    return field.type.cell(value) if isinstance(value, date) else field.type.plain_cell(value)


def _bad(place: FilePlace, names: Mapping[str, str], problem: RowProblem) -> BadRow:
    return BadRow(place, names.get(problem.column, problem.column), problem.sentence, _(MEND))

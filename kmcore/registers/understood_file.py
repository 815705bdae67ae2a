"""From a file's bytes to rows of a kind: read, recognised, each cell understood. Nothing is compared yet."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kmcore.i18n import N_, _
from kmcore.registers.cells import Cell
from kmcore.registers.definition import RegisterField, RegisterKind
from kmcore.registers.field_types import Money
from kmcore.registers.office_files.errors import UnreadableFileError
from kmcore.registers.office_files.reading import read_tables
from kmcore.registers.office_files.tables import REFUSED_CODES, FileTable, LeftOutRow, WantedColumn
from kmcore.registers.own_references import announce
from kmcore.registers.read_models import ComparedRow, FileRead, RowProblem, RowResult
from kmcore.registers.reference_index import ReferenceIndex
from kmcore.registers.row_reading import StatedRow, helper_column, stated_row

JSON_LINES: Final = "-"
NO_OBJECT: Final = N_("แถวนี้ไม่ใช่ JSON หนึ่งออบเจกต์ต่อบรรทัด แก้บรรทัดนี้แล้วส่งอีกครั้ง")
UNKNOWN_FIELDS: Final = N_("ไม่รู้จักช่อง {names} ช่องที่มีคือ {known}")


@dataclass(frozen=True)
class UnderstoodFile:
    """A file's rows as statements of one kind. ``left_out``: what is no row, and what could not be read at all."""

    kind: RegisterKind
    file: FileRead
    rows: tuple[StatedRow, ...]
    left_out: tuple[ComparedRow, ...]

    @property
    def headings(self) -> dict[str, str]:
        """Return the file's own heading of each field."""
        return {field: heading for heading, field in self.file.columns.items() if field}


@dataclass(frozen=True)
class _Line:
    number: int
    cells: Mapping[str, Cell]


def wanted_columns(kind: RegisterKind) -> tuple[WantedColumn, ...]:
    """Return the columns that a file of this kind may have: its fields, and what helps to read them."""
    return tuple(column for field in kind.fields for column in _columns_of(kind, field))


def understood_file(
    kind: RegisterKind, data: bytes, name: str, others: ReferenceIndex, *, sheet: str | None = None
) -> UnderstoodFile:
    """Return what a file says. A file that cannot be read at all is one refused row, of number 0."""
    if name == JSON_LINES:
        return understood_lines(kind, data.decode("utf-8", "replace").splitlines(), others)
    try:
        table = read_tables(data, name, wanted_columns(kind), sheet=sheet)[0]
    except UnreadableFileError as error:
        problem = RowProblem("", error.code, str(error))
        whole = ComparedRow(0, RowResult.REFUSED, problems=(problem,))
        return UnderstoodFile(kind, FileRead(name, sheet or "", {}), (), (whole,))
    return _of_table(kind, name, table, others)


def understood_lines(kind: RegisterKind, lines: Sequence[str], others: ReferenceIndex) -> UnderstoodFile:
    """Return what JSON lines say: an object a line, its names the kind's fields."""
    found = [_object(kind, number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    refused = [row for row in found if isinstance(row, ComparedRow)]
    objects = [row for row in found if isinstance(row, _Line)]
    announce(kind, objects, others)
    rows = [stated_row(kind, row, others) for row in objects]
    names = {field.name: field.name for field in kind.fields}
    return UnderstoodFile(kind, FileRead(JSON_LINES, "", names), tuple(rows), tuple(refused))


def _of_table(kind: RegisterKind, name: str, table: FileTable, others: ReferenceIndex) -> UnderstoodFile:
    headings = {field: heading for heading, field in table.columns.items() if field}
    announce(kind, table.rows, others)
    rows = tuple(stated_row(kind, row, others, headings, table.scales) for row in table.rows)
    file = FileRead(name, table.sheet, table.columns, table.notices, table.ignored)
    return UnderstoodFile(kind, file, rows, tuple(map(_not_taken, table.left_out)))


def _not_taken(row: LeftOutRow) -> ComparedRow:
    """Return a row that was not taken: refused where it holds data that cannot be, else left out."""
    result = RowResult.REFUSED if row.code in REFUSED_CODES else RowResult.LEFT_OUT
    return ComparedRow(row.number, result, problems=(RowProblem("", row.code, row.sentence),))


def _object(kind: RegisterKind, number: int, line: str) -> _Line | ComparedRow:
    try:
        values = json.loads(line)
    except ValueError:
        values = None
    if not isinstance(values, dict):
        return ComparedRow(number, RowResult.REFUSED, problems=(RowProblem("", "not_json", _(NO_OBJECT)),))
    known = {column.field for column in wanted_columns(kind)}
    if strange := sorted(set(values) - known):
        sentence = _(UNKNOWN_FIELDS, names=", ".join(strange), known=", ".join(sorted(known)))
        return ComparedRow(
            number, RowResult.REFUSED, problems=(RowProblem(strange[0], "unknown_field", sentence),)
        )
    types = {field.name: field.type for field in kind.fields}
    cells = {name: _cell(value) for name, value in values.items()}
    return _Line(
        number,
        {name: types[name].plain_cell(cell) if name in types else cell for name, cell in cells.items()},
    )


def _cell(value: Any) -> Cell:
    """Return a JSON value as a cell; lists and objects as their text, which no type takes."""
    return value if isinstance(value, str | int | float | bool) or value is None else json.dumps(value)


def _columns_of(kind: RegisterKind, field: RegisterField) -> Iterator[WantedColumn]:
    spellings = (field.words, field.label, field.name, *field.spellings)
    yield WantedColumn(
        field.name,
        tuple(dict.fromkeys(spellings)),
        required=_needed(kind, field),
        money=isinstance(field.type, Money),
    )
    for helper, words in field.type.helpers.items():
        yield WantedColumn(helper_column(field.name, helper), words)


def _needed(kind: RegisterKind, field: RegisterField) -> bool:
    """Tell whether a file without the column is no file of this kind: a key that nothing else can give."""
    given = kind.made_key or kind.derived_key or field.type.helpers or field.default is not None
    return field.name in kind.key and field.required and not given

"""From a file's bytes to rows of a kind: read, recognised, each cell understood. Nothing is compared yet."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from kmcore.i18n import N_, _
from kmcore.registers.cells import Cell
from kmcore.registers.definition import RegisterField, RegisterKind
from kmcore.registers.field_types import Money
from kmcore.registers.file_decisions import CellDecisions, decided_row
from kmcore.registers.kinds import BatchHow
from kmcore.registers.office_files.errors import NearTable, UnreadableFileError
from kmcore.registers.office_files.grid import column_letters
from kmcore.registers.office_files.reading import BEST, read_tables
from kmcore.registers.office_files.tables import (
    REFUSED_CODES,
    FileTable,
    FoundTable,
    LeftOutRow,
    TableChoice,
    WantedColumn,
)
from kmcore.registers.own_references import announce, own_references
from kmcore.registers.progress import Step, counted, tell_progress
from kmcore.registers.read_models import ComparedRow, FileRead, RowProblem, RowResult
from kmcore.registers.reference_index import ReferenceIndex
from kmcore.registers.row_reading import StatedRow, helper_column, stated_row

JSON_LINES: Final = "-"
ANOTHER: Final = N_("แผ่น “{sheet}” หัวตารางแถว {row} ({count} แถว)")
SEVERAL_TABLES: Final = N_("แฟ้มมีหลายตารางที่อ่านได้ อ่าน{read} ยังไม่ได้อ่าน {others} เลือกตารางอื่นได้ แล้วนำเข้าอีกครั้ง")
NO_OBJECT: Final = N_("แถวนี้ไม่ใช่ JSON หนึ่งออบเจกต์ต่อบรรทัด แก้บรรทัดนี้แล้วส่งอีกครั้ง")
UNKNOWN_FIELDS: Final = N_("ไม่รู้จักช่อง {names} ช่องที่มีคือ {known}")


@dataclass(frozen=True)
class UnderstoodFile:
    """A file's rows as statements of one kind. ``left_out``: what is no row, and what could not be read at all.

    ``table``: the file's own rows, None of JSON lines and of what could not be read. ``decisions``: what a person put
    in the place of cells. ``how`` and ``reason``: by which way the rows come, and why, where they come from no file.
    """

    kind: RegisterKind
    file: FileRead
    rows: tuple[StatedRow, ...]
    left_out: tuple[ComparedRow, ...]
    table: FileTable | None = None
    decisions: CellDecisions = ()
    how: BatchHow = BatchHow.IMPORT
    reason: str | None = None

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
    kind: RegisterKind,
    data: bytes,
    name: str,
    others: ReferenceIndex,
    *,
    choice: TableChoice = BEST,
) -> UnderstoodFile:
    """Return what a file says. A file that cannot be read at all is one refused row, of number 0.

    ``choice``: which of its tables, and what its columns are, where a person chose.
    """
    if name == JSON_LINES:
        return understood_lines(kind, data.decode("utf-8", "replace").splitlines(), others)
    try:
        tables = read_tables(data, name, wanted_columns(kind), choice=choice)
    except UnreadableFileError as error:
        if other := _in_other_form(kind, data, name, others, choice):
            return other
        problem = RowProblem("", error.code, str(error))
        whole = ComparedRow(0, RowResult.REFUSED, problems=(problem,))
        return UnderstoodFile(kind, _unread(name, choice.sheet, error.near), (), (whole,))
    if kind.named_by[0] not in tables[0].columns.values() and (
        other := _in_other_form(kind, data, name, others, choice)
    ):
        return other
    return _of_table(kind, _file_read(name, tables), tables[0], others)


def _in_other_form(
    kind: RegisterKind, data: bytes, name: str, others: ReferenceIndex, choice: TableChoice
) -> UnderstoodFile | None:
    """Return what a file says that is of the kind's other form; None where it is not, or a person read its columns."""
    if kind.form is None or choice.columns:
        return None
    try:
        tables = read_tables(data, name, kind.form.columns, choice=choice)
    except UnreadableFileError:
        return None
    if not kind.form.fits(tables[0]):
        return None
    found = kind.form.unfolded(tables[0], others.province, others.areas)
    read = _file_read(name, tables)
    file = replace(read, notices=(*read.notices, *found.notices), places={})
    left_out = [row for row in map(_not_taken, tables[0].left_out) if row.result is RowResult.LEFT_OUT]
    rows = [StatedRow(number, kind.restated(dict(values))) for number, values in found.rows]
    return UnderstoodFile(kind, file, tuple(rows), (*left_out, *found.refused))


def decided_file(
    understood: UnderstoodFile,
    decisions: CellDecisions,
    others: ReferenceIndex,
) -> UnderstoodFile:
    """Return the file as a person decided of its cells; only rows of which something was decided are read anew."""
    kind, table, before = understood.kind, understood.table, understood.decisions
    if table is None:
        return understood
    announce(kind, [decided_row(kind, row, decisions) for row in table.rows], others)
    every = bool(own_references(kind))  # what one row says decides of those that refer to it
    headings, rows = understood.headings, []
    for row, stated in zip(table.rows, understood.rows, strict=True):
        now = decided_row(kind, row, decisions)
        if every or now.cells != decided_row(kind, row, before).cells:
            stated = stated_row(kind, now, others, headings, table.scales)  # noqa: PLW2901 - the row, read anew
        rows.append(stated)
    tell_progress(Step.CHECK, len(rows), len(rows))
    return replace(understood, rows=tuple(rows), decisions=decisions)


def understood_lines(kind: RegisterKind, lines: Sequence[str], others: ReferenceIndex) -> UnderstoodFile:
    """Return what JSON lines say: an object a line, its names the kind's fields."""
    found = [_object(kind, number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    refused = [row for row in found if isinstance(row, ComparedRow)]
    objects = [row for row in found if isinstance(row, _Line)]
    announce(kind, objects, others)
    rows = [stated_row(kind, row, others) for row in objects]
    names = {field.name: field.name for field in kind.fields}
    return UnderstoodFile(kind, FileRead(JSON_LINES, "", names), tuple(rows), tuple(refused))


def _of_table(kind: RegisterKind, file: FileRead, table: FileTable, others: ReferenceIndex) -> UnderstoodFile:
    headings = {field: heading for heading, field in table.columns.items() if field}
    announce(kind, table.rows, others)
    rows = counted(table.rows, Step.CHECK)
    stated = tuple(stated_row(kind, row, others, headings, table.scales) for row in rows)
    return UnderstoodFile(kind, file, stated, tuple(map(_not_taken, table.left_out)), table)


def _file_read(name: str, tables: Sequence[FileTable]) -> FileRead:
    """Return which table was read, and tell of those that were not."""
    table, *others = tables
    notices = table.notices
    if others:
        words = ", ".join(
            _(ANOTHER, sheet=one.sheet, row=one.place.row, count=len(one.rows)) for one in others
        )
        read = _(ANOTHER, sheet=table.sheet, row=table.place.row, count=len(table.rows))
        notices = (_(SEVERAL_TABLES, read=read, others=words), *notices)
    found = tuple(FoundTable(one.place, len(one.rows), one.hidden) for one in tables)
    return FileRead(
        name, table.sheet, table.columns, notices, table.ignored, table.place, table.places, found
    )


def _unread(name: str, sheet: str | None, near: NearTable | None) -> FileRead:
    """Return a file of which no table could be taken, with the heading that a person may read."""
    if near is None:
        return FileRead(name, sheet or "", {})
    headings = {
        column: f"{text} ({column_letters(column)})".strip() for column, text in near.headings.items()
    }
    columns = {headings[column]: near.fields.get(column) for column in headings}
    places = {heading: column for column, heading in headings.items()}
    return FileRead(name, near.place.sheet, columns, place=near.place, places=places)


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

"""A file's row as fields of a kind: each cell read, every problem of the row at once."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Final, Protocol

from kmcore.i18n import N_, _
from kmcore.registers.area_matching.area_levels import RegisterLevel
from kmcore.registers.cell_values import shown_cell
from kmcore.registers.cells import Cell, FieldProblem
from kmcore.registers.definition import RegisterField, RegisterKind, Values
from kmcore.registers.field_types import RowAround
from kmcore.registers.read_models import RowProblem
from kmcore.registers.suggestions import SuggestingProblem

BETWEEN: Final = " · "  # what several cells say of one field
SAID_ONCE: Final = N_("“{field}” บอกได้เมื่อเพิ่มแถวเท่านั้น ภายหลังแก้ไม่ได้ คืนค่าเดิม หรือเพิ่มแถวใหม่")
EMPTY: Final = N_("ช่อง “{field}” ว่าง แถวใหม่ต้องมีค่า กรอกแล้วส่งอีกครั้ง")


class CellsOfRow(Protocol):
    """A row of a file whose columns were recognised: its number, and its cells by column."""

    @property
    def number(self) -> int:
        """Return the row's number as the sheet counts it."""

    @property
    def cells(self) -> Mapping[str, Cell]:
        """Return the cells by the names of ``wanted_columns``."""


class OtherRows(Protocol):
    """Finds rows of other kinds, and knows the day, see ``RowAround``."""

    @property
    def today(self) -> date:
        """Return the day on which rows are written."""

    def find(self, kind: str, cell: Cell) -> Any:
        """Return the key of the row that a cell means."""

    def area(self, level: RegisterLevel, cell: Cell, beside: Mapping[str, Cell]) -> str | None:
        """Return the code of the area that a cell, and those beside it, mean."""


@dataclass(frozen=True)
class StatedRow:
    """What a row states: values of the fields it speaks of (None: it says that there is none), and its problems."""

    number: int
    values: Values
    problems: tuple[RowProblem, ...] = ()


@dataclass(frozen=True)
class _Around:
    others: OtherRows
    beside: Mapping[str, Cell]
    scale: int

    @property
    def today(self) -> date:
        return self.others.today

    def find(self, kind: str, cell: Cell) -> Any:
        return self.others.find(kind, cell)

    def area(self, level: RegisterLevel, cell: Cell) -> str | None:
        return self.others.area(level, cell, self.beside)


def helper_column(field: str, helper: str) -> str:
    """Return the name of a column that helps to read a field."""
    return f"{field}.{helper}"


def cells_words(field: RegisterField, cells: Mapping[str, Cell]) -> str:
    """Return what a row's cells say of a field, its own and those that help to read it; empty for nothing."""
    names = (field.name, *(helper_column(field.name, helper) for helper in field.type.helpers))
    found = (cells.get(name) for name in names)
    return BETWEEN.join(shown_cell(cell) for cell in found if cell is not None)


def stated_row(
    kind: RegisterKind,
    row: CellsOfRow,
    others: OtherRows,
    headings: Mapping[str, str] = MappingProxyType({}),
    scales: Mapping[str, int] = MappingProxyType({}),
) -> StatedRow:
    """Return what a row of a file says of a row of ``kind``.

    An empty cell says nothing: what stands is kept, a new row has the field's default.
    ``headings``: the file's own heading of each column, for the problems. ``scales``: by how much a column's amounts
    are to be multiplied.
    """
    values: Values = {}
    problems: list[RowProblem] = []
    for field in kind.fields:
        if row.cells.get(field.name) is None and not field.type.helpers:
            continue  # says nothing, as most cells of a wide table
        try:
            value = read_field(field, row, others, scales.get(field.name, 1))
        except FieldProblem as problem:
            problems.append(
                _problem(field, _heading(field, headings), cells_words(field, row.cells), problem)
            )
            continue
        if value is not None:
            values[field.name] = value
    return StatedRow(row.number, kind.restated(values), tuple(problems))


def _problem(field: RegisterField, heading: str, found: str, problem: FieldProblem) -> RowProblem:
    near = problem.suggestions if isinstance(problem, SuggestingProblem) else ()
    suggested = tuple((one.value, one.words) for one in near)
    return RowProblem(heading, problem.code, str(problem), suggested, field.name, found)


def with_defaults(kind: RegisterKind, values: Values) -> Values:
    """Return a new row whole: what it states, and each field's default where it says nothing."""
    defaults = {field.name: field.default for field in kind.fields}
    return kind.completed({**defaults, **kind.fixed, **values})


def lacking(kind: RegisterKind, values: Values, headings: Mapping[str, str]) -> tuple[RowProblem, ...]:
    """Return a problem for each required field that a new row says nothing of."""
    return tuple(
        RowProblem(_heading(field, headings), "empty", _(EMPTY, field=field.words), field=field.name)
        for field in kind.fields
        if field.required and values.get(field.name) is None
    )


def said_once(kind: RegisterKind, changed: Collection[str]) -> Iterator[RowProblem]:
    """Yield a problem for each field that is changed and that only a new row states."""
    for name in kind.once:
        if name in changed:
            words = kind.field(name).words
            yield RowProblem(words, "said_once", _(SAID_ONCE, field=words), field=name)


def read_field(field: RegisterField, row: CellsOfRow, others: OtherRows, scale: int = 1) -> Any:
    """Return what a row says of a field; None where it says nothing.

    Raises:
        FieldProblem: what it says cannot be taken.
    """
    helpers = field.type.helpers
    beside = {name: row.cells.get(helper_column(field.name, name)) for name in helpers} if helpers else {}
    around: RowAround = _Around(others, beside, scale)
    return field.type.read(row.cells.get(field.name), around)


def _heading(field: RegisterField, headings: Mapping[str, str]) -> str:
    return headings.get(field.name, field.words)

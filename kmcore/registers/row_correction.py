"""What a row's form, or its line in a grid, changes in a row that stands: values in, values and problems out."""

from collections.abc import Mapping
from typing import Final

from kmcore.i18n import N_, _
from kmcore.registers.cells import Cell
from kmcore.registers.definition import RegisterKind, Values
from kmcore.registers.read_models import RowProblem
from kmcore.registers.reference_index import comparable_cell
from kmcore.registers.row_reading import EMPTY, OtherRows, StatedRow, said_once, stated_row

KEY_STAYS: Final = N_("“{field}” เป็นตัวบอกว่ารายการใด จึงแก้ไม่ได้ ถ้าผิดให้ถอนรายการนี้แล้วเพิ่มใหม่")


class TypedRow:
    """One row as it was typed: its number, and its cells by field."""

    def __init__(self, cells: Mapping[str, Cell], number: int = 1) -> None:
        self.cells, self.number = cells, number


def corrected_fields(
    kind: RegisterKind, standing: Values, typed: TypedRow, others: OtherRows
) -> tuple[Values, tuple[RowProblem, ...]]:
    """Return the fields that what was typed changes, and all that cannot be taken of it.

    An emptied cell empties its field: who types sees every one of them.
    """
    stated = stated_row(kind, typed, others)
    values = {**_emptied(kind, typed.cells), **stated.values}
    changed = {name: value for name, value in values.items() if standing[name] != value}
    problems = (
        *stated.problems,
        *_field_problems(kind, changed, stated),
        *(problem for rule in kind.rules for problem in rule({**standing, **changed})),
        *said_once(kind, changed),
    )
    return changed, problems


def _emptied(kind: RegisterKind, cells: Mapping[str, Cell]) -> Values:
    """Return the fields whose cell was left empty, or emptied, on purpose.

    An emptied field holds what a new row has where nothing is said: mostly nothing, of some texts the empty one.
    """
    return {
        field.name: field.default
        for field in kind.fields
        if field.name in cells and not comparable_cell(cells[field.name])
    }


def _field_problems(kind: RegisterKind, changed: Values, stated: StatedRow) -> list[RowProblem]:
    refused = {problem.column for problem in stated.problems}
    empty = [
        RowProblem(field.words, "empty", _(EMPTY, field=field.words), field=field.name)
        for field in kind.fields
        if field.required
        and field.name in changed
        and changed[field.name] is None
        and field.words not in refused
    ]
    keys = [
        RowProblem(
            kind.field(name).words, "key_stays", _(KEY_STAYS, field=kind.field(name).words), field=name
        )
        for name in kind.key
        if name in changed and not kind.numbered
    ]
    return [*empty, *keys]

"""Rows of a file that refer to other rows of the same file: a budget line below another."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from graphlib import TopologicalSorter
from typing import Any, Final

from kmcore.i18n import N_, _
from kmcore.registers.cells import FieldProblem
from kmcore.registers.definition import RegisterField, RegisterKind, Values
from kmcore.registers.field_types import Reference
from kmcore.registers.read_models import ComparedRow, RowProblem, RowResult
from kmcore.registers.reference_index import ReferenceIndex
from kmcore.registers.row_reading import CellsOfRow, read_field

NOT_COMING: Final = N_("อ้างถึง “{key}” ซึ่งแถวของรายการนั้นรับไม่ได้ หรืออ้างวนกลับมา แก้แถวนั้นก่อน")


def own_references(kind: RegisterKind) -> tuple[RegisterField, ...]:
    """Return the fields by which rows of a kind refer to rows of the same kind."""
    return tuple(
        field for field in kind.fields if isinstance(field.type, Reference) and field.type.to == kind.code
    )


def announce(kind: RegisterKind, rows: Sequence[CellsOfRow], others: ReferenceIndex) -> None:
    """Let the rows of a file be referred to by each other, where their kind does so."""
    if own_references(kind):
        others.coming(kind, filter(None, (_named(kind, row, others) for row in rows)))


def without_lost_parents(
    kind: RegisterKind, rows: Sequence[ComparedRow], standing: Collection[tuple[Any, ...]]
) -> list[ComparedRow]:
    """Return the rows, refused those that refer to a row which does not come in, and those below them."""
    fields = own_references(kind)
    found = list(rows)
    while fields:
        there = {key[0] for key in standing} | {kind.key_of(row.values)[0] for row in found if _good(row)}
        lost = {
            place: key for place, row in enumerate(found) if _good(row) and (key := _lost(fields, row, there))
        }
        if not lost:
            break
        for place, key in lost.items():
            problem = RowProblem(fields[0].words, "parent_refused", _(NOT_COMING, key=key))
            found[place] = replace(found[place], result=RowResult.REFUSED, problems=(problem,))
    return found


def parents_first(kind: RegisterKind, rows: Sequence[ComparedRow]) -> list[ComparedRow]:
    """Return the rows so that each stands after those of the file that it refers to."""
    fields = own_references(kind)
    if not fields:
        return list(rows)
    by_key = {kind.key_of(row.values)[0]: row for row in rows}
    graph = {
        key: {row.values.get(field.name) for field in fields} & set(by_key) - {key}
        for key, row in by_key.items()
    }
    return [by_key[key] for key in TopologicalSorter(graph).static_order()]


def _good(row: ComparedRow) -> bool:
    return row.result in {RowResult.NEW, RowResult.CHANGED, RowResult.SAME}


def _lost(fields: Sequence[RegisterField], row: ComparedRow, there: Collection[Any]) -> Any:
    """Return the first key that the row refers to and that is not there; its own does not count either."""
    keys = (row.values.get(field.name) for field in fields)
    return next((key for key in keys if key is not None and key not in there), None)


def _named(kind: RegisterKind, row: CellsOfRow, others: ReferenceIndex) -> Values | None:
    """Return the row's key and names, None where they cannot be read: that is told when the row is."""
    names = {*kind.key, *kind.named_by, *kind.found_by}
    fields = [field for field in kind.fields if field.name in names]
    try:
        values = {field.name: read_field(field, row, others) for field in fields}
    except FieldProblem:
        return None
    return values if values.get(kind.key[0]) is not None else None

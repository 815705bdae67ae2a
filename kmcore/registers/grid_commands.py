"""Many rows typed into one grid: looked at as a file is, written as one batch."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from sqlalchemy import Engine
from sqlmodel import Session

from kmcore.access.actor import By, User
from kmcore.i18n import N_, _
from kmcore.registers.batch_command import batch_head, register_command, write_and_commit
from kmcore.registers.cells import Cell
from kmcore.registers.commands import OTHER_NOW, row_write
from kmcore.registers.comparison import compared_rows
from kmcore.registers.definition import RegisterKind, Values
from kmcore.registers.definitions import KINDS
from kmcore.registers.errors import ChangedMeanwhileError, RegisterError
from kmcore.registers.kinds import BatchHow
from kmcore.registers.lost_references import without_lost_references
from kmcore.registers.own_references import announce, parents_first, without_lost_parents
from kmcore.registers.read_models import (
    ComparedRow,
    FileRead,
    Preview,
    RowProblem,
    RowResult,
    WrittenBatch,
)
from kmcore.registers.reference_index import ReferenceIndex
from kmcore.registers.row_commands import ONLY_UNDONE
from kmcore.registers.row_correction import TypedRow, corrected_fields
from kmcore.registers.row_reading import stated_row
from kmcore.registers.row_refusal import row_refusal
from kmcore.registers.row_store import Key, all_rows, fields_of, rows_at
from kmcore.registers.settled_rows import with_settled
from kmcore.registers.shown_rows import RowNames
from kmcore.storage.revision import revision

CHANGED: Final = "changed_meanwhile"
CHANGED_TO: Final = N_("มีผู้แก้แถวนี้หลังจากเปิดตาราง: {fields} ดูค่าล่าสุดแล้วแก้ต่อ")
GONE: Final = N_("แถวนี้ไม่อยู่ในทะเบียนแล้ว อาจถูกถอนไป ทิ้งสิ่งที่พิมพ์ในแถวนี้ หรือเพิ่มเป็นแถวใหม่")
THERE: Final = N_("มี{one} “{name}” อยู่แล้ว แก้ที่แถวนั้นแทน หรือใช้รหัสอื่น")
NOTHING: Final = N_("ว่าง")


@dataclass(frozen=True)
class GridRow:
    """A row of a grid of which something was typed: ``number`` as the grid counts, ``cells`` by field.

    ``key``: the store's, None of a new row. ``seen``: the row as the grid showed it.
    """

    number: int
    cells: Mapping[str, Cell]
    key: Key | None = None
    seen: Mapping[str, Any] = field(default_factory=dict, hash=False)


def compared_grid(
    session: Session, kind: RegisterKind, rows: Sequence[GridRow], user: User, others: ReferenceIndex
) -> Preview:
    """Return what the typed rows would do to the register now, were ``user`` to send them. Nothing is written."""
    new = [row for row in rows if row.key is None]
    announce(kind, [TypedRow(row.cells, row.number) for row in new], others)
    standing = rows_at(session, kind, [row.key for row in rows if row.key is not None])
    found = [
        _corrected(kind, user, row, standing.get(row.key), (others, RowNames(session)))
        for row in rows
        if row.key is not None
    ]
    every = all_rows(session, kind) if new else {}
    stated = [stated_row(kind, TypedRow(_said(row), row.number), others) for row in new]
    added = compared_rows(kind, stated, every, {}, row_refusal(kind, user))
    found += [_only_new(kind, row) for row in added]
    referring = without_lost_references(session, kind, with_settled(session, kind, found))
    checked = without_lost_parents(kind, referring, every or all_rows(session, kind))
    return Preview(kind.code, FileRead("", "", {}), tuple(sorted(checked, key=lambda row: row.number)))


def write_grid(
    engine: Engine, by: By, kind: RegisterKind, rows: Sequence[GridRow], shown: Preview
) -> tuple[Preview, WrittenBatch]:
    """Write what was typed into a grid, all or nothing; return what became of each row, and the batch.

    ``shown``: the preview somebody agreed to. Where a row is refused, nothing is written.

    Raises:
        ChangedMeanwhileError: ``shown`` is no longer true; it has the new preview.
        NotAllowedError, SignedOutError: see ``command``.
    """
    with register_command(engine, by, kind) as running:
        if kind.effects is not None:
            raise RegisterError(ONLY_UNDONE, one=kind.one_words)
        others = ReferenceIndex(running.session, KINDS)
        preview = compared_grid(running.session, kind, rows, running.user, others)
        if shown.rows != preview.rows:
            raise ChangedMeanwhileError(OTHER_NOW, preview)
        if not preview.good or preview.counts[RowResult.REFUSED]:
            return preview, WrittenBatch(None, revision(running.session), 0, 0)
        writes = [replace(row_write(row), file_row=None) for row in parents_first(kind, preview.good)]
        return preview, write_and_commit(running, kind, batch_head(running, BatchHow.GRID), writes)


def _said(row: GridRow) -> Mapping[str, Cell]:
    return {name: cell for name, cell in row.cells.items() if cell is not None}


def _corrected(
    kind: RegisterKind,
    user: User,
    row: GridRow,
    standing: Values | None,
    around: tuple[ReferenceIndex, RowNames],
) -> ComparedRow:
    """Return a row that stands beside what was typed into it."""
    others, names = around
    if standing is None:
        return ComparedRow(row.number, RowResult.REFUSED, problems=(RowProblem("", "gone", _(GONE)),))
    changed, problems = corrected_fields(kind, standing, TypedRow(row.cells, row.number), others)
    whole = {**standing, **changed}
    may = row_refusal(kind, user)
    forbidden = [problem for values in (whole, standing) if (problem := may(values))][:1]
    problems = (*_changed_meanwhile(kind, row, standing, names), *problems, *forbidden)
    name, key = names.row_name(kind, standing), kind.key_words(standing)
    values = fields_of(kind, whole)
    if problems:
        return ComparedRow(row.number, RowResult.REFUSED, key, name, values, problems=problems)
    before = {each: standing[each] for each in changed}
    result = RowResult.CHANGED if changed else RowResult.SAME
    return ComparedRow(row.number, result, key, name, values, before if changed else None, at=row.key)


def _changed_meanwhile(
    kind: RegisterKind, row: GridRow, standing: Values, names: RowNames
) -> tuple[RowProblem, ...]:
    """Return what somebody else changed in the row since the grid showed it."""
    fields = [one for one in kind.fields if one.name in row.seen and row.seen[one.name] != standing[one.name]]
    if not fields:
        return ()
    words = (
        f"{one.words} {names.words(one, row.seen[one.name]) or _(NOTHING)} → "
        f"{names.words(one, standing[one.name]) or _(NOTHING)}"
        for one in fields
    )
    return (RowProblem("", CHANGED, _(CHANGED_TO, fields=", ".join(words))),)


def _only_new(kind: RegisterKind, row: ComparedRow) -> ComparedRow:
    """Return a row typed as new; one that is in the register is none."""
    if row.result in {RowResult.NEW, RowResult.REFUSED, RowResult.LEFT_OUT}:
        return row
    there = RowProblem("", "there", _(THERE, one=kind.one_words, name=row.name or row.key))
    return replace(row, result=RowResult.REFUSED, before=None, at=None, problems=(there,))

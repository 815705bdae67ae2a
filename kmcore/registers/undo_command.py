"""A batch taken back whole, while nothing stands on it."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import Any, Final, NamedTuple

from sqlalchemy import Engine, select
from sqlmodel import Session, col

from kmcore.access.actor import By
from kmcore.access.command import RunningCommand
from kmcore.i18n import N_, _
from kmcore.registers.batch_command import batch_head, register_command, write_and_commit
from kmcore.registers.batch_writing import BatchHead, RowWrite, write_batch
from kmcore.registers.definition import RegisterKind, Values
from kmcore.registers.definitions import KINDS
from kmcore.registers.errors import UndoError
from kmcore.registers.kinds import BatchHow, ChangeAction
from kmcore.registers.models import RegisterBatch, RegisterChange
from kmcore.registers.read_models import RowProblem, WrittenBatch
from kmcore.registers.row_refusal import row_refusal
from kmcore.registers.row_store import Key, rows_at, standing_on
from kmcore.registers.row_text import PERSONAL, key_from, values_from
from kmcore.registers.words import table_words

NO_BATCH: Final = N_("ไม่มีชุดที่ {number} ดูเลขชุดที่หน้าทะเบียน หรือในบันทึกการใช้งาน")
UNDONE: Final = N_("ชุดที่ {number} ถอนคืนไปแล้วด้วยชุดที่ {by}")
LATER: Final = N_("ถอนชุดที่ {number} ไม่ได้ เพราะ {name} ถูกแก้ภายหลัง (ช่อง {fields}) ถอนการแก้นั้นก่อน")
STANDS: Final = N_("ถอนชุดที่ {number} ไม่ได้ เพราะมี{what}อ้างถึง {name} อยู่ ถอนหรือย้ายรายการเหล่านั้นก่อน")
NOT_AGAIN: Final = N_("สิ่งที่ถอนคืนไปแล้วบันทึกใหม่เป็นชุดใหม่")
NOT_KEPT: Final = N_("ถอนชุดที่ {number} ไม่ได้ เพราะประวัติไม่เก็บข้อมูลส่วนบุคคลที่มีอยู่เดิม แก้แถวนั้นให้เป็นอย่างเดิมแทน")
NOT_YOURS: Final = N_("ถอนชุดที่ {number} ไม่ได้: {reason}")


class _Change(NamedTuple):
    """What a batch did to one row, as its log keeps it."""

    kind: str
    row_key: str
    action: str
    before: str | None
    after: str | None


def undo_batch(engine: Engine, by: By, number: int) -> WrittenBatch:
    """Take back what a batch wrote: new rows go, changed ones are what they were. The undoing is a batch itself.

    Raises:
        UndoError: there is no such batch, it was undone before, or something stands on what it wrote.
        NotAllowedError, SignedOutError: see ``command``.
    """
    kind = _kind_of(engine, number)
    with register_command(engine, by, kind) as running:
        batch = _batch(running.session, number)
        writes = _reversals(running, number)
        return write_and_commit(running, kind, _head(running, number), writes, undoes=batch)


def take_back(running: RunningCommand, number: int) -> None:
    """Take back what a batch wrote within another subject's command, which commits.

    Raises:
        UndoError: as ``undo_batch``.
    """
    batch = _batch(running.session, number)
    writes = _reversals(running, number)
    batch.undone_by = write_batch(running.session, KINDS[batch.kind], _head(running, number), writes)


def _head(running: RunningCommand, number: int) -> BatchHead:
    return batch_head(running, BatchHow.UNDO, reason=_("ถอนคืนชุดที่ {number}", number=number))


def _reversals(running: RunningCommand, number: int) -> list[RowWrite]:
    """Return what takes the changes back, the last one first: what refers to a row before the row.

    Raises:
        UndoError: a row was changed since, is not the writer's, or something stands on it.
    """
    changes = _changes(running.session, number)
    writes: list[RowWrite] = []
    going: dict[str, dict[Key, Values]] = {}
    for code, together in groupby(changes, lambda change: change.kind):
        kind, same = KINDS[code], list(together)
        keys = [key_from(kind, change.row_key) for change in same]
        standing, may = rows_at(running.session, kind, keys), row_refusal(kind, running.user)
        found = [
            _reversed(may, kind, number, change, (key, standing.get(key)))
            for key, change in zip(keys, same, strict=True)
        ]
        gone = {one.key: standing[one.key] for one in found if one.action is ChangeAction.REMOVE}
        going[code] = going.get(code, {}) | gone
        writes += found
    for code, rows in going.items():
        _refuse_what_stands(running.session, number, KINDS[code], rows, going)
    _refuse_effects(running.session, number, writes)
    return writes


def _changes(session: Session, number: int) -> list[_Change]:
    """Return what the batch did, the last first: as plain values, a file of an office has tens of thousands."""
    columns = (getattr(RegisterChange, name) for name in _Change._fields)
    query = select(*columns).where(col(RegisterChange.batch_id) == number)
    return [_Change(*row) for row in session.execute(query.order_by(col(RegisterChange.id).desc()))]


def _refuse_effects(session: Session, number: int, writes: Sequence[RowWrite]) -> None:
    """Refuse where what a kind's rows brought about would no longer hold together."""
    batch = _batch(session, number)
    if KINDS[batch.kind].effects is not None and batch.how == BatchHow.UNDO:
        raise UndoError(NOT_YOURS, number=number, reason=_(NOT_AGAIN))
    for kind in KINDS.values():
        refused = kind.effects and kind.effects.undoing_refused(session, KINDS, writes)
        if refused:
            raise UndoError(NOT_YOURS, number=number, reason=refused.sentence)


def _refuse_what_stands(
    session: Session,
    number: int,
    kind: RegisterKind,
    rows: Mapping[Key, Values],
    going: Mapping[str, Mapping[Key, Values]],
) -> None:
    """Refuse where rows that stay refer to those that would go; ``going``: all of the batch, by kind."""
    others = [(KINDS[code], set(theirs)) for code, theirs in going.items()]
    if found := standing_on(session, kind, list(rows.values()), others):
        what = ", ".join(f"{table_words(table)} {count}" for table, count in found.items())
        name = kind.name_of(next(iter(rows.values()))) if len(rows) == 1 else kind.words
        raise UndoError(STANDS, number=number, what=what, name=name)


def _kind_of(engine: Engine, number: int) -> RegisterKind:
    with Session(engine) as session:
        return KINDS[_batch(session, number, undone_too=True).kind]


def _batch(session: Session, number: int, *, undone_too: bool = False) -> RegisterBatch:
    batch = session.get(RegisterBatch, number)
    if batch is None:
        raise UndoError(NO_BATCH, number=number)
    if batch.undone_by is not None and not undone_too:
        raise UndoError(UNDONE, number=number, by=batch.undone_by)
    return batch


def _reversed(
    may: Callable[[Mapping[str, Any]], RowProblem | None],
    kind: RegisterKind,
    number: int,
    change: _Change,
    at: tuple[Key, Values | None],
) -> RowWrite:
    """Return what takes one change back, if the row still is what the change made it. ``at``: its key, and the row.

    ``may``: why the writer may not change a row.
    """
    key, standing = at
    before, after = values_from(kind, change.before), values_from(kind, change.after)
    _require_kept(number, {**(before or {}), **(after or {})}, change.action)
    if change.action == ChangeAction.REMOVE:
        return RowWrite(ChangeAction.ADD, (), None, before, kind=kind)
    row = _as_written(kind, number, standing, after or {})
    if refusal := may(row):
        raise UndoError(NOT_YOURS, number=number, reason=refusal.sentence)
    if change.action == ChangeAction.ADD:
        return RowWrite(ChangeAction.REMOVE, key, after, None, kind=kind)
    return RowWrite(ChangeAction.CORRECT, key, after, before, kind=kind)


def _require_kept(number: int, logged: Mapping[str, Any], action: str) -> None:
    """Refuse to take back what the log does not keep: what stood in a personal field.

    Raises:
        UndoError: a row that is gone, or a field, cannot be made what it was.
    """
    if PERSONAL in logged and action != ChangeAction.ADD:
        raise UndoError(NOT_KEPT, number=number)


def _as_written(kind: RegisterKind, number: int, standing: Values | None, after: Mapping[str, Any]) -> Values:
    """Return the row, if its fields are what the batch wrote."""
    personal = {PERSONAL, *(field.name for field in kind.fields if field.personal)}
    other = {
        name
        for name, value in after.items()
        if name not in personal and (standing is None or standing[name] != value)
    }
    if standing is None or other:
        name = kind.name_of(standing or {**after})
        words = ", ".join(field.words for field in kind.fields if field.name in other)
        raise UndoError(LATER, number=number, name=name, fields=words or kind.one_words)
    return standing

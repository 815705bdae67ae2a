"""One row by its form: entered, corrected, changed from a day on, ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import Engine
from sqlmodel import Session

from kmcore.access.actor import By, User
from kmcore.access.command import RunningCommand
from kmcore.i18n import N_, _
from kmcore.registers.batch_command import batch_head, register_command, write_and_commit
from kmcore.registers.batch_writing import RowWrite
from kmcore.registers.cells import Cell
from kmcore.registers.commands import row_write
from kmcore.registers.comparison import compared_rows
from kmcore.registers.definition import Dating, RegisterKind, Values
from kmcore.registers.definitions import KINDS
from kmcore.registers.errors import ChangedMeanwhileError, RefusedRowError, RegisterError
from kmcore.registers.following import FROM, TO, followers, following_writes
from kmcore.registers.kinds import BatchHow, ChangeAction
from kmcore.registers.lost_references import without_lost_references
from kmcore.registers.read_models import ComparedRow, RowProblem, RowResult, WrittenBatch
from kmcore.registers.reference_index import ReferenceIndex
from kmcore.registers.row_correction import TypedRow, corrected_fields
from kmcore.registers.row_effects import with_effects, without_impossible
from kmcore.registers.row_reading import stated_row
from kmcore.registers.row_refusal import require_row, row_refusal
from kmcore.registers.row_store import Key, all_rows, fields_of, one_row, standing_on
from kmcore.registers.settled_rows import with_settled
from kmcore.registers.words import table_words
from kmcore.thai.spoken_dates import spoken_day

CHANGED: Final = N_("{name} ถูกแก้ไปแล้วหลังจากเปิดฟอร์มนี้ ({fields}) ยังไม่ได้บันทึก ดูค่าล่าสุดแล้วแก้อีกครั้ง")
GONE: Final = N_("ไม่มี{one} “{key}” ในทะเบียน อาจถูกถอนไปแล้ว เปิดรายการใหม่")
THERE: Final = N_("มี{one} “{name}” อยู่แล้ว เปิดรายการนั้นแล้วแก้ หรือใช้รหัสอื่น")
NO_CHANGE: Final = N_("ยังไม่มีช่องใดต่างจากเดิม แก้ก่อนแล้วบันทึก")
NO_END: Final = N_("{kind}ไม่มีวันเริ่มและวันสิ้นสุดของตนเอง จึงไม่สิ้นสุดและไม่เปลี่ยนตามเวลา ถ้าผิดให้แก้")
ONLY_ENDS: Final = N_("{kind}ไม่เปลี่ยนตามเวลา ให้สิ้นสุดรายการนี้ แล้วเพิ่มรายการใหม่ตั้งแต่วันถัดไป")
CARRIES: Final = N_(
    "เปลี่ยน {name} ตั้งแต่วันหนึ่งไม่ได้ เพราะมี{what}อ้างถึงอยู่และจะไม่ตามไปด้วย ให้สิ้นสุดรายการนี้ เพิ่มรายการใหม่ แล้วนำเข้ารายการเหล่านั้นใหม่"
)
ONLY_UNDONE: Final = N_("{one}ที่บันทึกแล้วแก้ไม่ได้ เพราะเปลี่ยนรายการอื่นไปด้วย ถอนคืนทั้งชุดแล้วบันทึกใหม่")
TOO_EARLY: Final = N_("วันที่ {day} ไม่อยู่หลังวันเริ่มของรายการ ({begun}) เลือกวันหลังจากนั้น หรือเลือกแก้ที่ผิด")
TOO_LATE: Final = N_("รายการสิ้นสุดแล้วเมื่อ {ended} ก่อนวันที่ {day} เลือกวันก่อนนั้น หรือเพิ่มรายการใหม่")


def ways_to_change(kind: RegisterKind) -> tuple[ChangeAction, ...]:
    """Return how a row of a kind may be changed: what happened on a day is only corrected, not everything ends.

    What brings about changes of other rows is only undone.
    """
    if kind.effects is not None:
        return ()
    if kind.dating is not Dating.SPAN:
        return (ChangeAction.CORRECT,)
    ends = (ChangeAction.END,) if TO in kind.columns.c else ()
    followed = FROM in kind.key or kind.made_key is not None  # else a successor would be the same row
    return (ChangeAction.CORRECT, *((ChangeAction.CHANGE,) if followed else ()), *ends)


@dataclass(frozen=True)
class RowEdit:
    """A row's form as it was sent. ``key``: the store's. ``cells``: its fields; an empty one empties the field.

    ``seen``: what the form showed of the row when it was drawn.
    """

    kind: RegisterKind
    key: Key
    cells: Mapping[str, Cell]
    seen: Mapping[str, Any]
    reason: str | None = None


def add_row(
    engine: Engine, by: By, kind: RegisterKind, cells: Mapping[str, Cell], reason: str | None = None
) -> WrittenBatch:
    """Enter a new row. ``cells``: what was typed into the form, by field.

    Raises:
        RefusedRowError: with every field that cannot be taken.
        NotAllowedError: the row would be another agency's.
    """
    with register_command(engine, by, kind) as running:
        row = _new_row(running.session, running.user, kind, cells)
        head = batch_head(running, BatchHow.FORM, reason=reason)
        return write_and_commit(
            running, kind, head, with_effects(running.session, KINDS, kind, [row_write(row)])
        )


def told_effects(session: Session, user: User, code: str, cells: Mapping[str, Cell]) -> tuple[str, ...]:
    """Return in sentences what would follow from a new row, were ``user`` to enter it; nothing is written.

    Raises: as ``add_row``.
    """
    kind = KINDS[code]
    row = _new_row(session, user, kind, cells)
    return tuple(kind.effects.told(session, KINDS, kind, [row_write(row)])) if kind.effects else ()


def _new_row(session: Session, user: User, kind: RegisterKind, cells: Mapping[str, Cell]) -> ComparedRow:
    stated = stated_row(kind, TypedRow(cells), ReferenceIndex(session, KINDS))
    require_row(kind, user, stated.values)
    standing = all_rows(session, kind)
    compared = compared_rows(kind, [stated], standing, {}, row_refusal(kind, user))
    (row,) = _checked(session, kind, list(compared))
    if row.result is not RowResult.NEW:
        there = RowProblem("", "there", _(THERE, one=kind.one_words, name=row.name or row.key))
        raise RefusedRowError(row.problems or (there,))
    return row


def _checked(session: Session, kind: RegisterKind, rows: list[ComparedRow]) -> list[ComparedRow]:
    settled = without_lost_references(session, kind, with_settled(session, kind, rows))
    return without_impossible(session, KINDS, kind, settled)


def cell_problems(session: Session, code: str, cells: Mapping[str, Cell]) -> tuple[RowProblem, ...]:
    """Return what cannot be read of what was typed into a form: for a form that is wrong elsewhere already."""
    return stated_row(KINDS[code], TypedRow(cells), ReferenceIndex(session, KINDS)).problems


def correct_row(engine: Engine, by: By, edit: RowEdit) -> WrittenBatch:
    """Correct what was wrong in a row: it counts from the row's own day.

    Raises:
        RefusedRowError: with every field that cannot be taken.
        ChangedMeanwhileError: somebody else changed a field of the row since the form was drawn.
        RegisterError: the row is gone, or nothing differs.
    """
    with register_command(engine, by, edit.kind) as running:
        _standing, write = _edited(running, edit)
        head = batch_head(running, BatchHow.FORM, reason=edit.reason)
        return write_and_commit(running, edit.kind, head, [write])


def change_row_from(engine: Engine, by: By, edit: RowEdit, day: date) -> WrittenBatch:
    """Change a row from ``day`` on: until the day before it stays what it was.

    Raises: as ``correct_row``; RegisterError also where the kind does not change in time, or ``day`` is too early.
    """
    with register_command(engine, by, edit.kind) as running:
        standing, write = _edited(running, edit)
        writes = _from_day(running, edit.kind, standing, write, day)
        head = batch_head(running, BatchHow.FORM, reason=edit.reason)
        return write_and_commit(running, edit.kind, head, writes)


def end_row(engine: Engine, by: By, edit: RowEdit, last_day: date) -> WrittenBatch:
    """End a row: ``last_day`` is the last on which it stands. The form's other fields are not looked at.

    Raises:
        RegisterError: the row is gone, the kind has no end, or the day is before the row began.
        NotAllowedError: the row is not the writer's.
    """
    kind = edit.kind
    with register_command(engine, by, kind) as running:
        standing = _row(running, kind, edit.key)
        if ChangeAction.END not in ways_to_change(kind):
            raise RegisterError(NO_END, kind=kind.words)
        _after_beginning(standing, last_day + timedelta(days=1))
        write = RowWrite(ChangeAction.END, edit.key, {TO: standing[TO]}, {TO: last_day})
        head = batch_head(running, BatchHow.FORM, reason=edit.reason)
        return write_and_commit(running, kind, head, [write])


def _row(running: RunningCommand, kind: RegisterKind, key: Key) -> Values:
    """Return the row as it stands.

    Raises:
        RegisterError: it is gone. NotAllowedError: it is not the writer's.
    """
    if not ways_to_change(kind):
        raise RegisterError(ONLY_UNDONE, one=kind.one_words)
    standing = one_row(running.session, kind, key)
    if standing is None:
        raise RegisterError(GONE, one=kind.one_words, key=" ".join(map(str, key)))
    require_row(kind, running.user, standing)
    return standing


def _edited(running: RunningCommand, edit: RowEdit) -> tuple[Values, RowWrite]:
    kind = edit.kind
    standing = _row(running, kind, edit.key)
    shown = [field for field in kind.fields if field.name in edit.seen]
    other = [field.words for field in shown if edit.seen[field.name] != standing[field.name]]
    if other:
        raise ChangedMeanwhileError(CHANGED, name=kind.name_of(standing), fields=", ".join(other))
    after = _changed(running, kind, standing, edit.cells)
    before = {name: standing[name] for name in after}
    return standing, RowWrite(ChangeAction.CORRECT, edit.key, before, after)


def _changed(
    running: RunningCommand, kind: RegisterKind, standing: Values, cells: Mapping[str, Cell]
) -> Values:
    """Return the fields that the form changes.

    Raises:
        RefusedRowError: a field cannot be taken, a rule is broken, or the row would be another's.
        RegisterError: nothing differs.
    """
    others = ReferenceIndex(running.session, KINDS)
    changed, problems = corrected_fields(kind, standing, TypedRow(cells), others)
    if problems:
        raise RefusedRowError(problems)
    require_row(kind, running.user, {**standing, **changed})
    if not changed:
        raise RegisterError(NO_CHANGE)
    return changed


def _from_day(
    running: RunningCommand, kind: RegisterKind, standing: Values, write: RowWrite, day: date
) -> list[RowWrite]:
    """Return the writes that make a correction a change from a day on.

    Raises:
        RegisterError: see ``change_row_from``.
    """
    if ChangeAction.CHANGE not in ways_to_change(kind):
        sentence = ONLY_ENDS if kind.dating is Dating.SPAN else NO_END
        raise RegisterError(sentence, kind=kind.words)
    _after_beginning(standing, day)
    _before_end(standing, day)
    _refuse_what_stays(running.session, kind, standing)
    successor = {**fields_of(kind, standing), **(write.after or {}), FROM: day}
    if kind.made_key and FROM not in kind.key:
        taken = (str(one[0]) for one in all_rows(running.session, kind))
        successor[kind.key[0]] = kind.made_key(successor, taken)
    ending = [] if TO not in kind.columns.c else [_ending(write.key, standing, day)]
    new = RowWrite(ChangeAction.ADD, (), None, successor, from_day=day)
    return [*ending, new, *following_writes(running, kind, standing, successor, day)]


def _refuse_what_stays(session: Session, kind: RegisterKind, standing: Values) -> None:
    """Refuse where rows refer to the row that would not follow its successor.

    Raises:
        RegisterError: naming them.
    """
    follow = {other.columns.name for other, _field in followers(kind)}
    found = standing_on(session, kind, [standing])
    if stay := {table: count for table, count in found.items() if table not in follow}:
        what = ", ".join(f"{table_words(table)} {count}" for table, count in stay.items())
        raise RegisterError(CARRIES, name=kind.name_of(standing), what=what)


def _ending(key: Key, standing: Values, day: date) -> RowWrite:
    return RowWrite(ChangeAction.END, key, {TO: standing[TO]}, {TO: day - timedelta(days=1)}, from_day=day)


def _after_beginning(standing: Values, day: date) -> None:
    begun = standing.get(FROM)
    if begun is not None and day <= begun:
        raise RegisterError(TOO_EARLY, day=spoken_day(day), begun=spoken_day(begun))


def _before_end(standing: Values, day: date) -> None:
    ended = standing.get(TO)
    if ended is not None and day > ended:
        raise RegisterError(TOO_LATE, day=spoken_day(day), ended=spoken_day(ended))

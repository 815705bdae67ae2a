"""The totals that people know before and after a file: its rows are written, the totals asked, and all is rolled back."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from sqlalchemy import Engine, Table
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from kmcore.clock import system_clock
from kmcore.errors import KmError
from kmcore.registers.batch_writing import BatchHead, RowWrite, written_rows
from kmcore.registers.commands import row_write
from kmcore.registers.definition import RegisterKind
from kmcore.registers.definitions import KINDS
from kmcore.registers.kinds import BatchHow
from kmcore.registers.own_references import parents_first
from kmcore.registers.page_totals import PageTotal, TotalChange
from kmcore.registers.read_models import Preview
from kmcore.registers.row_effects import with_effects
from kmcore.storage.private_copies import copy_for_trial
from kmcore.storage.unit_of_work import reading

MOST: Final = 5000  # rows of a file; of more only the rows are counted


def totals_told(engine: Engine, preview: Preview, day: date) -> tuple[TotalChange, ...]:
    """Return the totals of ``day`` that a file's kind moves, before its good rows and after them; nothing is written.

    Empty where the kind moves none, the file is too large, or the rows can no longer be written as they were compared.
    """
    kind = KINDS[preview.kind]
    if not kind.totals or too_many_for_totals(preview):
        return ()
    try:
        with reading(engine) as session:
            before = _totals(session, kind, day)
            writes = [row_write(row) for row in parents_first(kind, preview.good)]
            every = with_effects(session, KINDS, kind, writes)
            after = _totals_after(session, kind, every, day) if every else before
    except (SQLAlchemyError, KmError):
        return ()  # somebody has changed the register since: the import will say so
    return tuple(_changes(before, after))


def too_many_for_totals(preview: Preview) -> bool:
    """Tell whether a file has so many rows that the totals after it are not counted beforehand."""
    return bool(KINDS[preview.kind].totals) and len(preview.good) > MOST


def _totals(session: Session, kind: RegisterKind, day: date) -> list[PageTotal]:
    return [total for each in kind.totals for total in each(session, day)]


def _totals_after(
    session: Session, kind: RegisterKind, writes: Sequence[RowWrite], day: date
) -> list[PageTotal]:
    copy_for_trial(session, _tables(kind, writes))
    head = BatchHead(BatchHow.IMPORT, "", system_clock(), day)
    for _own, _written in written_rows(session, kind, head, writes):
        session.flush()
    session.expire_all()
    return _totals(session, kind, day)


def _tables(kind: RegisterKind, writes: Sequence[RowWrite]) -> Iterable[Table]:
    kinds = {own.code: own for own in (one.kind or kind for one in writes)}
    models = (model for own in kinds.values() for model in own.tables or (own.table,))
    return dict.fromkeys(model.__table__ for model in models)  # type: ignore[attr-defined] # SQLModel's own


def _changes(before: Sequence[PageTotal], after: Sequence[PageTotal]) -> Iterable[TotalChange]:
    """Yield each total before and after; one that is told of one side only was 0 on the other."""
    was = {total.words: total.value for total in before}
    will = {total.words: total.value for total in after}
    for total in dict.fromkeys((total.words, total.money) for total in (*after, *before)):
        words, money = total
        yield TotalChange(words, was.get(words, 0), will.get(words, 0), money)

"""What is read of the registers' log: a row's history, the newest batches, how many rows a kind has."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlmodel import Session, col

from kmcore.registers.definition import RegisterKind, Values
from kmcore.registers.definitions import KINDS
from kmcore.registers.kinds import ChangeAction
from kmcore.registers.models import RegisterBatch, RegisterChange
from kmcore.registers.read_models import BatchRecord, RowChange
from kmcore.registers.row_store import Key, all_rows
from kmcore.registers.row_text import PERSONAL, key_from, key_text, values_from
from kmcore.storage.subjects import Subject, reads


@dataclass(frozen=True)
class RegisterCount:
    """A kind, how many rows it has, and when one of them was last changed here (None: never)."""

    kind: str
    rows: int
    newest: datetime | None


def register_count(session: Session, kind: RegisterKind) -> RegisterCount:
    """Return how many rows the kind has, and its newest change."""
    rows = _rows_in_table(session, kind) if kind.keeper is None else len(all_rows(session, kind))
    newest = session.scalar(select(func.max(RegisterBatch.at)).where(col(RegisterBatch.kind) == kind.code))
    return RegisterCount(kind.code, rows, newest)


def _rows_in_table(session: Session, kind: RegisterKind) -> int:
    fixed = [kind.columns.c[name] == value for name, value in kind.fixed.items()]
    return session.scalar(select(func.count()).select_from(kind.columns).where(*fixed)) or 0


def register_rows(session: Session, kind: RegisterKind) -> list[Values]:
    """Return every row of the kind, whole, in the order of its key."""
    rows = all_rows(session, kind)
    return [rows[key] for key in sorted(rows, key=lambda key: [(value is None, str(value)) for value in key])]


def row_history(session: Session, kind: RegisterKind, key: Key) -> list[RowChange]:
    """Return what was ever changed in a row here, the newest first. ``key``: the store's."""
    query = (
        select(RegisterChange, RegisterBatch)
        .join(RegisterBatch, col(RegisterBatch.id) == col(RegisterChange.batch_id))
        .where(col(RegisterChange.kind) == kind.code, col(RegisterChange.row_key) == key_text(key))
        .order_by(col(RegisterChange.id).desc())
    )
    return [_row_change(kind, change, batch) for change, batch in session.execute(query)]


@reads(Subject.REGISTERS)
def newest_batches(session: Session, kind: str | None = None, limit: int = 20) -> Sequence[BatchRecord]:
    """Return the newest batches, of one kind or of all."""
    query = select(RegisterBatch).order_by(col(RegisterBatch.id).desc()).limit(limit)
    if kind is not None:
        query = query.where(col(RegisterBatch.kind) == kind)
    batches = session.scalars(query).all()
    counts = _row_counts(session, [batch.id or 0 for batch in batches])
    return [_record(batch, counts.get(batch.id or 0, 0)) for batch in batches]


def batch_record(session: Session, number: int) -> BatchRecord | None:
    """Return a batch; None where there is none of this number."""
    batch = session.get(RegisterBatch, number)
    return None if batch is None else _record(batch, _row_counts(session, [number]).get(number, 0))


def can_be_taken_back(session: Session, number: int) -> bool:
    """Tell whether the log keeps what taking a batch back needs: not where a personal field was changed or a row removed."""
    query = select(RegisterChange).where(
        col(RegisterChange.batch_id) == number, col(RegisterChange.action) != ChangeAction.ADD
    )
    query = query.where(
        or_(col(RegisterChange.before).contains(PERSONAL), col(RegisterChange.after).contains(PERSONAL))
    )
    return session.scalars(query.limit(1)).first() is None


def batch_changes(
    session: Session, number: int, limit: int, kind: str | None = None
) -> list[tuple[Key, RowChange]]:
    """Return the first ``limit`` changes of a batch, each with the store's key of its row, in the order they were made.

    ``kind``: only of its rows.
    """
    batch = session.get(RegisterBatch, number)
    if batch is None:
        return []
    query = select(RegisterChange).where(col(RegisterChange.batch_id) == number)
    if kind is not None:
        query = query.where(col(RegisterChange.kind) == kind)
    changes = session.scalars(query.order_by(col(RegisterChange.id)).limit(limit)).all()
    return [
        (key_from(KINDS[one.kind], one.row_key), _row_change(KINDS[one.kind], one, batch)) for one in changes
    ]


def _row_counts(session: Session, batches: Sequence[int]) -> dict[int, int]:
    query = (
        select(col(RegisterChange.batch_id), func.count())
        .where(col(RegisterChange.batch_id).in_(batches))
        .group_by(col(RegisterChange.batch_id))
    )
    return {row[0]: row[1] for row in session.execute(query)}


def _row_change(kind: RegisterKind, change: RegisterChange, batch: RegisterBatch) -> RowChange:
    before, after = values_from(kind, change.before), values_from(kind, change.after)
    return RowChange(_record(batch, 1), kind.code, change.action, change.from_day, before, after)


def _record(batch: RegisterBatch, rows: int) -> BatchRecord:
    return BatchRecord(
        batch.id or 0,
        batch.kind,
        batch.at,
        batch.actor,
        batch.how,
        batch.file_name,
        batch.reason,
        rows,
        batch.undone_by,
    )

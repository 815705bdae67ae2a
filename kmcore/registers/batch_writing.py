"""Writes changes of rows inside a command's transaction: the rows, their history, the batch's log."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from typing import Any, Final

from sqlalchemy import insert
from sqlmodel import Session

from kmcore.registers.definition import RegisterKind, Values
from kmcore.registers.kinds import BatchHow, ChangeAction
from kmcore.registers.models import RegisterBatch, RegisterChange
from kmcore.registers.progress import Step, tell_progress
from kmcore.registers.row_keeper import Entry
from kmcore.registers.row_store import Key, delete_rows, fields_of, insert_rows, store_key_of, update_rows
from kmcore.registers.row_text import PERSONAL, key_text, values_text

KNOWN_ON: Final = "known_on"
AT_ONCE: Final = 2000  # rows written in one go: so often the progress is told
_NO_COLUMNS: Final = frozenset({"day", "decided", "account_id"})  # of a batch's head
_WRITERS: Final = frozenset({ChangeAction.CORRECT, ChangeAction.CHANGE, ChangeAction.END})


@dataclass(frozen=True)
class RowWrite:
    """One change of one row. ``before`` and ``after``: the fields it changes; of a new row all, of a removed one too.

    ``key``: the store's; of a new row it is empty, the store gives it. ``kind``: the row's, None: the batch's.
    """

    action: ChangeAction
    key: Key
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    from_day: date | None = None
    file_row: int | None = None
    kind: RegisterKind | None = None


@dataclass(frozen=True)
class BatchHead:
    """What a batch is: which way it came, from whom, on which of the data's days, from which file, why.

    ``decided``: what the writer put in the place of cells of a file, for the audit trail.
    """

    how: BatchHow
    actor: str
    at: datetime
    day: date
    file_name: str | None = None
    sheet: str | None = None
    reason: str | None = None
    decided: Sequence[Mapping[str, object]] = ()
    account_id: int | None = None


def write_batch(
    session: Session,
    kind: RegisterKind,
    head: BatchHead,
    writes: Sequence[RowWrite],
) -> int:
    """Write the changes and their log; return the batch's number. Nothing is checked here, nothing committed.

    Rows of several kinds are written in the order in which they come: first those that others refer to.
    """
    kept = {name: value for name, value in vars(head).items() if name not in _NO_COLUMNS}
    batch = RegisterBatch(kind=kind.code, **kept)
    session.add(batch)
    session.flush()
    if batch.id is None:
        raise RuntimeError("the store gave the batch no number")
    done = 0
    tell_progress(Step.WRITE, done, len(writes))
    for own, written in written_rows(session, kind, head, writes):
        _log(session, own, batch.id, written)
        done += len(written)
        tell_progress(Step.WRITE, done, len(writes))
    return batch.id


def written_rows(
    session: Session, kind: RegisterKind, head: BatchHead, writes: Sequence[RowWrite]
) -> Iterator[tuple[RegisterKind, list[RowWrite]]]:
    """Write the changes piece by piece, without a log; yield each piece's kind and its writes, new rows with their keys."""
    for own, some in _of_one_kind(kind, writes):
        if own.keeper is None:
            yield own, _into_table(session, own, [_entered(own, one, head.day) for one in some])
        else:
            yield own, _by_keeper(session, own, head, some)


def _of_one_kind(
    kind: RegisterKind, writes: Sequence[RowWrite]
) -> Iterator[tuple[RegisterKind, list[RowWrite]]]:
    """Yield the writes in their order, those of one kind that stand together, not too many at once."""
    for code, together in groupby(writes, lambda one: (one.kind or kind).code):
        same = list(together)
        own = kind if code == kind.code else same[0].kind or kind
        for begin in range(0, len(same), AT_ONCE):
            yield own, same[begin : begin + AT_ONCE]


def _into_table(session: Session, kind: RegisterKind, writes: Sequence[RowWrite]) -> list[RowWrite]:
    """Write rows into their table; return the writes, new rows with the keys that the store gave them."""
    new = [dict(one.after or {}) for one in writes if one.action is ChangeAction.ADD]
    keys = iter(insert_rows(session, kind, new))
    update_rows(session, kind, [(one.key, dict(one.after or {})) for one in writes if one.action in _WRITERS])
    delete_rows(session, kind, [one.key for one in writes if one.action is ChangeAction.REMOVE])
    return [replace(one, key=next(keys)) if one.action is ChangeAction.ADD else one for one in writes]


def _by_keeper(
    session: Session, kind: RegisterKind, head: BatchHead, writes: Sequence[RowWrite]
) -> list[RowWrite]:
    """Have the kind's keeper write each row; return the writes, new rows as they stand now.

    Raises:
        KmError: what the keeper refuses.
    """
    keeper = kind.keeper
    if keeper is None:
        raise TypeError(kind.code)
    entry = Entry(head.at, head.day, head.account_id)
    found = []
    for one in writes:
        if one.action is ChangeAction.ADD:
            row = keeper.add(session, entry, one.after or {})
            found.append(replace(one, key=store_key_of(kind, row), after=fields_of(kind, row)))
            continue
        if one.action is ChangeAction.REMOVE:
            keeper.remove(session, entry, one.key)
        else:
            keeper.change(session, entry, one.key, one.after or {})
        found.append(one)
    return found


def _entered(kind: RegisterKind, one: RowWrite, day: date) -> RowWrite:
    """Return a new row with the day it is entered, where its table keeps one; one taken out before has its own."""
    if one.action is not ChangeAction.ADD or KNOWN_ON not in kind.columns.c:
        return one
    return replace(one, after={KNOWN_ON: day, **(one.after or {})})


def _log(session: Session, kind: RegisterKind, batch: int, writes: Sequence[RowWrite]) -> None:
    session.execute(insert(RegisterChange), [_change(kind, batch, one) for one in writes])


def _change(kind: RegisterKind, batch: int, one: RowWrite) -> Values:
    return {
        "batch_id": batch,
        "kind": kind.code,
        "row_key": key_text(one.key),
        "file_row": one.file_row,
        "action": one.action,
        "from_day": one.from_day,
        "before": _logged(kind, one.before),
        "after": _logged(kind, one.after),
    }


def _logged(kind: RegisterKind, values: Mapping[str, Any] | None) -> str | None:
    """Return values for the log; of personal ones which they are, and nothing that stands in them."""
    if values is None:
        return None
    personal = {field.name for field in kind.fields if field.personal}
    kept = {name: value for name, value in values.items() if name not in personal}
    changed = sorted(personal & values.keys())
    return values_text(kept | ({PERSONAL: changed} if changed else {}))

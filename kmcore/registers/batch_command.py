"""What the commands of the registers share: whose rows the writer may write, and the batch kept with its audit row."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session, select

from kmcore.access.actor import By
from kmcore.access.authorization import Target
from kmcore.access.command import RunningCommand, command
from kmcore.registers.batch_writing import BatchHead, RowWrite, write_batch
from kmcore.registers.definition import RegisterKind
from kmcore.registers.kinds import BatchHow, ChangeAction
from kmcore.registers.models import RegisterBatch, RegisterChange
from kmcore.registers.read_models import WrittenBatch
from kmcore.registers.row_store import Key
from kmcore.registers.row_text import key_from, plain_values
from kmcore.registers.shown_rows import row_address
from kmcore.settings import settings
from kmcore.storage.reference_date import reference_day
from kmcore.thai.input_cleaning import kept_line


@contextmanager
def register_command(engine: Engine, by: By, kind: RegisterKind) -> Iterator[RunningCommand]:
    """Begin a command on rows of a kind. Whether each row is the writer's is asked row by row (``row_refusal``).

    Raises: as ``command``.
    """
    agency = by.user.agency_code
    own = Target(agencies=frozenset({agency} if agency else ()))
    with command(engine, by, kind.permission, own) as running:
        yield running


def batch_head(running: RunningCommand, how: BatchHow, **rest: str | None) -> BatchHead:
    """Return the head of a batch that this command writes now, its words kept as every text is."""
    words = {name: kept_line(text) or None for name, text in rest.items() if text}
    day = reference_day(running.session, settings(), lambda: running.now)
    named = (words.get("file_name"), words.get("sheet"), words.get("reason"))
    return BatchHead(how, running.user.actor, running.now, day, *named, account_id=running.user.account_id)


def write_and_commit(
    running: RunningCommand,
    kind: RegisterKind,
    head: BatchHead,
    writes: Sequence[RowWrite],
    *,
    undoes: RegisterBatch | None = None,
) -> WrittenBatch:
    """Write the batch, its audit row and the revision; return what was written. ``undoes``: what it takes back."""
    batch = write_batch(running.session, kind, head, writes)
    if undoes is not None:
        undoes.undone_by = batch
    new = sum(one.action is ChangeAction.ADD for one in writes)
    removed = sum(one.action is ChangeAction.REMOVE for one in writes)
    changed = len(writes) - new - removed
    detail: dict[str, object] = {"kind": kind.code, "batch": batch, "how": head.how.value}
    detail |= {"new": new, "changed": changed, "removed": removed}
    detail |= {name: text for name, text in (("file", head.file_name), ("reason", head.reason)) if text}
    if head.decided:
        detail["decided"] = list(head.decided)
    key = ""
    if len(writes) == 1:
        key = row_address(_written_key(running.session, kind, batch))
        detail |= {"before": _shown(kind, writes[0].before), "after": _shown(kind, writes[0].after)}
    number = running.commit(detail, thing=f"{kind.trail_word}:{key}")
    return WrittenBatch(batch, number, new, changed)


def _written_key(session: Session, kind: RegisterKind, batch: int) -> Key:
    """Return the store's key of the only row of a batch: a new row's was given by the store."""
    return key_from(
        kind, session.exec(select(RegisterChange.row_key).where(RegisterChange.batch_id == batch)).one()
    )


def _shown(kind: RegisterKind, values: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return values for the audit row, personal ones left out."""
    personal = {field.name for field in kind.fields if field.personal}
    return plain_values({name: value for name, value in (values or {}).items() if name not in personal})

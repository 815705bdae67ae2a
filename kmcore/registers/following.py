"""Rows that go along when the row they refer to is another from a day on: a promise with its responsibility.

A kind declares which of its fields it follows (``RegisterKind.follows``); nothing here knows a kind by name.
"""

from collections import Counter
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import select
from sqlmodel import Session

from kmcore.access.command import RunningCommand
from kmcore.registers.batch_writing import RowWrite
from kmcore.registers.definition import RegisterKind, Values
from kmcore.registers.definitions import KINDS
from kmcore.registers.kinds import ChangeAction
from kmcore.registers.row_refusal import require_row
from kmcore.registers.row_store import fields_of, one_row, store_key_of
from kmcore.registers.shown_rows import referred_kind
from kmcore.storage.subjects import Subject, reads

FROM: Final = "from_date"
TO: Final = "to_date"
ORIGIN: Final = "origin"


def followers(kind: RegisterKind) -> list[tuple[RegisterKind, str]]:
    """Return the kinds whose rows follow a row of this kind, each with the field by which they do."""
    return [
        (other, other.follows)
        for other in KINDS.values()
        if other.follows and referred_kind(other.field(other.follows)) == kind.code
    ]


def following_writes(
    running: RunningCommand, kind: RegisterKind, before: Values, after: Values, day: date
) -> list[RowWrite]:
    """Return what takes along from a day on what stands on a row of ``kind`` that another row follows.

    ``before``: the row until the day before; ``after``: the row from the day on. What ended before the day stays
    where it was; what begins later refers to the new row alone; what lasts over the day ends and goes on under the
    new row until the day on which it would have ended. Nothing is lost, and no earlier day changes.

    Raises:
        NotAllowedError: a row that would go along is not the writer's.
    """
    key, new = kind.key_of(before)[0], kind.key_of(after)[0]
    return [
        write
        for other, field in followers(kind)
        for row in _rows_on(running.session, other, field, key)
        if (until := row.get(TO)) is None or until >= day
        for write in _taken_along(running, other, row, (field, new), day)
    ]


@reads(*Subject)
def following_counts(session: Session, code: str, key: str) -> dict[str, int]:
    """Return how many rows of which kinds would go along with a row that has no end yet, by their kinds' codes.

    ``key``: the store's key of the row, of one column.
    """
    row = one_row(session, KINDS[code], (key,))
    found: Counter[str] = Counter()
    for other, field in followers(KINDS[code]) if row else ():
        found[other.code] += len(_rows_on(session, other, field, key))
    return {kind: count for kind, count in found.items() if count}


def _rows_on(session: Session, kind: RegisterKind, field: str, key: Any) -> list[Values]:
    table = kind.columns
    query = select(table).where(table.c[field] == key).order_by(*(table.c[name] for name in kind.store_key))
    return [dict(row) for row in session.execute(query).mappings()]


def _taken_along(
    running: RunningCommand, kind: RegisterKind, row: Values, to: tuple[str, Any], day: date
) -> list[RowWrite]:
    """Return the writes that make a row one of the new row's from the day on. ``to``: the field, and its new value."""
    require_row(kind, running.user, row)
    field, value = to
    key, begun = store_key_of(kind, row), row.get(FROM)
    kept = {**fields_of(kind, row), ORIGIN: row[ORIGIN]}
    if begun is None or begun >= day:
        new = RowWrite(ChangeAction.ADD, (), None, {**kept, field: value}, from_day=day, kind=kind)
        return [RowWrite(ChangeAction.REMOVE, key, row, None, from_day=day, kind=kind), new]
    end = RowWrite(
        ChangeAction.END, key, {TO: row[TO]}, {TO: day - timedelta(days=1)}, from_day=day, kind=kind
    )
    successor = {**kept, field: value, FROM: day}
    return [end, RowWrite(ChangeAction.ADD, (), None, successor, from_day=day, kind=kind)]

"""What a person has typed into the grid of a register and not yet sent: kept quietly, so that nothing typed is lost."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Engine, delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from kmcore.errors import KmError
from kmcore.i18n import N_
from kmcore.registers.definition import RegisterKind
from kmcore.registers.definitions import KINDS
from kmcore.registers.grid_commands import GridRow
from kmcore.registers.models import RegisterDraft
from kmcore.registers.row_text import key_from, key_text, values_from, values_text
from kmcore.storage.unit_of_work import quiet_write

LONGEST: Final = 2_000_000  # letters of a draft
TOO_LONG: Final = N_("สิ่งที่พิมพ์ไว้มากเกินกว่าจะเก็บเป็นร่าง บันทึกส่วนที่ถูกแล้วก่อน")


class GridDraftError(KmError):
    """A draft is too long to be kept."""


def save_grid_draft(
    engine: Engine, account_id: int, kind: RegisterKind, rows: Sequence[GridRow], at: datetime
) -> None:
    """Keep what is typed, in place of what was kept before; nothing typed is no draft. No audit row, no revision.

    Raises:
        GridDraftError: it is too long.
    """
    body = json.dumps([_plain(row) for row in rows], ensure_ascii=True)
    if len(body) > LONGEST:
        raise GridDraftError(TOO_LONG)
    with quiet_write(engine) as session:
        if rows:
            _put(session, {"account_id": account_id, "kind": kind.code, "body": body, "saved_at": at})
        else:
            drop_grid_draft(session, account_id, kind.code)


def grid_draft(session: Session, account_id: int, code: str) -> tuple[tuple[GridRow, ...], datetime | None]:
    """Return what the person has typed for a kind and not sent, and when that was kept (UTC; None: nothing is)."""
    kept = session.get(RegisterDraft, (account_id, code))
    if kept is None:
        return (), None
    return tuple(_row(KINDS[code], one) for one in json.loads(kept.body)), kept.saved_at


def grid_drafts(session: Session, account_id: int) -> dict[str, tuple[GridRow, ...]]:
    """Return everything the person has typed into grids and not sent, by kind."""
    kept = session.exec(select(RegisterDraft.kind).where(col(RegisterDraft.account_id) == account_id))
    return {code: grid_draft(session, account_id, code)[0] for code in kept}


def drop_grid_draft(session: Session, account_id: int, code: str | None = None) -> None:
    """Forget what the person has typed for a kind, or for every kind; the caller commits."""
    query = delete(RegisterDraft).where(col(RegisterDraft.account_id) == account_id)
    session.execute(query if code is None else query.where(col(RegisterDraft.kind) == code))


def _plain(row: GridRow) -> dict[str, Any]:
    key = None if row.key is None else key_text(row.key)
    return {"number": row.number, "key": key, "cells": dict(row.cells), "seen": values_text(row.seen)}


def _row(kind: RegisterKind, kept: Mapping[str, Any]) -> GridRow:
    key = None if kept["key"] is None else key_from(kind, kept["key"])
    return GridRow(kept["number"], kept["cells"], key, values_from(kind, kept["seen"]) or {})


def _put(session: Session, row: dict[str, Any]) -> None:
    """Insert, or replace what lies there: two open pages of one person may save at once."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    insert = dialect.insert(RegisterDraft).values(**row)
    new = {name: row[name] for name in ("body", "saved_at")}
    session.execute(insert.on_conflict_do_update(index_elements=["account_id", "kind"], set_=new))

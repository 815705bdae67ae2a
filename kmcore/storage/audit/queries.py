"""Reading the audit chain: which commands changed the store."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from kmcore.storage.audit.models import AuditRow


@dataclass(frozen=True)
class AuditEntry:
    """One command that changed the store: when (UTC), who, what, what it said of itself, and what it was done to."""

    at: datetime
    actor: str
    command: str
    detail: Mapping[str, Any]
    thing: str = ""


def audit_entries(session: Session, commands: Collection[str]) -> list[AuditEntry]:
    """Return the entries of the named commands, oldest first."""
    query = select(AuditRow).where(col(AuditRow.command).in_(list(commands))).order_by(col(AuditRow.id))
    return [
        AuditEntry(row.at, row.actor, row.command, json.loads(row.detail), row.thing)
        for row in session.exec(query)
    ]


def chain_length(session: Session) -> int:
    """Return the revision that the chain accounts for: every command adds one entry and raises it by one.

    A restored store goes on from the revision its ``restore`` entry names.
    """
    length = 0
    for command, detail in session.execute(
        select(AuditRow.command, AuditRow.detail).order_by(col(AuditRow.id))
    ):
        named = json.loads(detail).get("revision") if command == "restore" else None
        length = named if isinstance(named, int) else length + 1
    return length

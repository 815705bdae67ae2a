"""Reading the audit chain: which commands changed the store."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from kmcore.access.models import AuditRow


@dataclass(frozen=True)
class AuditEntry:
    """One command that changed the store: when (UTC), who, what, and what it said of itself."""

    at: datetime
    actor: str
    command: str
    detail: Mapping[str, object]


def audit_entries(session: Session, commands: Collection[str]) -> list[AuditEntry]:
    """Return the entries of the named commands, oldest first."""
    query = select(AuditRow).where(col(AuditRow.command).in_(list(commands))).order_by(col(AuditRow.id))
    return [AuditEntry(row.at, row.actor, row.command, json.loads(row.detail)) for row in session.exec(query)]

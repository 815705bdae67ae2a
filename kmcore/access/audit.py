"""Appending to the audit chain and checking it."""

import json
from datetime import UTC, datetime
from hashlib import sha256

from sqlmodel import Session, select

from kmcore.access.models import AuditRow

GENESIS = "0" * 64


def seal(at: datetime, actor: str, command: str, detail: str, previous: str) -> str:
    """Return the SHA-256 over the fields in a fixed order, JSON so that no two rows read the same."""
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    return sha256(json.dumps([moment, actor, command, detail, previous]).encode()).hexdigest()


def append_audit(
    session: Session, *, at: datetime, actor: str, command: str, detail: dict[str, object]
) -> None:
    """Add a row sealed to the last one. The writer's lock keeps two rows from sharing a parent."""
    last = session.exec(select(AuditRow).order_by(AuditRow.id.desc()).limit(1)).first()  # type: ignore[union-attr]
    previous = last.hash if last else GENESIS
    text = json.dumps(detail, ensure_ascii=False, sort_keys=True, default=str)
    session.add(
        AuditRow(
            at=at,
            actor=actor,
            command=command,
            detail=text,
            previous=previous,
            hash=seal(at, actor, command, text, previous),
        )
    )


def broken_rows(session: Session) -> list[int]:
    """Return the ids of audit rows that were changed, or whose predecessor is missing or reordered."""
    broken, previous = [], GENESIS
    for row in session.exec(select(AuditRow).order_by(AuditRow.id)):  # type: ignore[arg-type]
        expected = seal(row.at, row.actor, row.command, row.detail, row.previous)
        if row.previous != previous or row.hash != expected:
            broken.append(row.id or 0)
        previous = row.hash
    return broken

"""Appending to the audit chain. Checking it: ``chain_check``."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256

from sqlmodel import Session, select

from kmcore.storage.audit.models import AuditRow

GENESIS = "0" * 64


@dataclass(frozen=True)
class AuditFields:
    """What the chain keeps of a command: when, who, what, from which address, to which thing, and the rest."""

    at: datetime
    actor: str
    command: str
    detail: str
    place: str = ""
    thing: str = ""


def row_seal(deed: AuditFields, previous: str) -> str:
    """Return the SHA-256 over the fields in a fixed order, JSON so that no two rows read the same."""
    moment = deed.at.astimezone(UTC).isoformat(timespec="microseconds")
    fields = [moment, deed.actor, deed.command, deed.detail, previous]
    if deed.place or deed.thing:  # rows of before 0002 had neither, and keep their seal
        fields += [deed.place, deed.thing]
    return sha256(json.dumps(fields).encode()).hexdigest()


def append_audit(  # noqa: PLR0913 - what a deed is made of, by name
    session: Session,
    *,
    at: datetime,
    actor: str,
    command: str,
    detail: dict[str, object],
    place: str = "",
    thing: str = "",
) -> None:
    """Add a row sealed to the last one. The writer's lock keeps two rows from sharing a parent."""
    last = session.exec(select(AuditRow).order_by(AuditRow.id.desc()).limit(1)).first()  # type: ignore[union-attr]
    previous = last.hash if last else GENESIS
    text = json.dumps(detail, ensure_ascii=False, sort_keys=True, default=str)
    fields = AuditFields(at, actor, command, text, place, thing)
    session.add(AuditRow(**asdict(fields), previous=previous, hash=row_seal(fields, previous)))

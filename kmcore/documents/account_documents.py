"""Which documents an account had made: for its owner to read. Handing out is in no audit chain (decision 0018)."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from kmcore.documents.models import IssuedDocument


@dataclass(frozen=True)
class IssuedByPerson:
    """A document as its maker asked for it; ``made_at`` in UTC."""

    code: str
    kind: str
    media: str
    meeting_code: str
    agency_code: str | None
    made_at: datetime


def documents_by(session: Session, account_id: int) -> list[IssuedByPerson]:
    """Return every document the account had made, oldest first."""
    query = select(IssuedDocument).where(col(IssuedDocument.account_id) == account_id)
    return [
        IssuedByPerson(row.code, row.kind, row.media, row.meeting_code, row.agency_code, row.made_at)
        for row in session.exec(query.order_by(col(IssuedDocument.made_at), col(IssuedDocument.code)))
    ]

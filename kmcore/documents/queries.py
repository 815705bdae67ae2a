"""Holding a paper against the store: what is known of the document with this code, and what happened since."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from kmcore.bilingual import Bilingual, bilingual
from kmcore.documents.document_codes import read_code
from kmcore.documents.kinds import Kind, Media
from kmcore.documents.models import IssuedDocument
from kmcore.meetings.kinds import StepKind
from kmcore.meetings.queries import MeetingInfo, meeting_record
from kmcore.meetings.room.queries import meeting_room
from kmcore.programme.queries import agencies


@dataclass(frozen=True, kw_only=True)
class Verified:
    """A document that was made here. No personal data: neither who made it nor what is in it.

    ``made_at`` is in UTC, ``sha256`` of the whole file, ``snapshot``: the frozen picture its figures come from.
    Since then: ``newer_at`` a further one of the same kind was made from other data, ``approved_at`` the minutes were
    approved, ``closed_again_at`` the meeting was closed anew; None: that did not happen.
    """

    code: str
    kind: Kind
    media: Media
    meeting: MeetingInfo
    agency: Bilingual | None = bilingual()
    as_of: date
    made_at: datetime
    revision: int
    snapshot: int | None
    filters: str
    thai_digits: bool
    demo: bool
    sha256: str
    newer_at: datetime | None
    approved_at: datetime | None
    closed_again_at: datetime | None


def verification(session: Session, code: str, as_of: date) -> Verified | None:
    """Return what is known of a document by the code on it, however it was typed; None for an unknown one."""
    plain = read_code(code)
    row = session.get(IssuedDocument, plain) if plain else None
    if row is None:
        return None
    agency = next((one for one in agencies(session) if one.code == row.agency_code), None)
    steps = meeting_room(session, row.meeting_code, as_of).steps
    since = {step.step: step.at for step in steps if step.at > row.made_at}
    return Verified(
        code=row.code,
        kind=Kind(row.kind),
        media=Media(row.media),
        meeting=meeting_record(session, row.meeting_code, as_of).info,
        agency=agency.name if agency else None,
        as_of=row.as_of,
        made_at=row.made_at,
        revision=row.revision,
        snapshot=row.snapshot_number,
        filters=row.filters,
        thai_digits=row.thai_digits,
        demo=row.demo,
        sha256=row.sha256,
        newer_at=_newer(session, row),
        approved_at=since.get(StepKind.APPROVED),
        closed_again_at=since.get(StepKind.CLOSED),
    )


def _newer(session: Session, row: IssuedDocument) -> datetime | None:
    """Return when the newest of the same kind was made, if its data is another."""
    query = select(IssuedDocument).where(
        col(IssuedDocument.kind) == row.kind,
        col(IssuedDocument.meeting_code) == row.meeting_code,
        col(IssuedDocument.made_at) > row.made_at,
    )
    found = session.exec(query.order_by(col(IssuedDocument.made_at).desc()))
    same_agency = (one for one in found if one.agency_code == row.agency_code)
    newest = next(same_agency, None)
    if newest is None or (newest.revision, newest.snapshot_number) == (row.revision, row.snapshot_number):
        return None
    return newest.made_at

"""What is asked for, and what comes of it: a document whose material was read and that can be drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlmodel import Session

from kmcore.access import permissions
from kmcore.access.actor import User
from kmcore.access.authorization import can
from kmcore.documents.document_codes import new_code
from kmcore.documents.errors import DocumentError
from kmcore.documents.kinds import Kind, Media
from kmcore.documents.provenance import DocumentProvenance
from kmcore.errors import NotFoundError
from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.queries import meeting_record
from kmcore.programme.queries import agencies
from kmcore.programme.read_models import AgencyInfo
from kmcore.settings import settings
from kmcore.storage.revision import revision

TOOK_PLACE: Final = frozenset({MeetingLife.HELD, MeetingLife.CLOSED})
BEGUN: Final = frozenset({*TOOK_PLACE, MeetingLife.OPEN})


@dataclass(frozen=True)
class DocumentRequest:
    """What document is asked for, of which meeting, by whom, and when. ``now`` is aware, ``as_of`` the store's day."""

    kind: Kind
    meeting_code: str
    media: Media
    agency_code: str | None
    thai_digits: bool
    user: User
    now: datetime
    as_of: date


@dataclass(frozen=True)
class Draft:
    """A document whose material was read. ``draw`` gives the file's bytes, without the store."""

    making: DocumentProvenance
    draw: Callable[[], bytes]


def making_of(session: Session, asked: DocumentRequest) -> DocumentProvenance:
    """Return how the document comes about, as far as that is the same for every kind.

    Raises:
        NotFoundError: no such meeting.
        DocumentError: the meeting was cancelled.
    """
    info = meeting_record(session, asked.meeting_code, asked.as_of).info
    if info.life is MeetingLife.CANCELLED:
        raise DocumentError("การประชุมนี้ยกเลิกแล้ว จึงไม่ออกเอกสาร เลือกการประชุมครั้งอื่น")
    return DocumentProvenance(
        kind=asked.kind,
        media=asked.media,
        meeting=info,
        code=new_code(),
        as_of=asked.as_of,
        made_at=asked.now,
        revision=revision(session),
        home=settings().base_url,
        named=can(asked.user, permissions.SEE_ATTENDANCE).allowed,
        thai_digits=asked.thai_digits,
    )


def agency_of(session: Session, code: str | None) -> AgencyInfo:
    """Return an agency.

    Raises:
        DocumentError: none was named.
        NotFoundError: no agency has this code.
    """
    if not code:
        raise DocumentError("หนังสือแจ้งงานต้องระบุหน่วยงาน เลือกหน่วยงานแล้วออกใหม่")
    known = known_agencies(session)
    if code not in known:
        raise NotFoundError("ไม่มีหน่วยงานรหัส {code} ที่มีคือ {known}", code=code, known=", ".join(known))
    return known[code]


def known_agencies(session: Session) -> dict[str, AgencyInfo]:
    """Return every agency by its code."""
    return {agency.code: agency for agency in agencies(session)}

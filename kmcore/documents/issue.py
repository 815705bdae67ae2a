"""Handing out a document: asked for, drawn, written down, so that the paper can be held against the store."""

import re
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Final

from sqlalchemy import Engine
from sqlmodel import Session

from kmcore.access import permissions
from kmcore.access.actor import OPERATOR, By, User
from kmcore.access.authorization import Target
from kmcore.access.command import command
from kmcore.access.kinds import AccountRole
from kmcore.actions.queries import board
from kmcore.documents.errors import DocumentError
from kmcore.documents.kinds import MEDIA_TYPES, OFFERED, Kind, Media
from kmcore.documents.material import draft_of
from kmcore.documents.models import IssuedDocument
from kmcore.documents.provenance import DocumentProvenance
from kmcore.documents.request import DocumentRequest, agency_of
from kmcore.errors import NotFoundError
from kmcore.i18n import language, speaking
from kmcore.meetings.preconditions import may_be_code
from kmcore.meetings.queries import meeting_record
from kmcore.settings import settings
from kmcore.storage.reference_date import reference_day
from kmcore.storage.unit_of_work import quiet_write, reading

# Whoever has the machine's own command line has the store's file: as the secretariat, for an
# administrator has no say in the programme's work.
COMMAND_LINE: Final = User(None, AccountRole.SECRETARIAT, OPERATOR.label, program=OPERATOR.program)
_LONGEST_NAME: Final = 120
_NOT_IN_NAMES: Final = re.compile(r"[\\/:*?\"<>|\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2066-\u2069]+")


@dataclass(frozen=True)
class Issued:
    """A document that was handed out: its code, a name for the file, what kind of file, its bytes."""

    code: str
    name: str
    media_type: str
    data: bytes


def issue(  # noqa: PLR0913 - what a document is, by name
    engine: Engine,
    by: By,
    kind: Kind,
    meeting_code: str,
    media: Media,
    *,
    agency_code: str | None = None,
    thai_digits: bool = False,
) -> Issued:
    """Make a document and write down that it was made. Official papers are Thai, the pack is in the current language.

    It is drawn while nothing is locked. That it was made is nobody's news and changes no figure: it is written
    quietly, without a revision and without a row in the audit chain; the row itself says who and when.

    Raises:
        NotFoundError: no such meeting or agency.
        DocumentError: this meeting has no such document, or not as this kind of file.
        NotAllowedError: ``by`` may not have it; the try is kept in the access log.
        SignedOutError: the account is no longer what ``by`` says it is.
    """
    if media not in OFFERED[kind]:
        raise DocumentError("เอกสารนี้ออกเป็นไฟล์ .{media} ไม่ได้ ออกเป็น .pdf แทน", media=media)
    with reading(engine) as session:
        as_of = reference_day(session, settings(), by.clock)
        _require_meeting(session, meeting_code, as_of)
        thing = _thing(session, kind, meeting_code, agency_code, as_of)
    with command(engine, by, permissions.MAKE_DOCUMENT, thing) as running:
        user = running.user  # a command is begun, and nothing is done in it
    with reading(engine) as session:
        asked = DocumentRequest(kind, meeting_code, media, agency_code, thai_digits, user, by.clock(), as_of)
        draft = draft_of(session, asked)
    data = draft.draw()
    with quiet_write(engine) as session:
        session.add(_row(draft.making, asked, data))
    return Issued(draft.making.code, _file_name(draft.making), MEDIA_TYPES[media], data)


def _require_meeting(session: Session, code: str, as_of: date) -> None:
    if not may_be_code(code):
        raise NotFoundError("ไม่มีการประชุมรหัส {code} ตรวจรหัสจากรายการประชุม", code=code)
    meeting_record(session, code, as_of)


def _thing(session: Session, kind: Kind, code: str, agency_code: str | None, as_of: date) -> Target:
    """Return whose the document is: a letter its agency's, the others everyone's who has a part in the work."""
    if kind is Kind.LETTER:
        return Target(f"meeting:{code}", frozenset({agency_of(session, agency_code).code}))
    parts = (part for row in board(session, as_of) for part in row.parts if part.role is not None)
    return Target(f"meeting:{code}", frozenset(part.agency_code for part in parts))


def _row(making: DocumentProvenance, asked: DocumentRequest, data: bytes) -> IssuedDocument:
    return IssuedDocument(
        code=making.code,
        kind=making.kind.value,
        media=making.media.value,
        meeting_code=asked.meeting_code,
        agency_code=asked.agency_code if making.kind is Kind.LETTER else None,
        as_of=making.as_of,
        revision=making.revision,
        snapshot_number=making.snapshot,
        made_at=making.made_at,
        filters="; ".join(making.filters)[:300],
        thai_digits=making.thai_digits,
        demo=making.demo,
        sha256=sha256(data).hexdigest(),
        account_id=asked.user.account_id,
    )


def _file_name(making: DocumentProvenance) -> str:
    """Return a name in the current language that every system takes."""
    with speaking("th" if making.kind is not Kind.PACK else language()):
        words = " ".join(_NOT_IN_NAMES.sub(" ", making.title).split())[:_LONGEST_NAME].strip(" .")
    return f"{words}.{making.media.value}"

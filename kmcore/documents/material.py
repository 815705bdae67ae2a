"""Reading what a document is made of, in one session; drawing it needs the store no more."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from sqlmodel import Session

from kmcore.actions.queries import Status
from kmcore.documents.agenda import agenda_blocks
from kmcore.documents.citations import Citations
from kmcore.documents.errors import DocumentError
from kmcore.documents.kinds import Kind, Media
from kmcore.documents.letter import Letter, letter_blocks
from kmcore.documents.minutes.content import minutes_of
from kmcore.documents.minutes.form_11 import minutes_blocks
from kmcore.documents.minutes.material import gather
from kmcore.documents.pack.material import pack_draft
from kmcore.documents.paper import Block, Paper, in_thai_digits
from kmcore.documents.pdf.paper_pdf import paper_pdf
from kmcore.documents.provenance import DocumentProvenance, stamp_of
from kmcore.documents.request import (
    BEGUN,
    TOOK_PLACE,
    DocumentRequest,
    Draft,
    agency_of,
    known_agencies,
    making_of,
)
from kmcore.documents.word.writer import docx_bytes
from kmcore.i18n import _, speaking
from kmcore.meetings.agenda.queries import HeadKind, agenda
from kmcore.meetings.circle_items import circle_board
from kmcore.meetings.queries import MeetingInfo, session_after
from kmcore.sources.queries import sources_by_code
from kmcore.storage.dataset import province_thai_name


def draft_of(session: Session, asked: DocumentRequest) -> Draft:
    """Read what the document is made of. Official papers are Thai; the pack is in the current language.

    Raises:
        NotFoundError: no such meeting or agency.
        DocumentError: this meeting has no such document.
    """
    making = making_of(session, asked)
    if asked.kind is Kind.PACK:
        return pack_draft(session, asked, making)
    with speaking("th"):
        return PAPERS[asked.kind](session, asked, making)


def _minutes(session: Session, asked: DocumentRequest, making: DocumentProvenance) -> Draft:
    material = gather(session, asked.meeting_code, asked.as_of, named=making.named)
    minutes, cited = minutes_of(material), Citations(material.sources)
    hidden = (_("ไม่แสดงรายชื่อบุคคล"),) if minutes.roll.withheld else ()
    making = replace(making, demo=minutes.demo, filters=hidden)
    return _paper(making, minutes_blocks(minutes, cited))


def _agenda(session: Session, asked: DocumentRequest, making: DocumentProvenance) -> Draft:
    over = making.meeting.life in TOOK_PLACE
    found = agenda(session, asked.meeting_code, asked.as_of)
    making = replace(making, demo=found.demo, as_of=making.meeting.on_date if over else asked.as_of)
    arising = found.head(HeadKind.ARISING)
    sources = sources_by_code(session, (one.row.source for one in (arising.arising if arising else ())))
    return _paper(making, agenda_blocks(found, known_agencies(session), Citations(sources)))


def _letter(session: Session, asked: DocumentRequest, making: DocumentProvenance) -> Draft:
    info = making.meeting
    if info.life not in BEGUN:
        raise DocumentError("การประชุมนี้ยังไม่เริ่ม จึงยังไม่มีงานให้แจ้ง ออกระเบียบวาระการประชุมแทนได้")
    letter = _letter_of(session, asked, info)
    filters = (_("หน่วยงาน {agency}", agency=letter.agency.name),)
    demo = any(row.demo for row in (*letter.fresh, *letter.earlier))
    making = replace(making, demo=demo, filters=filters, agency=letter.agency.short)
    return _paper(making, letter_blocks(letter, making))


def _letter_of(session: Session, asked: DocumentRequest, info: MeetingInfo) -> Letter:
    agency = agency_of(session, asked.agency_code)
    theirs = circle_board(session, info.circle.code, asked.as_of)
    rows = [row for row in theirs if row.status != Status.DONE]
    mine = [row for row in rows if agency.code in {*row.owners, *row.supporters}]
    return Letter(
        agency=agency,
        meeting=info,
        province=_province(session),
        fresh=tuple(row for row in mine if row.meeting_code == info.code),
        earlier=tuple(row for row in mine if row.opened_on < info.on_date),
        following=session_after(session, info, asked.as_of),
        sources=sources_by_code(session, (row.source for row in mine)),
    )


def _province(session: Session) -> str:
    name = province_thai_name(session)
    return _("จังหวัด{name}", name=name) if name else ""


PAPERS: Final[Mapping[Kind, Callable[[Session, DocumentRequest, DocumentProvenance], Draft]]] = {
    Kind.MINUTES: _minutes,
    Kind.AGENDA: _agenda,
    Kind.LETTER: _letter,
}


def _paper(making: DocumentProvenance, blocks: tuple[Block, ...]) -> Draft:
    paper = Paper(making.title, blocks, stamp_of(making))
    if making.thai_digits:
        paper = in_thai_digits(paper)

    def draw() -> bytes:
        with speaking("th"):
            write = docx_bytes if making.media is Media.DOCX else paper_pdf
            return write(paper, making.made_at)

    return Draft(making, draw)

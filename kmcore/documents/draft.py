"""Reading what a document is made of, in one session; drawing it needs the store no more."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from sqlmodel import Session, select

from kmcore.access.permissions import can
from kmcore.access.users import User
from kmcore.actions.queries import Status, board
from kmcore.documents.agenda import agenda_blocks
from kmcore.documents.citing import Citations
from kmcore.documents.codes import new_code
from kmcore.documents.errors import DocumentError
from kmcore.documents.kinds import Kind, Media
from kmcore.documents.letter import Letter, letter_blocks
from kmcore.documents.making import Making, stamp_of
from kmcore.documents.minutes.compose import minutes_blocks
from kmcore.documents.minutes.content import minutes_of
from kmcore.documents.minutes.material import gather
from kmcore.documents.pack.pdf import pack_pdf
from kmcore.documents.pack.rows import Pack, Tabled
from kmcore.documents.paper import Block, Paper, in_thai_digits
from kmcore.documents.pdf.papers import paper_pdf
from kmcore.documents.word.writer import docx_bytes
from kmcore.errors import NotFoundError
from kmcore.evidence.queries import sources_by_code
from kmcore.i18n import _, speaking
from kmcore.meetings.agenda.queries import Agenda, HeadKind, agenda
from kmcore.meetings.kinds import Life
from kmcore.meetings.queries import MeetingInfo, following, meeting
from kmcore.programme.queries import AgencyInfo, agencies
from kmcore.settings import settings
from kmcore.snapshot.queries import shown
from kmcore.storage.models import DatasetInfo
from kmcore.storage.unit_of_work import revision

TOOK_PLACE: Final = frozenset({Life.HELD, Life.CLOSED})
BEGUN: Final = frozenset({*TOOK_PLACE, Life.OPEN})


@dataclass(frozen=True)
class Asked:
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

    making: Making
    draw: Callable[[], bytes]


def draft_of(session: Session, asked: Asked) -> Draft:
    """Read what the document is made of. Official papers are Thai; the pack is in the current language.

    Raises:
        NotFoundError: no such meeting or agency.
        DocumentError: this meeting has no such document.
    """
    making = _making(session, asked)
    if making.meeting.life is Life.CANCELLED:
        raise DocumentError("การประชุมนี้ยกเลิกแล้ว จึงไม่ออกเอกสาร เลือกการประชุมครั้งอื่น")
    if asked.kind is Kind.PACK:
        return _pack(session, asked, making)
    with speaking("th"):
        return PAPERS[asked.kind](session, asked, making)


def _making(session: Session, asked: Asked) -> Making:
    return Making(
        kind=asked.kind,
        media=asked.media,
        meeting=meeting(session, asked.meeting_code, asked.as_of).info,
        code=new_code(),
        as_of=asked.as_of,
        made_at=asked.now,
        revision=revision(session),
        home=settings().base_url,
        named=can(asked.user, "see_attendance").allowed,
        thai_digits=asked.thai_digits,
    )


def _minutes(session: Session, asked: Asked, making: Making) -> Draft:
    material = gather(session, asked.meeting_code, asked.as_of, named=making.named)
    minutes, cited = minutes_of(material), Citations(material.sources)
    hidden = (_("ไม่แสดงรายชื่อบุคคล"),) if minutes.roll.withheld else ()
    making = replace(making, demo=minutes.demo, filters=hidden)
    return _paper(making, minutes_blocks(minutes, cited))


def _agenda(session: Session, asked: Asked, making: Making) -> Draft:
    over = making.meeting.life in TOOK_PLACE
    found = agenda(session, asked.meeting_code, asked.as_of)
    making = replace(making, demo=found.demo, as_of=making.meeting.on_date if over else asked.as_of)
    arising = found.head(HeadKind.ARISING)
    sources = sources_by_code(session, (one.row.source for one in (arising.arising if arising else ())))
    return _paper(making, agenda_blocks(found, _known(session), Citations(sources)))


def _letter(session: Session, asked: Asked, making: Making) -> Draft:
    info = making.meeting
    if info.life not in BEGUN:
        raise DocumentError("การประชุมนี้ยังไม่เริ่ม จึงยังไม่มีงานให้แจ้ง ออกระเบียบวาระการประชุมแทนได้")
    letter = _letter_of(session, asked, info)
    filters = (_("หน่วยงาน {agency}", agency=letter.agency.name),)
    demo = any(row.demo for row in (*letter.fresh, *letter.earlier))
    making = replace(making, demo=demo, filters=filters)
    return _paper(making, letter_blocks(letter, making))


def _letter_of(session: Session, asked: Asked, info: MeetingInfo) -> Letter:
    agency = agency_of(session, asked.agency_code)
    rows = [row for row in board(session, asked.as_of) if row.status != Status.DONE]
    mine = [row for row in rows if agency.code in {*row.owners, *row.supporters}]
    return Letter(
        agency=agency,
        meeting=info,
        province=_province(session),
        fresh=tuple(row for row in mine if row.meeting_code == info.code),
        earlier=tuple(row for row in mine if row.opened_on < info.on_date),
        following=following(session, info, asked.as_of),
        sources=sources_by_code(session, (row.source for row in mine)),
    )


PAPERS: Final[Mapping[Kind, Callable[[Session, Asked, Making], Draft]]] = {
    Kind.MINUTES: _minutes,
    Kind.AGENDA: _agenda,
    Kind.LETTER: _letter,
}


def _paper(making: Making, blocks: tuple[Block, ...]) -> Draft:
    paper = Paper(making.title, blocks, stamp_of(making))
    if making.thai_digits:
        paper = in_thai_digits(paper)

    def draw() -> bytes:
        with speaking("th"):
            write = docx_bytes if making.media is Media.DOCX else paper_pdf
            return write(paper, making.made_at)

    return Draft(making, draw)


def _pack(session: Session, asked: Asked, making: Making) -> Draft:
    found = shown(session, asked.meeting_code, asked.as_of)
    making = replace(
        making,
        as_of=found.picture.as_of,
        demo=found.picture.demo,
        snapshot=found.frozen.number if found.frozen else None,
        revision=found.frozen.revision if found.frozen else making.revision,
    )
    over = making.meeting.life in TOOK_PLACE
    plan = None if over else agenda(session, asked.meeting_code, asked.as_of)
    pack = Pack(found.picture, making, _proposals(plan), _tabled(plan), over)
    return Draft(making, lambda: pack_pdf(pack))


def _proposals(plan: Agenda | None) -> dict[str, str]:
    arising = plan.head(HeadKind.ARISING) if plan else None
    return {one.row.code: one.proposal.text for one in arising.arising} if arising else {}


def _tabled(plan: Agenda | None) -> tuple[Tabled, ...]:
    heads = plan.heads if plan else ()
    return tuple(
        Tabled(f"{head.number}.{place}", row.title, row.detail or "")
        for head in heads
        for place, row in enumerate(head.items, start=1)
    )


def agency_of(session: Session, code: str | None) -> AgencyInfo:
    """Return an agency.

    Raises:
        DocumentError: none was named.
        NotFoundError: no agency has this code.
    """
    if not code:
        raise DocumentError("หนังสือแจ้งงานต้องระบุหน่วยงาน เลือกหน่วยงานแล้วออกใหม่")
    known = _known(session)
    if code not in known:
        raise NotFoundError("ไม่มีหน่วยงานรหัส {code} ที่มีคือ {known}", code=code, known=", ".join(known))
    return known[code]


def _known(session: Session) -> dict[str, AgencyInfo]:
    return {agency.code: agency for agency in agencies(session)}


def _province(session: Session) -> str:
    name = session.exec(select(DatasetInfo.province_th)).first()
    return _("จังหวัด{name}", name=name) if name else ""

"""Reading what a meeting pack is made of: the picture, and before a meeting what is proposed to it."""

from dataclasses import replace

from sqlmodel import Session

from kmcore.documents.pack.pdf import pack_pdf
from kmcore.documents.pack.read_models import Pack, Tabled
from kmcore.documents.provenance import DocumentProvenance
from kmcore.documents.request import TOOK_PLACE, DocumentRequest, Draft
from kmcore.meetings.agenda.queries import Agenda, HeadKind, agenda
from kmcore.snapshot.queries import shown_picture


def pack_draft(session: Session, asked: DocumentRequest, making: DocumentProvenance) -> Draft:
    """Return the pack of a meeting: of a closed one as it was frozen."""
    found = shown_picture(session, asked.meeting_code, asked.as_of)
    making = replace(
        making,
        as_of=found.picture.as_of,
        demo=found.picture.demo,
        snapshot=found.frozen.number if found.frozen else None,
        revision=found.frozen.revision if found.frozen else making.revision,
        thai_digits=False,  # a picture of figures, in the digits of the screen
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

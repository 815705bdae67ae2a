"""The heads of a meeting that a source tells of: what was talked about, topic by topic, and what came of it.

The source has no agenda. Its topics stand under the head for consideration, what it gives no topic under other
matters; the heads it is silent on are blanks. Opinions are no part of the heads.
"""

from collections.abc import Iterable

from kmcore.documents.minutes.material import Material
from kmcore.documents.minutes.read_models import HeadPart, Matter, MeetingPaper, MinutesStatement, Opinions
from kmcore.i18n import _
from kmcore.meetings.agenda.read_models import Head, HeadKind
from kmcore.meetings.room.read_models import RecordedResolution
from kmcore.programme.kinds import BINDING, ResolutionKind

SILENT = {HeadKind.CHAIR, HeadKind.MINUTES, HeadKind.ARISING, HeadKind.INFORM}


def narrated_heads(material: Material) -> tuple[HeadPart, ...]:
    """Return every head, the silent ones as blanks."""
    return tuple(_head(material, head) for head in material.room.agenda.heads)


def _head(material: Material, head: Head) -> HeadPart:
    if head.kind in SILENT:
        return HeadPart(head.number, head.title, blank=True)
    matters = _topics(material, head) if head.kind is HeadKind.CONSIDER else _others(material, head)
    return HeadPart(head.number, head.title, matters, blank=not matters)


def _topics(material: Material, head: Head) -> tuple[Matter, ...]:
    return tuple(
        _matter(
            f"{head.number}.{place}",
            topic.title,
            (one for one in _concluded(material) if one.topic_number == topic.number),
            topic.source,
        )
        for place, topic in enumerate(material.record.topics, start=1)
    )


def _others(material: Material, head: Head) -> tuple[Matter, ...]:
    """Return what belongs to no topic: the chair's instructions first, then the rest."""
    loose = [one for one in _concluded(material) if one.topic_number is None]
    orders = [one for one in loose if one.kind is ResolutionKind.INSTRUCTION]
    rest = [one for one in loose if one.kind is not ResolutionKind.INSTRUCTION]
    groups = [(_("ข้อสั่งการก่อนเลิกประชุม"), orders), (_("เรื่องอื่นที่หารือ"), rest)]
    there = [(title, found) for title, found in groups if found]
    return tuple(
        _matter(f"{head.number}.{place}", title, found) for place, (title, found) in enumerate(there, start=1)
    )


def _matter(
    number: str, title: str, found: Iterable[RecordedResolution], source: str | None = None
) -> Matter:
    said = tuple(map(said_of, found))
    return Matter(number, title, said, source, blank=not any(one.kind in BINDING for one in said))


def said_of(one: RecordedResolution) -> MinutesStatement:
    """Return a conclusion as the source words it."""
    return MinutesStatement(one.text, one.kind, one.source, demo=one.demo)


def _concluded(material: Material) -> list[RecordedResolution]:
    return [one for one in material.room.standing if one.kind is not ResolutionKind.OPINION]


def narrated_papers(material: Material) -> tuple[MeetingPaper, ...]:
    """Return the papers that lay before the meeting."""
    return tuple(
        MeetingPaper(paper.number, paper.title, paper.draft, paper.source)
        for paper in material.record.documents
    )


def narrated_opinions(material: Material) -> tuple[Opinions, ...]:
    """Return the author's opinions, under the name of the document they stand in."""
    found = [one for one in material.room.standing if one.kind is ResolutionKind.OPINION]
    if not found:
        return ()
    own = material.sources.get(material.info.source or "") or material.sources.get(found[0].source or "")
    document = own.document if own else ""
    whose = _("ความเห็นของผู้เขียน {document} ไม่ใช่มติที่ประชุม", document=document)
    return (Opinions(whose, tuple(map(said_of, found))),)

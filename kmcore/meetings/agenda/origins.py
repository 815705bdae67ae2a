"""Where open items come from: the meeting, what came up there, the line of the source; for ``queries`` only."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from kmcore.actions.queries import ActionRow
from kmcore.bilingual import Bilingual
from kmcore.i18n import _
from kmcore.meetings.agenda.heads import FEWEST, official_heads
from kmcore.meetings.agenda.proposals import in_both_languages
from kmcore.meetings.models import MeetingDocument, Resolution, Topic
from kmcore.meetings.queries import MeetingInfo, meetings
from kmcore.meetings.session_models import AgendaItem
from kmcore.sources.queries import sources_by_code
from kmcore.sources.read_models import SourceRow


@dataclass(frozen=True)
class ItemOrigin:
    """Where an item comes from, as ``ArisingRow`` tells it."""

    meeting_date: date | None
    place: Bilingual
    source_label: str


@dataclass(frozen=True)
class ItemOrigins:
    """What is known of the meetings that gave a board its items, read once."""

    meetings: Mapping[str, MeetingInfo]
    resolutions: Sequence[Resolution]
    topics: Mapping[tuple[str, int], Topic]
    papers: Sequence[MeetingDocument]
    matters: Mapping[int, str]
    sources: Mapping[str, SourceRow]

    def of(self, row: ActionRow) -> ItemOrigin:
        """Return where an item comes from; the source's label in the current language."""
        made = self._resolution(row)
        place = in_both_languages(lambda: self._place(row, made))
        info = self.meetings.get(row.meeting_code)
        return ItemOrigin(info.on_date if info else None, place, self._label(row, made))

    def _resolution(self, row: ActionRow) -> Resolution | None:
        """Return the resolution that made the item: it names the item, else it stands on the same words."""
        there = [one for one in self.resolutions if one.meeting_code == row.meeting_code]
        named = (one for one in there if one.action_code == row.code)
        told = (one for one in there if row.source and one.source_code == row.source)
        return next(named, None) or next(told, None)

    def _place(self, row: ActionRow, made: Resolution | None) -> str:
        if made is not None and made.head is not None:
            return self._head(made)
        topic = self.topics.get((row.meeting_code, made.topic_number or 0)) if made else None
        if topic is not None:
            return _(
                "เรื่องที่ {number} {title}", number=topic.number, title=Bilingual(topic.title, topic.title_en)
            )
        paper = self._paper(row)
        if paper is None:
            return ""
        return _(
            "เอกสารประกอบ {number} {title}", number=paper.number, title=Bilingual(paper.title, paper.title_en)
        )

    def _head(self, made: Resolution) -> str:
        info = self.meetings.get(made.meeting_code)
        titles = {number: title for number, _kind, title in official_heads(info.heads if info else FEWEST)}
        title = self.matters.get(made.agenda_id or 0) or titles.get(made.head or 0, "")
        return _("ระเบียบวาระที่ {number} {title}", number=made.head, title=title)

    def _paper(self, row: ActionRow) -> MeetingDocument | None:
        """Return the paper that the item's very line speaks of."""
        place = self._line(row.source)
        there = (one for one in self.papers if one.meeting_code == row.meeting_code)
        return next((one for one in there if place and self._line(one.source_code) == place), None)

    def _line(self, code: str | None) -> tuple[str, int] | None:
        found = self.sources.get(code or "")
        return (found.document.th, found.line) if found and found.line is not None else None

    def _label(self, row: ActionRow, made: Resolution | None) -> str:
        source = self.sources.get(row.source or "")
        if source is not None:
            return source.label
        return _("ข้อสรุป {code} ที่บันทึกในที่ประชุม", code=made.code) if made else ""


def item_origins(session: Session, rows: Sequence[ActionRow], as_of: date) -> ItemOrigins:
    """Read what tells where ``rows`` come from, for all of them at once. Seven statements."""
    codes = sorted({row.meeting_code for row in rows})
    papers = session.exec(select(MeetingDocument).where(col(MeetingDocument.meeting_code).in_(codes))).all()
    topics = session.exec(select(Topic).where(col(Topic.meeting_code).in_(codes)))
    matters = session.exec(
        select(AgendaItem.id, AgendaItem.title).where(col(AgendaItem.meeting_code).in_(codes))
    )
    return ItemOrigins(
        meetings={info.code: info for info in meetings(session, as_of)},
        resolutions=_resolutions(session, codes),
        topics={(topic.meeting_code, topic.number): topic for topic in topics},
        papers=papers,
        matters={number or 0: title for number, title in matters},
        sources=sources_by_code(session, _cited(rows, papers)),
    )


def _resolutions(session: Session, codes: Iterable[str]) -> Sequence[Resolution]:
    query = select(Resolution).where(
        col(Resolution.meeting_code).in_(codes), col(Resolution.withdrawn_at).is_(None)
    )
    return session.exec(query.order_by(col(Resolution.position), col(Resolution.code))).all()


def _cited(rows: Sequence[ActionRow], papers: Sequence[MeetingDocument]) -> list[str | None]:
    return [*(row.source for row in rows), *(paper.source_code for paper in papers)]

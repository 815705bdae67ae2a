"""What the meeting concluded, kind by kind and never mixed, with its source line and the work it became."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dashboard.present import formatting
from dashboard.session.links import link
from dashboard.widgets.source_labels import KnownSources, SourceRef, source_ref
from dashboard.widgets.templates import draw_template
from kmcore.actions.queries import ActionRow
from kmcore.i18n import _
from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.queries import MeetingRecord, ResolutionInfo, TopicInfo
from kmcore.programme.kinds import RECORDED_IN_SESSION, ResolutionKind

BEGUN: Final = frozenset({MeetingLife.OPEN, MeetingLife.CLOSED})
Board = Mapping[str | None, tuple[ActionRow, ...]]


@dataclass(frozen=True)
class ResultingWork:
    """An action item beside the words it stands on."""

    row: ActionRow
    address: str


@dataclass(frozen=True)
class ConclusionLine:
    """A conclusion ready to draw."""

    row: ResolutionInfo
    topic: TopicInfo | None
    ref: SourceRef | None
    works: tuple[ResultingWork, ...]


@dataclass(frozen=True)
class ConclusionKind:
    """The conclusions of one kind. ``note`` says what the kind is not."""

    code: str
    name: str
    note: str
    rows: tuple[ConclusionLine, ...]


def items_by_source(rows: tuple[ActionRow, ...]) -> Board:
    """Return the items by their source: an item and a conclusion on the same words belong together."""
    return {code: tuple(row for row in rows if row.source == code) for code in {row.source for row in rows}}


def resulting_work(row: ActionRow) -> ResultingWork:
    """Return an item ready to draw."""
    return ResultingWork(row, link("actions", item=row.code))


def resulting_works(code: str | None, items: Board) -> tuple[ResultingWork, ...]:
    """Return the items that stand on a source."""
    return tuple(map(resulting_work, items.get(code, ()))) if code else ()


def _works(row: ResolutionInfo, items: Board) -> tuple[ResultingWork, ...]:
    """Return the work a conclusion names, recorded in session; else what stands on the same words."""
    named = [item for found in items.values() for item in found if item.code == row.action_code]
    return tuple(map(resulting_work, named)) or resulting_works(row.source, items)


def draw_meeting_conclusions(record: MeetingRecord, items: Board, known: KnownSources) -> None:
    """Draw the kinds one after the other; one that a session is asked for says so where it has none."""
    topics, life = {topic.number: topic for topic in record.topics}, record.info.life
    kinds = [
        ConclusionKind(
            kind.value,
            formatting.kind(kind.value),
            _note(kind),
            tuple(
                ConclusionLine(
                    row, topics.get(row.topic_number or 0), source_ref(row.source, known), _works(row, items)
                )
                for row in record.of_kind(kind)
            ),
        )
        for kind in ResolutionKind
        if kind in RECORDED_IN_SESSION or record.of_kind(kind)
    ]
    draw_template(
        "meeting/conclusions.html",
        kinds=kinds,
        total=len(record.resolutions),
        told=life is MeetingLife.HELD,
        begun=life in BEGUN,
    )


def _note(kind: ResolutionKind) -> str:
    return {
        ResolutionKind.DECISION: _("ตกลงกันแล้ว"),
        ResolutionKind.INSTRUCTION: _("ประธานหรือสำนักงานจังหวัดสั่ง"),
        ResolutionKind.ARRANGED: _("ประสานกันนอกวง ไม่ใช่มติ"),
        ResolutionKind.ANNOUNCED: _("บอกให้ทราบ ไม่ใช่มติ"),
        ResolutionKind.PLANNED: _("อยู่ในแผนหรือกำหนดการ ไม่ใช่มติ"),
        ResolutionKind.DRAFT: _("อยู่ในร่างที่ยังไม่มีถ้อยคำอนุมัติ"),
        ResolutionKind.PROPOSAL: _("มีผู้เสนอ ยังไม่ใช่มติ"),
        ResolutionKind.OPINION: _("ผู้เขียนบันทึกเห็นเอง ไม่ใช่มติของวง"),
    }[kind]

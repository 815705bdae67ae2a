"""Dated things between two meetings; a date that was moved stays readable, struck through."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.present.neighbour_sessions import NeighbourSessions
from dashboard.views.meeting.conclusions_by_kind import ResultingWork, resulting_work
from dashboard.widgets.source_labels import KnownSources, SourceRef, source_ref
from dashboard.widgets.templates import draw_template
from kmcore.actions.queries import ActionRow
from kmcore.i18n import _
from kmcore.meetings.queries import EventRow, MeetingInfo


@dataclass(frozen=True)
class DatedEvent:
    """An event ready to draw: earlier dates, the place that moved it, why."""

    row: EventRow
    before: tuple[date, ...]
    ref: SourceRef | None
    moved_by: SourceRef | None
    notes: tuple[str, ...]
    works: tuple[ResultingWork, ...]


def draw_dates(
    events: Sequence[EventRow],
    meeting: MeetingInfo,
    around: NeighbourSessions,
    items: Sequence[ActionRow],
    known: KnownSources,
) -> None:
    """Draw what lies between a held meeting and the next one, or before one that is still to come."""
    title, first, last = _span(meeting, around)
    within = [row for row in events if first <= row.on_date <= last]
    draw_template("meeting/dates.html", title=title, dated=[_dated(row, items, known) for row in within])


def _span(meeting: MeetingInfo, around: NeighbourSessions) -> tuple[str, date, date]:
    if not meeting.held and meeting.on_date >= meeting.as_of:
        return _("วันนัดก่อนวงนี้"), around.before.on_date if around.before else date.min, meeting.on_date
    if around.after:
        return _("วันนัดก่อนวงครั้งต่อไป"), meeting.on_date, around.after.on_date
    return _("วันนัดหลังการประชุม"), meeting.on_date, date.max


def _dated(row: EventRow, items: Sequence[ActionRow], known: KnownSources) -> DatedEvent:
    earlier = tuple(dict.fromkeys(day.on_date for day in row.days if day.on_date != row.on_date))
    last = row.days[-1]
    return DatedEvent(
        row=row,
        before=earlier,
        ref=source_ref(row.source, known),
        moved_by=source_ref(last.source, known) if row.moved else None,
        notes=tuple(day.note for day in row.days if day.note),
        works=tuple(resulting_work(item) for item in items if item.code == row.action_code),
    )

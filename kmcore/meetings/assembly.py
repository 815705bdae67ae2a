"""From the tables' rows to what leaves the house; for ``queries`` only."""

from collections.abc import Sequence
from datetime import date

from kmcore.bilingual import Bilingual
from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.models import Circle, Event, EventDate, Meeting, MeetingDocument, Resolution, Topic
from kmcore.meetings.read_models import (
    CircleInfo,
    DocumentInfo,
    EventDay,
    EventRow,
    MeetingInfo,
    ResolutionInfo,
    TopicInfo,
)
from kmcore.meetings.session_models import MeetingDate
from kmcore.programme.kinds import ResolutionKind
from kmcore.storage.base import Origin, Sourced


def circle_info(row: Circle) -> CircleInfo:
    """Return a circle."""
    return CircleInfo(
        code=row.code,
        level=row.level,
        name=Bilingual(row.name_th, row.name_en),
        district_code=row.district_code,
        planned_sessions=row.planned_sessions,
        source=row.source_code,
        demo=_made_up(row),
        parent_code=row.parent_code,
        topic=row.topic,
        usual_time=row.usual_time,
        usual_place=row.usual_place,
    )


def meeting_info(row: Meeting, circle: Circle, as_of: date, given: Sequence[MeetingDate] = ()) -> MeetingInfo:
    """Return a meeting; on a day before it, nothing of how it went is known.

    ``given``: the dates it had been given by the day, oldest first; none for one that never moved.
    """
    now = given[-1] if given else row
    held = row.held and now.on_date <= as_of
    same_place = now.place == row.place
    return MeetingInfo(
        code=row.code,
        circle=circle_info(circle),
        number=row.number,
        on_date=now.on_date,
        start_time=now.start_time,
        place=Bilingual.or_none(now.place, row.place_en if same_place else None),
        chair=Bilingual.or_none(row.chair, row.chair_en),
        attendees=row.attendees if held else None,
        held=held,
        source=row.source_code,
        demo=_made_up(row),
        as_of=as_of,
        life=_life(row, now.on_date, as_of),
        heads=row.heads,
        moved=len({one.on_date for one in given}) > 1,
    )


def _life(row: Meeting, on_date: date, as_of: date) -> MeetingLife:
    if row.cancelled_on is not None and row.cancelled_on <= as_of:
        return MeetingLife.CANCELLED
    if on_date > as_of:
        return MeetingLife.PLANNED
    life = MeetingLife(row.life)
    return MeetingLife.HELD if life is MeetingLife.PLANNED and row.held else life


def topic_info(row: Topic) -> TopicInfo:
    """Return a topic."""
    return TopicInfo(
        number=row.number,
        title=Bilingual(row.title, row.title_en),
        source=row.source_code,
        demo=_made_up(row),
    )


def document_info(row: MeetingDocument) -> DocumentInfo:
    """Return a document."""
    return DocumentInfo(
        number=row.number,
        title=Bilingual(row.title, row.title_en),
        source=row.source_code,
        demo=_made_up(row),
        draft=row.draft,
    )


def resolution_info(row: Resolution) -> ResolutionInfo:
    """Return a conclusion."""
    return ResolutionInfo(
        code=row.code,
        kind=ResolutionKind(row.kind),
        topic_number=row.topic_number,
        text=Bilingual(row.text, row.text_en),
        source=row.source_code,
        demo=_made_up(row),
        head=row.head,
        agenda_id=row.agenda_id,
        action_code=row.action_code,
        check_code=row.check_code,
    )


def event_row(row: Event, days: Sequence[EventDate]) -> EventRow:
    """Return an event with the dates known by the day, oldest first."""
    return EventRow(
        code=row.code,
        title=Bilingual(row.title, row.title_en),
        action_code=row.action_code,
        days=tuple(EventDay(day.on_date, day.known_on, day.note, day.source_code) for day in days),
        source=row.source_code,
        demo=any(map(_made_up, (row, *days))),
    )


def _made_up(row: Sourced) -> bool:
    return row.origin == Origin.DEMO

"""Circles, their meetings, what lay on the table, what was resolved, and dated events that may move."""

from datetime import date

from sqlmodel import Field

from kmcore.meetings.kinds import ResolutionKind
from kmcore.storage.base import Sourced, text_column


class Circle(Sourced, table=True):
    """A learning circle at a level; ``planned_sessions`` as the source's document says."""

    __tablename__ = "circle"
    code: str = Field(primary_key=True, max_length=40)
    level: str = Field(max_length=12)
    name_th: str
    name_en: str
    district_code: str | None = Field(default=None, foreign_key="district.code", max_length=4)
    planned_sessions: int | None = None


class Meeting(Sourced, table=True):
    """One session of a circle. Unknown official parts (number, closing time) stay None."""

    __tablename__ = "meeting"
    code: str = Field(primary_key=True, max_length=40)
    circle_code: str = Field(foreign_key="circle.code", index=True, max_length=40)
    number: int | None = None
    on_date: date
    start_time: str | None = Field(default=None, max_length=5)
    place: str | None = None
    place_en: str | None = None
    chair: str | None = None
    chair_en: str | None = None
    attendees: int | None = None
    held: bool = False


class Topic(Sourced, table=True):
    """A subject the meeting talked about, in the order of the minutes."""

    __tablename__ = "meeting_topic"
    meeting_code: str = Field(foreign_key="meeting.code", primary_key=True, max_length=40)
    number: int = Field(primary_key=True)
    title: str
    title_en: str


class MeetingDocument(Sourced, table=True):
    """A paper laid before the meeting."""

    __tablename__ = "meeting_document"
    meeting_code: str = Field(foreign_key="meeting.code", primary_key=True, max_length=40)
    number: int = Field(primary_key=True)
    title: str
    title_en: str
    draft: bool = False


class Resolution(Sourced, table=True):
    """A conclusion of the meeting, with its kind and the topic it belongs to."""

    __tablename__ = "resolution"
    code: str = Field(primary_key=True, max_length=40)
    meeting_code: str = Field(foreign_key="meeting.code", index=True, max_length=40)
    position: int
    kind: ResolutionKind = text_column(12)
    topic_number: int | None = None
    text: str
    text_en: str


class Event(Sourced, table=True):
    """Something dated between meetings. Its dates are in ``event_date``; the latest known one counts."""

    __tablename__ = "event"
    code: str = Field(primary_key=True, max_length=40)
    title: str
    title_en: str
    action_code: str | None = Field(default=None, foreign_key="action_item.code", max_length=12)


class EventDate(Sourced, table=True):
    """A date an event was given, and the day that became known. Moved dates keep their history."""

    __tablename__ = "event_date"
    id: int | None = Field(default=None, primary_key=True)
    event_code: str = Field(foreign_key="event.code", index=True, max_length=40)
    on_date: date
    known_on: date
    note: str | None = None

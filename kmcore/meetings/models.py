"""Circles, their meetings, what lay on the table, what was resolved, and dated events that may move.

The tables of a session (agenda, attendance, floor, steps) are in ``session_models``.
"""

from datetime import date, datetime

from sqlmodel import Field

from kmcore.meetings.kinds import MeetingLife
from kmcore.programme.kinds import ResolutionKind
from kmcore.storage.base import Sourced, text_column


class Circle(Sourced, table=True):
    """A learning circle at a level; ``planned_sessions`` as the source's document says.

    ``level``: province, district, or sub (an informal sub-circle of ``parent_code``, on ``topic``).
    ``usual_time`` ("13:30") and ``usual_place`` are what a new session starts with. ``known_on``:
    the day a circle was added here; None: its source's day.
    """

    __tablename__ = "circle"
    code: str = Field(primary_key=True, max_length=40)
    level: str = Field(max_length=12)
    name_th: str
    name_en: str
    district_code: str | None = Field(default=None, foreign_key="district.code", max_length=4)
    planned_sessions: int | None = None
    parent_code: str | None = Field(default=None, foreign_key="circle.code", max_length=40)
    topic: str | None = None
    usual_time: str | None = Field(default=None, max_length=5)
    usual_place: str | None = None
    known_on: date | None = None


class Meeting(Sourced, table=True):
    """One session of a circle. Unknown official parts (number, closing time) stay None.

    ``on_date``, ``start_time`` and ``place`` are what counts now; what they were before is in ``meeting_date``.
    ``life`` is where it stands now (its steps are in ``meeting_step``); ``held`` what a source, or closing it,
    says. ``heads``: 5 or 6 official heads of its agenda. ``number`` is ครั้งที่ n of n/ปี, from 1 in each
    calendar year. ``known_on``: the day it was set here, its own at the latest; None: its source's day.
    """

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
    life: MeetingLife = text_column(12, default=MeetingLife.PLANNED)
    heads: int = 5
    cancelled_on: date | None = None
    known_on: date | None = None


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
    """A conclusion of the meeting, with its kind and the topic it belongs to.

    One recorded in session says under which head (and agenda item) it came up, which work it became or speaks of
    (``action_code``), and which question of numbers it settled. What it gave that work on the meeting's day:
    ``owner_code``, ``supporter_codes`` (one text, "dopa+yomna"), ``due_date``; None where it left them as they were.
    ``due_meeting``: the session that ``due_date`` stands before, where it was said so and not as a day.
    ``submission`` is the form's own number: sent twice, it is kept once. ``version`` rises with each change. Struck
    out, it stays with ``withdrawn_at``.
    """

    __tablename__ = "resolution"
    code: str = Field(primary_key=True, max_length=40)
    meeting_code: str = Field(foreign_key="meeting.code", index=True, max_length=40)
    position: int
    kind: ResolutionKind = text_column(12)
    topic_number: int | None = None
    text: str
    text_en: str
    head: int | None = None
    agenda_id: int | None = Field(default=None, foreign_key="agenda_item.id")
    action_code: str | None = Field(default=None, foreign_key="action_item.code", index=True, max_length=12)
    makes_item: bool = False
    owner_code: str | None = Field(default=None, foreign_key="agency.code", max_length=12)
    supporter_codes: str | None = None
    due_date: date | None = None
    due_meeting: str | None = Field(default=None, foreign_key="meeting.code", max_length=40)
    check_code: str | None = Field(default=None, foreign_key="number_check.code", max_length=60)
    recorded_at: datetime | None = None
    account_id: int | None = Field(default=None, foreign_key="account.id")
    submission: str | None = Field(default=None, max_length=36, unique=True)
    version: int = 1
    withdrawn_at: datetime | None = None
    withdrawn_reason: str | None = None


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


class Holiday(Sourced, table=True):
    """A day on which offices are closed, beside Saturdays and Sundays."""

    __tablename__ = "holiday"
    on_date: date = Field(primary_key=True)
    name_th: str
    name_en: str = ""

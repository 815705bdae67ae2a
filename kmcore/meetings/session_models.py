"""What a session is run with: its dates, agenda, floor, attendance, steps, and the corrections of its minutes."""

from datetime import date, datetime

from sqlalchemy import Text
from sqlmodel import Field

from kmcore.meetings.kinds import StepKind
from kmcore.storage.base import Base, text_column


class MeetingDate(Base, table=True):
    """A date (with time and place) a meeting was given. Appended: the last one known by a day counts on it.

    ``known_on`` None: from the beginning. The first move of a meeting adds its first date too.
    """

    __tablename__ = "meeting_date"
    id: int | None = Field(default=None, primary_key=True)
    meeting_code: str = Field(foreign_key="meeting.code", index=True, max_length=40)
    on_date: date
    start_time: str | None = Field(default=None, max_length=5)
    place: str | None = None
    known_on: date | None = None
    reason: str | None = None
    account_id: int | None = Field(default=None, foreign_key="account.id")


class MeetingStep(Base, table=True):
    """What happened to a meeting. Appended only. ``at`` is the true time (UTC), ``on_date`` the day it counts on.

    ``in_meeting_code``: the session that approved its minutes. ``label``: the role label of who did it.
    """

    __tablename__ = "meeting_step"
    id: int | None = Field(default=None, primary_key=True)
    meeting_code: str = Field(foreign_key="meeting.code", index=True, max_length=40)
    step: StepKind = text_column(12)
    at: datetime
    on_date: date
    account_id: int | None = Field(default=None, foreign_key="account.id")
    label: str = Field(default="", max_length=120)
    reason: str | None = None
    in_meeting_code: str | None = Field(default=None, foreign_key="meeting.code", max_length=40)


class AgendaItem(Base, table=True):
    """A matter under a head (1-6) of a meeting's agenda. Head 3 writes itself and has rows only for what is added.

    ``minutes``: how long it is given. ``agency_code``: who presents. ``said``: what the minutes say was said.
    ``version`` rises with each change of ours; two who change it at once do not overwrite each other.
    ``carried_from``: the matter of an earlier session, not reached there, that this one takes up. ``dropped_on`` and
    ``dropped_reason``: it was not reached, and is not to be taken up.
    """

    __tablename__ = "agenda_item"
    id: int | None = Field(default=None, primary_key=True)
    meeting_code: str = Field(foreign_key="meeting.code", index=True, max_length=40)
    head: int
    position: int
    title: str
    detail: str | None = None
    minutes: int | None = None
    agency_code: str | None = Field(default=None, foreign_key="agency.code", max_length=12)
    check_code: str | None = Field(default=None, foreign_key="number_check.code", max_length=60)
    said: str | None = Field(default=None, sa_type=Text)
    version: int = 1
    carried_from: int | None = Field(default=None, foreign_key="agenda_item.id", index=True)
    dropped_on: date | None = None
    dropped_reason: str | None = None


class ArisingNote(Base, table=True):
    """What the secretariat adds to an item of head 3: what is proposed now, and what was said of it."""

    __tablename__ = "arising_note"
    meeting_code: str = Field(foreign_key="meeting.code", primary_key=True, max_length=40)
    action_code: str = Field(foreign_key="action_item.code", primary_key=True, max_length=12)
    proposal: str | None = None
    said: str | None = Field(default=None, sa_type=Text)
    version: int = 1


class MinutesCorrection(Base, table=True):
    """A correction of a meeting's minutes, asked for when they came up for approval. Appended only."""

    __tablename__ = "minutes_correction"
    id: int | None = Field(default=None, primary_key=True)
    meeting_code: str = Field(foreign_key="meeting.code", index=True, max_length=40)
    in_meeting_code: str = Field(foreign_key="meeting.code", max_length=40)
    place: str = Field(max_length=200)
    before: str = Field(sa_type=Text)
    after: str = Field(sa_type=Text)
    agency_code: str | None = Field(default=None, foreign_key="agency.code", max_length=12)
    at: datetime
    on_date: date
    account_id: int | None = Field(default=None, foreign_key="account.id")

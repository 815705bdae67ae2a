"""The week before a circle: when reports are taken, who was reminded, where calendars are read."""

from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Field

from kmcore.storage.base import Base, text_column


class Channel(StrEnum):
    """How an agency was reminded."""

    LINE = "line"
    EMAIL = "email"


class ReportingWindow(Base, table=True):
    """When reports for a circle are taken. It opens by itself; closing is somebody's word.

    Reports after ``closed_at`` are taken and marked late. ``closed_by`` is an account.
    """

    __tablename__ = "reporting_window"
    meeting_code: str = Field(foreign_key="meeting.code", primary_key=True, max_length=40)
    opens_on: date
    due_on: date
    closed_at: datetime | None = None
    closed_by: int | None = Field(default=None, foreign_key="account.id")


class Reminder(Base, table=True):
    """A reminder that went out: to which agency, by what, on whose word."""

    __tablename__ = "reminder"
    id: int | None = Field(default=None, primary_key=True)
    meeting_code: str = Field(foreign_key="meeting.code", index=True, max_length=40)
    agency_code: str = Field(foreign_key="agency.code", max_length=12)
    channel: Channel = text_column(8)
    sent_at: datetime
    sent_by: int | None = Field(default=None, foreign_key="account.id")
    recipients: int = 0


class CalendarFeed(Base, table=True):
    """An agency's calendar address. Raising ``version`` makes the old address answer nothing."""

    __tablename__ = "calendar_feed"
    agency_code: str = Field(foreign_key="agency.code", primary_key=True, max_length=12)
    version: int = 1

"""What only the room reads while a session is held: what is on the floor, and who came."""

from datetime import datetime

from sqlmodel import Field

from kmcore.meetings.kinds import FloorKind, Presence
from kmcore.storage.base import Base, Sourced, text_column


class FloorEntry(Base, table=True):
    """What was put on the floor, and when (true time, UTC). Appended; the last one is on the floor now.

    ``ref``: the head's number, the agenda item's id, or the action item's code, as text. An empty ``ref`` takes
    the last one off: nothing is on the floor.
    """

    __tablename__ = "floor_entry"
    id: int | None = Field(default=None, primary_key=True)
    meeting_code: str = Field(foreign_key="meeting.code", index=True, max_length=40)
    kind: FloorKind = text_column(8)
    ref: str = Field(default="", max_length=40)
    at: datetime


class Attendance(Sourced, table=True):
    """Somebody in the attendance of a meeting. ``name`` is personal data; the wall and snapshots never hold it.

    ``instead_of``: whom a substitute stands for. ``reason``: why somebody is absent. ``source_code``: the document
    that says so of a meeting held before this program; None of what was kept here.
    """

    __tablename__ = "attendance"
    id: int | None = Field(default=None, primary_key=True)
    meeting_code: str = Field(foreign_key="meeting.code", index=True, max_length=40)
    presence: Presence = text_column(12)
    agency_code: str | None = Field(default=None, foreign_key="agency.code", max_length=12)
    name: str | None = Field(default=None, max_length=200)
    position: str | None = Field(default=None, max_length=200)
    instead_of: str | None = Field(default=None, max_length=200)
    reason: str | None = Field(default=None, max_length=300)
    version: int = 1

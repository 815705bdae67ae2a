"""What the room saw when a meeting was closed, kept whole."""

from datetime import date, datetime

from sqlalchemy import Text
from sqlmodel import Field

from kmcore.storage.base import Base


class MeetingSnapshot(Base, table=True):
    """A picture frozen at a closing. Appended only: closed again after a re-opening, a meeting has a further one.

    ``body`` is the picture as canonical JSON, ``checksum`` its SHA-256 (hex). ``number`` counts a meeting's
    snapshots from 1. ``revision`` is the store's at the closing.
    """

    __tablename__ = "meeting_snapshot"
    id: int | None = Field(default=None, primary_key=True)
    meeting_code: str = Field(foreign_key="meeting.code", index=True, max_length=40)
    number: int
    taken_at: datetime
    as_of: date
    revision: int
    body: str = Field(sa_type=Text)
    checksum: str = Field(max_length=64)
    account_id: int | None = Field(default=None, foreign_key="account.id")

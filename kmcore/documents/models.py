"""Documents that were handed out, so that a paper can be held against what this store gave."""

from datetime import date, datetime

from sqlmodel import Field

from kmcore.storage.base import Base


class IssuedDocument(Base, table=True):
    """A file that was made. ``code`` stands on it; ``/verify/CODE`` answers it. Appended only.

    ``kind``: minutes, agenda, letter, pack. ``filters``: what it was limited to, in words. ``sha256`` is of the
    whole file. ``snapshot_number``: the frozen picture its figures come from, None: the store's of the day.
    """

    __tablename__ = "issued_document"
    code: str = Field(primary_key=True, max_length=20)
    kind: str = Field(max_length=12)
    media: str = Field(max_length=8)
    meeting_code: str = Field(foreign_key="meeting.code", index=True, max_length=40)
    agency_code: str | None = Field(default=None, foreign_key="agency.code", max_length=12)
    as_of: date
    revision: int
    snapshot_number: int | None = None
    made_at: datetime
    filters: str = Field(default="", max_length=300)
    thai_digits: bool = False
    demo: bool = False
    sha256: str = Field(max_length=64)
    account_id: int | None = Field(default=None, foreign_key="account.id")

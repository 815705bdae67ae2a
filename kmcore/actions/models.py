"""Action items: what was promised in the circle, who owns it, by when, and what has been done since."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import LargeBinary, Text
from sqlmodel import Field

from kmcore.programme.kinds import ResolutionKind
from kmcore.storage.base import Base, Sourced, text_column


class WorkState(StrEnum):
    """What an agency says of its own work."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    BLOCKED = "blocked"
    DONE = "done"


class PartyRole(StrEnum):
    """Owner answers for the item; support helps."""

    OWNER = "owner"
    SUPPORT = "support"


class ActionItem(Sourced, table=True):
    """One piece of homework. ``stated_as`` keeps the source's own shade ("ร่าง", "นัดหมายแล้ว").

    ``ended_on``: the resolution that made it was struck out; from that day on no board shows it, and its code is
    never given again.
    """

    __tablename__ = "action_item"
    code: str = Field(primary_key=True, max_length=12)
    position: int
    title: str
    title_en: str
    kind: ResolutionKind = text_column(12)
    stated_as: str
    stated_as_en: str
    meeting_code: str = Field(foreign_key="meeting.code", index=True, max_length=40)
    owner_label: str | None = None
    owner_label_en: str | None = None
    support_label: str | None = None
    support_label_en: str | None = None
    opened_on: date
    ended_on: date | None = None


class ActionParty(Sourced, table=True):
    """An agency's part in an item, from a day to a day (both included; None: it still has it).

    An item nobody owns has no owner row. Handing over ends a row and adds one, so that a past board
    keeps its owners.
    """

    __tablename__ = "action_party"
    action_code: str = Field(foreign_key="action_item.code", primary_key=True, max_length=12)
    agency_code: str = Field(foreign_key="agency.code", primary_key=True, max_length=12, index=True)
    from_date: date = Field(primary_key=True)
    to_date: date | None = None
    role: PartyRole = text_column(8)


class ActionDue(Sourced, table=True):
    """A due date and the day it was set. The last one set counts; earlier ones stay readable.

    ``before_meeting``: the session it stands before ("before the next meeting"); it moves with that session.
    ``due_date`` None: that session was cancelled and no other one is planned; ``reason`` says so.
    """

    __tablename__ = "action_due"
    id: int | None = Field(default=None, primary_key=True)
    action_code: str = Field(foreign_key="action_item.code", index=True, max_length=12)
    due_date: date | None = None
    set_on: date
    reason: str | None = None
    before_meeting: str | None = Field(default=None, foreign_key="meeting.code", index=True, max_length=40)


class ActionUpdate(Sourced, table=True):
    """A progress report. Append-only: a correction is a new update. ``progress`` is 0-100.

    ``account_id``: who wrote it (None: the data set's). ``submission`` is the form's own number: sent twice,
    it is kept once. ``late``: it came after the window before the circle was closed. ``after_circle``: it was written
    on the day of a session of the item's circle that was over by then, so that session did not count it.
    """

    __tablename__ = "action_update"
    id: int | None = Field(default=None, primary_key=True)
    action_code: str = Field(foreign_key="action_item.code", index=True, max_length=12)
    agency_code: str = Field(foreign_key="agency.code", index=True, max_length=12)
    reported_on: date = Field(index=True)
    reported_at: datetime
    state: WorkState = text_column(12)
    progress: int = Field(ge=0, le=100)
    done: str
    obstacle: str | None = None
    ask: str | None = None
    link: str | None = Field(default=None, max_length=2000)
    account_id: int | None = Field(default=None, foreign_key="account.id", index=True)
    submission: str | None = Field(default=None, max_length=36, unique=True)
    late: bool = False
    after_circle: bool = False


class Attachment(Base, table=True):
    """A photo that came with a report: made anew from its pixels, so without EXIF. In the store, not in a folder:
    one transaction, one backup, every replica.
    """

    __tablename__ = "attachment"
    id: int | None = Field(default=None, primary_key=True)
    update_id: int = Field(foreign_key="action_update.id", index=True)
    media_type: str = Field(max_length=40)
    width: int
    height: int
    sha256: str = Field(max_length=64)
    data: bytes = Field(sa_type=LargeBinary)


class ReportDraft(Base, table=True):
    """What a person has typed for an item and not yet sent. ``body`` is JSON; no audit, no revision."""

    __tablename__ = "report_draft"
    account_id: int = Field(foreign_key="account.id", primary_key=True)
    action_code: str = Field(foreign_key="action_item.code", primary_key=True, max_length=12)
    body: str = Field(sa_type=Text)
    saved_at: datetime

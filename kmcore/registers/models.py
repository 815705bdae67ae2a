"""The log of the registers: every batch, and what it changed in each row. It is what undoing goes by."""

from datetime import date, datetime

from sqlalchemy import Text
from sqlmodel import Field

from kmcore.registers.kinds import BatchHow, ChangeAction
from kmcore.storage.base import Base, text_column


class RegisterBatch(Base, table=True):
    """Rows of one kind written in one go: a form, a grid, a file. ``actor`` as the audit chain has it."""

    __tablename__ = "register_batch"
    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(max_length=24, index=True)
    how: BatchHow = text_column(8)
    at: datetime
    actor: str = Field(max_length=80)
    file_name: str | None = Field(default=None, max_length=255)
    sheet: str | None = Field(default=None, max_length=255)
    reason: str | None = None
    undone_by: int | None = Field(default=None, foreign_key="register_batch.id")


class RegisterChange(Base, table=True):
    """What a batch did to one row. ``row_key``: the key's values as a JSON list; before and after as JSON objects."""

    __tablename__ = "register_change"
    id: int | None = Field(default=None, primary_key=True)
    batch_id: int = Field(foreign_key="register_batch.id", index=True)
    kind: str = Field(max_length=24)
    row_key: str = Field(max_length=200, index=True)
    file_row: int | None = None
    action: ChangeAction = text_column(8)
    from_day: date | None = None
    before: str | None = Field(default=None, sa_type=Text)
    after: str | None = Field(default=None, sa_type=Text)


class RegisterDraft(Base, table=True):
    """What a person has typed into a kind's grid and not yet sent. ``body`` is JSON; no audit, no revision."""

    __tablename__ = "register_draft"
    account_id: int = Field(foreign_key="account.id", primary_key=True)
    kind: str = Field(max_length=24, primary_key=True)
    body: str = Field(sa_type=Text)
    saved_at: datetime

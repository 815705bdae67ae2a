"""The audit chain: one row for every command that changed something."""

from datetime import datetime

from sqlalchemy import Text
from sqlmodel import Field

from kmcore.storage.base import Base


class AuditRow(Base, table=True):
    """One command that changed something. ``hash`` covers this row and ``previous``.

    ``actor`` is a program's name ("cli") or ``account:7``: a name would stay in the chain after its
    person was erased. ``place`` is the address it came from, ``thing`` what it was done to ("action:A9").
    """

    __tablename__ = "audit"
    id: int | None = Field(default=None, primary_key=True)
    at: datetime
    actor: str = Field(index=True)
    command: str
    place: str = Field(default="", max_length=64)
    thing: str = Field(default="", max_length=80, index=True)
    detail: str = Field(sa_type=Text)
    previous: str = Field(max_length=64)
    hash: str = Field(max_length=64)

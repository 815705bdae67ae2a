"""The audit chain: who did what, in the same transaction as the change, each row sealed to the last."""

from datetime import datetime

from sqlalchemy import Text
from sqlmodel import Field

from kmcore.storage.base import Base


class AuditRow(Base, table=True):
    """One command that changed something. ``hash`` covers this row and ``previous``."""

    __tablename__ = "audit"
    id: int | None = Field(default=None, primary_key=True)
    at: datetime
    actor: str
    command: str
    detail: str = Field(sa_type=Text)
    previous: str = Field(max_length=64)
    hash: str = Field(max_length=64)

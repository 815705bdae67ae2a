"""Sources, and statements that disagree: kept side by side until a resolution settles them."""

from datetime import date

from sqlmodel import Field

from kmcore.storage.base import Base, KnownFromEntry


class Source(Base, table=True):
    """One place in one document. ``quote`` is short; ``reliability`` is S, V, C, I or K (docs/domain.md).

    ``said_on``: the day it was said or written; before it nothing that stands on it is known. None: no day is
    known, and it counts on any.
    """

    __tablename__ = "source"
    code: str = Field(primary_key=True, max_length=40)
    document: str
    document_en: str | None = None
    line: int | None = None
    quote: str | None = None
    url: str | None = None
    reliability: str = Field(max_length=1)
    note: str | None = None
    said_on: date | None = None


class Check(KnownFromEntry, table=True):
    """A question on which sources give different values.

    A resolution settles it: ``settled_on`` the day, ``settled_by`` whose word it was (a role, never a name),
    ``settled_statement_id`` the statement chosen, ``settled_resolution`` the resolution's code.
    """

    __tablename__ = "number_check"
    code: str = Field(primary_key=True, max_length=60)
    position: int
    title: str
    title_en: str
    used_value: str | None = None
    used_value_en: str | None = None
    reason: str
    reason_en: str
    settled_on: date | None = None
    settled_by: str | None = None
    settled_statement_id: int | None = None
    settled_resolution: str | None = Field(default=None, max_length=40)


class Statement(KnownFromEntry, table=True):
    """One value that one source gives for a check. ``number`` is filled where the value is a number."""

    __tablename__ = "statement"
    id: int | None = Field(default=None, primary_key=True)
    check_code: str = Field(foreign_key="number_check.code", index=True, max_length=60)
    position: int
    value: str
    value_en: str
    number: int | None = None
    unit: str | None = None
    used: bool = False

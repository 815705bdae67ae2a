"""The one base of every table, and the columns that most of them share."""

from datetime import date
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, String, and_, or_, select
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel, col

REGISTRY: Final = registry()


class Base(SQLModel, registry=REGISTRY):
    """Own registry: with SQLModel's shared one the dev reloader says "Table is already defined"."""


Base.metadata.naming_convention = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Origin(StrEnum):
    """Where a row came from. Only ``demo`` rows are made up, and they can be removed whole."""

    SOURCE = "source"
    DEMO = "demo"
    LIVE = "live"


def text_column(length: int, **options: Any) -> Any:
    """Return a text field for a StrEnum: stored as plain text, so a new member needs no migration."""
    return Field(sa_type=String(length), **options)


class Sourced(Base):
    """A row that says where it comes from: a source (document, line, quote) and an origin."""

    source_code: str | None = Field(default=None, foreign_key="source.code", max_length=40)
    origin: Origin = text_column(8, default=Origin.SOURCE, index=True)


class KnownFromEntry(Sourced):
    """A row without a day of its own. ``known_on``: the day it was entered here; None: it came with a data set."""

    known_on: date | None = None


def said_by(table: type[Sourced], as_of: date) -> ColumnElement[bool]:
    """Return the condition that a row was known by the day: by its source's day, else by the day it was entered here.

    One that has neither counts on any day.
    """
    source = Base.metadata.tables["source"].c
    later = select(source.code).where(source.said_on > as_of)
    if not issubclass(table, KnownFromEntry):
        return or_(col(table.source_code).is_(None), col(table.source_code).not_in(later))
    said = col(table.source_code).in_(select(source.code).where(source.said_on <= as_of))
    entered = or_(col(table.known_on).is_(None), col(table.known_on) <= as_of)
    dated = select(source.code).where(source.said_on.is_not(None))
    undated = or_(col(table.source_code).is_(None), col(table.source_code).not_in(dated))
    return or_(said, and_(undated, entered))

"""The one base of every table, and the columns that most of them share."""

from datetime import date
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, String, or_, select
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


def said_by(table: type[Sourced], as_of: date) -> ColumnElement[bool]:
    """Return the condition that a row's source had been said by the day; one without a day counts on any."""
    source = Base.metadata.tables["source"].c
    later = select(source.code).where(source.said_on > as_of)
    return or_(col(table.source_code).is_(None), col(table.source_code).not_in(later))

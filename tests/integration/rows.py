"""Putting a test's own rows into a store."""

from collections.abc import Iterable

from sqlmodel import Session

from kmcore.storage.base import Base


def add_in_order(session: Session, rows: Iterable[Base]) -> None:
    """Insert the rows one after another: a single flush orders tables only by relationships, we have none."""
    for row in rows:
        session.add(row)
        session.flush()

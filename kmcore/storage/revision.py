"""The store's revision: one number that rises with every command, and the row that writers queue at."""

from sqlmodel import Session, select

from kmcore.storage.models import Revision


def revision(session: Session) -> int:
    """Return the store's revision: it rises with every command."""
    return session.exec(select(Revision.number)).one()


def wait_for_writers(session: Session) -> None:
    """Wait until no other transaction writes: what ``session`` reads from here on stays true until it ends.

    SQLite has queued already, at BEGIN IMMEDIATE; on PostgreSQL the revision's row is the queue.
    """
    session.exec(select(Revision).with_for_update()).one()

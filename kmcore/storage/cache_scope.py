"""Since when an answer stands: the newest command that can have written what its query declares to read.

A report of an agency is by far the commonest write, and every open page follows it at once.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from sqlalchemy import select
from sqlmodel import Session, col

from kmcore.storage.audit.models import AuditRow
from kmcore.storage.revision import revision
from kmcore.storage.subjects import Subject

BATCH: Final = 200  # the chain is read back to the last multiple of this at most


def newest_commands(session: Session, now: int) -> tuple[str, ...]:
    """Return the names of the commands that led to the revision ``now``, the newest first, not for ever back.

    Each command is one row of the audit chain and one revision, so the name n places on is that of revision
    ``now - n``. A restored store's numbers jump at its ``restore``, of which no writes are declared.
    """
    since = revision(session) - now  # others may have written since ``now`` was read
    newest = select(col(AuditRow.command)).order_by(col(AuditRow.id).desc())
    return tuple(session.scalars(newest.offset(since).limit(now - _floor(now))))


def standing_since(
    now: int,
    newest: Sequence[str],
    subjects: AbstractSet[Subject],
    writes: Mapping[str, AbstractSet[Subject]],
) -> int:
    """Return the newest revision, ``now`` or before, at which an answer read from ``subjects`` can have changed.

    ``newest``: ``newest_commands`` at ``now``. ``writes``: whose tables a command writes; one that is not there
    may have written any.
    """
    if Subject.AUDIT in subjects:
        return now
    for back, command in enumerate(newest):
        if command not in writes or writes[command] & subjects:
            return now - back
    return _floor(now)


def _floor(now: int) -> int:
    return now - now % BATCH

"""What a command can have changed: answers of the other rooms stand after it, and are not computed again.

A report of an agency is by far the commonest write, and every open page follows it at once.
"""

from functools import cache
from typing import Final

from sqlalchemy import select
from sqlmodel import Session, col

from kmcore.storage.audit.models import AuditRow

ROOMS: Final = ("areas", "programme", "budget", "fieldwork", "learning", "meetings")
# Commands that write nothing the rooms above read; any other command may have changed anything.
QUIET_FOR_ROOMS: Final = frozenset(
    {"report", "remind", "close_window", "reopen_window", "renew_feed", "set_floor", "record_attendance"}
    | {"add_account", "change_person", "change_role", "disable_account", "enable_account"}
    | {"reset_password", "change_own_password", "accept_notice", "sign_out_everywhere"}
    | {"link_identity", "export_person", "erase_person"}
)
# What waits for a decision, the agenda and the room are read off the board, and follow every word in session.
READS_ACTIONS: Final = (["meetings", "decisions"], ["meetings", "agenda"], ["meetings", "room"])
BATCH: Final = 200  # the chain is read back to the last multiple of this at most


def rooms_revision(session: Session, now: int) -> int:
    """Return the newest revision, ``now`` or before, at which an answer of ``ROOMS`` can have changed.

    Each command is one row of the audit chain and one revision, so the row n places from the end is
    revision ``now - n``. A restored store's numbers jump at its ``restore``, which is no quiet command.
    """
    floor = now - now % BATCH
    newest = select(col(AuditRow.command)).order_by(col(AuditRow.id).desc()).limit(now - floor)
    for back, command in enumerate(session.scalars(newest)):
        if command not in QUIET_FOR_ROOMS:
            return now - back
    return floor


@cache
def in_rooms(module: str) -> bool:
    """Tell whether the queries of a module read the tables of ``ROOMS`` alone."""
    parts = module.split(".")
    if parts[0] != "kmcore" or len(parts) < 2:
        return False
    return parts[1:3] == ["exchange", "demo"] or (parts[1] in ROOMS and parts[1:3] not in READS_ACTIONS)

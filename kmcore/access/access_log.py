"""The access log: what happened to accounts. Appended only, and never a name or a password in it."""

import logging
from datetime import datetime
from typing import Final

from sqlmodel import Session

from kmcore.access.kinds import EventKind
from kmcore.access.models import AccessEvent

log: Final = logging.getLogger("wong_uea")
# What an operator should see; the rest is the day's run.
WARNINGS: Final = frozenset({EventKind.SIGN_IN_FAILED, EventKind.THROTTLED, EventKind.DENIED})


def record(  # noqa: PLR0913 - what an event is made of, by name
    session: Session,
    kind: EventKind,
    now: datetime,
    *,
    account_id: int | None = None,
    by_account_id: int | None = None,
    place: str = "",
    note: str = "",
) -> None:
    """Add an event in the caller's transaction, and a log line without personal data.

    ``account_id``: whom it happened to, None where the name belongs to nobody. ``by_account_id``: who did
    it, where that was somebody else. ``place``: the address, in the table only. ``note``: a word of ours.
    """
    session.add(
        AccessEvent(
            at=now,
            kind=kind,
            account_id=account_id,
            by_account_id=by_account_id,
            place=place[:64],
            note=note[:200],
        )
    )
    level = logging.WARNING if kind in WARNINGS else logging.INFO
    log.log(level, "access: %s account=%s %s", kind.value, account_id or "-", note)

"""How long sign-in data is kept, and taking away what is older.

The Computer Crime Act B.E. 2550 (section 26) asks for traffic data for at least 90 days; the Personal Data
Protection Act B.E. 2562 (section 37) for no longer than needed. The audit chain is the province's record of
its work and is not pruned.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from sqlalchemy import Engine, delete, or_
from sqlmodel import col

from kmcore.access.models import AccessEvent, SignInFailure, SignInSession
from kmcore.clock import Clock, system_clock
from kmcore.storage.unit_of_work import quiet_write

LOG_KEPT: Final = timedelta(days=180)
SIGN_INS_KEPT: Final = timedelta(days=90)  # after they ended; the log holds when and from where they began
FAILURES_KEPT: Final = timedelta(days=1)  # counted for a quarter of an hour; the log holds each try


@dataclass(frozen=True)
class Pruned:
    """How many rows went."""

    sign_ins: int
    failures: int
    events: int


def prune(engine: Engine, clock: Clock = system_clock) -> Pruned:
    """Delete sign-ins, failed tries and lines of the access log that are older than we keep them. Quietly.

    Meant for the server's start; running it again changes nothing more.
    """
    now = clock()
    over = now - SIGN_INS_KEPT
    with quiet_write(engine) as session:
        ended = or_(col(SignInSession.ended_at) < over, col(SignInSession.expires_at) < over)
        gone = [
            session.execute(delete(SignInSession).where(ended)),
            session.execute(delete(SignInFailure).where(col(SignInFailure.at) < now - FAILURES_KEPT)),
            session.execute(delete(AccessEvent).where(col(AccessEvent.at) < now - LOG_KEPT)),
        ]
    return Pruned(*(int(result.rowcount) for result in gone))  # type: ignore[attr-defined]

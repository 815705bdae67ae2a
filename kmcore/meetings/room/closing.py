"""Ending a session: what becomes of the room. The whole command, with the frozen picture: ``kmcore.snapshot.closing``."""

from kmcore.access.command import RunningCommand
from kmcore.meetings.kinds import IN_THE_ROOM, MeetingLife, StepKind
from kmcore.meetings.preconditions import record_step, require_life
from kmcore.meetings.room.floor import NOTHING, now_on_floor
from kmcore.meetings.room.queries import attendance
from kmcore.meetings.room_tables.models import FloorEntry


def end_session(running: RunningCommand, code: str) -> int | None:
    """Let an open session be held from now on, nothing on the floor any more; the caller's command commits.

    Returns how many came (members, substitutes, others), what was known before where no attendance was kept.

    Raises:
        NotFoundError: no meeting has this code.
        MeetingError: it is not open.
    """
    session, row = running.session, require_life(running.session, code, MeetingLife.OPEN)
    row.life, row.held = MeetingLife.CLOSED, True
    kept = attendance(session, code)
    if kept:
        row.attendees = sum(one.presence in IN_THE_ROOM for one in kept)
    if now_on_floor(session, code) is not None:
        session.add(FloorEntry(meeting_code=code, kind=NOTHING.kind, ref=NOTHING.ref, at=running.now))
    record_step(running, row, StepKind.CLOSED)
    session.flush()
    return row.attendees

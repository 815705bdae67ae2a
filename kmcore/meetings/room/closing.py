"""Closing a session: what the room saw is frozen in the same transaction, or it is not closed."""

from sqlalchemy import Engine

from kmcore.access.actor import By
from kmcore.access.command import doing
from kmcore.meetings.kinds import Life, Presence, Step
from kmcore.meetings.room.floor import NOTHING, now_on_floor
from kmcore.meetings.room.preconditions import in_life, step
from kmcore.meetings.room.queries import attendance
from kmcore.meetings.session_models import FloorEntry
from kmcore.snapshot.freeze import freeze
from kmcore.snapshot.queries import frozen
from kmcore.storage.unit_of_work import revision
from kmcore.storage.writer_queue import in_turn

CAME = {Presence.PRESENT, Presence.SUBSTITUTE, Presence.ATTENDING}


def close_meeting(engine: Engine, by: By, code: str) -> int:
    """Close an open session and return the number of the picture it froze, from 1 within the meeting.

    It is held from now on; nothing is on the floor any more. ``attendees`` is who came (members, substitutes, others),
    where any attendance was kept. The picture's checksum goes into the audit chain.

    Raises:
        NotAllowedError: ``by`` is not of the secretariat.
        NotFoundError: no meeting has this code.
        MeetingError: it is not open.
    """
    with in_turn(engine), doing(engine, by, "close_meeting") as done:
        done.require()
        session, row = done.session, in_life(done.session, code, Life.OPEN)
        row.life, row.held = Life.CLOSED, True
        kept = attendance(session, code)
        if kept:
            row.attendees = sum(one.presence in CAME for one in kept)
        if now_on_floor(session, code) is not None:
            session.add(FloorEntry(meeting_code=code, kind=NOTHING.kind, ref=NOTHING.ref, at=done.now))
        step(done, row, Step.CLOSED)
        session.flush()
        account, next_revision = done.user.account_id, revision(session) + 1
        number = freeze(session, code, account_id=account, now=done.now, revision=next_revision)
        after: dict[str, object] = {
            "life": Life.CLOSED,
            "attendees": row.attendees,
            "snapshot": number,
            "checksum": frozen(session, code)[-1].checksum,
        }
        done.commit({"before": {"life": Life.OPEN}, "after": after}, thing=f"meeting:{code}")
        return number

"""Closing a session: what the room saw is frozen in the same transaction, or it is not closed."""

from sqlalchemy import Engine

from kmcore.access import permissions
from kmcore.access.actor import By
from kmcore.access.command import command
from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.room.closing import end_session
from kmcore.snapshot.freeze import freeze
from kmcore.snapshot.queries import frozen_pictures
from kmcore.storage.revision import revision


def close_meeting(engine: Engine, by: By, code: str) -> int:
    """Close an open session and return the number of the picture it froze, from 1 within the meeting.

    It is held from now on; nothing is on the floor any more. ``attendees`` is who came (members, substitutes, others),
    where any attendance was kept. The picture's checksum goes into the audit chain.

    Raises:
        NotAllowedError: ``by`` is not of the secretariat.
        NotFoundError: no meeting has this code.
        MeetingError: it is not open.
    """
    with command(engine, by, permissions.CLOSE_MEETING) as running:
        attendees = end_session(running, code)
        account, next_revision = running.user.account_id, revision(running.session) + 1
        number = freeze(running.session, code, account_id=account, now=running.now, revision=next_revision)
        after: dict[str, object] = {
            "life": MeetingLife.CLOSED,
            "attendees": attendees,
            "snapshot": number,
            "checksum": frozen_pictures(running.session, code)[-1].checksum,
        }
        running.commit({"before": {"life": MeetingLife.OPEN}, "after": after}, thing=f"meeting:{code}")
        return number

"""The sessions of a circle before and after one of them. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.queries import MeetingInfo


@dataclass(frozen=True)
class NeighbourSessions:
    """The sessions of the same circle before and after one, None where there is none."""

    before: MeetingInfo | None
    after: MeetingInfo | None


def neighbour_sessions(found: Sequence[MeetingInfo], code: str) -> NeighbourSessions:
    """Return the neighbours of the meeting with this code; one that was cancelled is nobody's neighbour."""
    its = next(meeting for meeting in found if meeting.code == code)
    session = [one for one in found if one.circle.code == its.circle.code and _counts(one, code)]
    place = session.index(its)
    before = session[place - 1] if place else None
    return NeighbourSessions(before, session[place + 1] if place + 1 < len(session) else None)


def _counts(meeting: MeetingInfo, code: str) -> bool:
    return meeting.code == code or meeting.life is not MeetingLife.CANCELLED

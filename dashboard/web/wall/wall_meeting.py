"""What a wall speaks of: one meeting's picture and its room, read together."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.queries import PROVINCE_CIRCLE, MeetingInfo, meetings
from kmcore.meetings.room.queries import current_session, meeting_room
from kmcore.meetings.room.read_models import MeetingRoom
from kmcore.snapshot.picture import Picture, PictureItem, PictureQuestion
from kmcore.snapshot.queries import FrozenPicture, shown_picture

LIVES_OF_TODAY = {MeetingLife.OPEN, MeetingLife.CLOSED, MeetingLife.HELD}


@dataclass(frozen=True)
class WallMeeting:
    """A meeting as the wall has it. ``frozen``: the picture is the one kept at the closing."""

    picture: Picture
    room: MeetingRoom
    frozen: FrozenPicture | None = None

    @property
    def life(self) -> MeetingLife:
        """Return how far the meeting has come."""
        return self.room.life

    def item(self, code: str | None) -> PictureItem | None:
        """Return an action item of the picture."""
        return next((one for one in self.picture.items if one.code == code), None)

    def number(self, code: str | None) -> PictureQuestion | None:
        """Return a question of numbers of the picture."""
        return next((one for one in self.picture.numbers if one.code == code), None)


def read_wall_meeting(session: Session, code: str, as_of: date) -> WallMeeting:
    """Return a meeting as the wall has it, looked at on a day.

    Raises:
        NotFoundError: no meeting has this code.
        SnapshotError: its frozen picture was damaged so that it cannot be read.
    """
    seen = shown_picture(session, code, as_of)
    return WallMeeting(seen.picture, meeting_room(session, code, as_of), seen.frozen)


def meeting_of_the_day(session: Session, as_of: date) -> str | None:
    """Return which meeting of the provincial circle the wall is about; None where the circle has none.

    The one under way; else the one that took place on this very day, so that the room goes on seeing what it
    resolved; else the next; else the last.
    """
    now = current_session(session, as_of)
    if now is None or now.life is MeetingLife.OPEN:
        return now.code if now else None
    today = [info for info in meetings(session, as_of, PROVINCE_CIRCLE) if _was_today(info, as_of)]
    return today[-1].code if today else now.code


def _was_today(info: MeetingInfo, as_of: date) -> bool:
    return info.on_date == as_of and info.life in LIVES_OF_TODAY

"""What is read of frozen pictures."""

from dataclasses import dataclass
from datetime import date, datetime

from kmcore.meetings.read_models import MeetingInfo
from kmcore.snapshot.picture import Picture


@dataclass(frozen=True)
class FrozenPicture:
    """A picture kept at a closing, without the picture. ``taken_at`` in UTC; ``by``: the role's label, None unknown.

    ``sound``: the checksum still fits what is kept, and nobody changed the two together.
    """

    meeting_code: str
    number: int
    taken_at: datetime
    as_of: date
    revision: int
    checksum: str
    by: str | None
    sound: bool


@dataclass(frozen=True)
class ShownPicture:
    """What is to be seen of a meeting. ``frozen`` None: computed from the store's rows of ``picture.as_of``."""

    picture: Picture
    frozen: FrozenPicture | None


@dataclass(frozen=True)
class PastMeeting:
    """A meeting that took place. ``numbers``: its frozen pictures, oldest first; none where it was never run here."""

    info: MeetingInfo
    numbers: tuple[int, ...]

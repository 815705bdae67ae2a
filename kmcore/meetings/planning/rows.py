"""A circle's sessions in a row, with every date each was given."""

from dataclasses import dataclass
from datetime import date

from kmcore.meetings.kinds import Life
from kmcore.meetings.rows import CircleInfo, MeetingInfo


@dataclass(frozen=True)
class GivenDate:
    """A date a meeting was given. ``known_on`` None: from the beginning."""

    on_date: date
    start_time: str | None
    place: str | None
    known_on: date | None
    reason: str | None


@dataclass(frozen=True)
class PlannedMeeting:
    """A session of a circle: what counts on the day, and all dates it had been given by then, oldest first.

    ``days`` holds one date for a session that never moved.
    """

    info: MeetingInfo
    days: tuple[GivenDate, ...]

    @property
    def moved(self) -> bool:
        """Tell whether it had another date, time or place before."""
        return len(self.days) > 1


@dataclass(frozen=True)
class Series:
    """A circle with its sessions by date, cancelled ones too."""

    circle: CircleInfo
    sessions: tuple[PlannedMeeting, ...]

    @property
    def taken_place(self) -> int:
        """Return how many sessions were held or closed."""
        return sum(one.info.life in {Life.HELD, Life.CLOSED} for one in self.sessions)

    @property
    def coming(self) -> PlannedMeeting | None:
        """Return the next session that is planned or under way, None where none is set."""
        return next((one for one in self.sessions if one.info.life in {Life.PLANNED, Life.OPEN}), None)


@dataclass(frozen=True)
class CircleForm:
    """A new circle. ``level``: province, district, sub. A sub-circle names its parent and its topic."""

    name_th: str
    level: str = "sub"
    parent_code: str | None = None
    district_code: str | None = None
    topic: str | None = None
    planned_sessions: int | None = None
    usual_time: str | None = None
    usual_place: str | None = None


@dataclass(frozen=True)
class MeetingForm:
    """A new session. ``start_time`` "13:30"; ``heads`` 5 or 6. ``number``: ครั้งที่, where it is known."""

    circle_code: str
    on_date: date
    start_time: str | None = None
    place: str | None = None
    chair: str | None = None
    number: int | None = None
    heads: int = 5

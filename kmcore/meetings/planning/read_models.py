"""A circle's sessions in a row, with every date each was given."""

from dataclasses import dataclass
from datetime import date

from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.read_models import CircleInfo, MeetingInfo


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

    ``days`` holds one date for a session that never moved. ``cancelled_on`` and ``cancelled_reason`` are of one that
    was cancelled by the day.
    """

    info: MeetingInfo
    days: tuple[GivenDate, ...]
    cancelled_on: date | None = None
    cancelled_reason: str | None = None

    @property
    def moved(self) -> bool:
        """Tell whether it was to be held on another day before; a new time or place on its day is no move."""
        return len({day.on_date for day in self.days}) > 1

    @property
    def stands(self) -> bool:
        """Tell whether it is to be held, or was: not cancelled."""
        return self.info.life is not MeetingLife.CANCELLED

    @property
    def to_be_held(self) -> bool:
        """Tell whether it is planned, on whatever day, or under way."""
        return self.info.life in {MeetingLife.PLANNED, MeetingLife.OPEN}

    @property
    def unrecorded(self) -> bool:
        """Tell whether its day has gone by and nobody recorded that it was held."""
        return self.info.life is MeetingLife.PLANNED and self.info.on_date < self.info.as_of

    @property
    def changes(self) -> int:
        """Return how often its day, time or place changed, or it was cancelled."""
        return len(self.days) - 1 + (not self.stands)


@dataclass(frozen=True)
class Series:
    """A circle with its sessions by date, cancelled ones too."""

    circle: CircleInfo
    sessions: tuple[PlannedMeeting, ...]

    @property
    def standing(self) -> tuple[PlannedMeeting, ...]:
        """Return the sessions that were not cancelled."""
        return tuple(one for one in self.sessions if one.stands)

    @property
    def taken_place(self) -> int:
        """Return how many sessions were held or closed."""
        return sum(one.info.life in {MeetingLife.HELD, MeetingLife.CLOSED} for one in self.sessions)

    @property
    def to_come(self) -> tuple[PlannedMeeting, ...]:
        """Return the sessions that are under way or planned for the day looked at or later."""
        return tuple(one for one in self.sessions if one.to_be_held and not one.unrecorded)

    @property
    def coming(self) -> PlannedMeeting | None:
        """Return the next session, None where none is set."""
        return next(iter(self.to_come), None)

    @property
    def demo(self) -> bool:
        """Tell whether a made-up row has a part in it."""
        return self.circle.demo or any(one.info.demo for one in self.sessions)


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
    """A new session. ``start_time`` "13:30"; ``heads`` 5 or 6. ``number``: ครั้งที่, where it is known.

    ``start_time`` and ``place`` None: the circle's usual ones; "" is none at all.
    """

    circle_code: str
    on_date: date
    start_time: str | None = None
    place: str | None = None
    chair: str | None = None
    number: int | None = None
    heads: int = 5

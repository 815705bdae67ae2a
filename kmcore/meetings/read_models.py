"""What is read of circles, meetings and dated events."""

from dataclasses import dataclass
from datetime import date

from kmcore.bilingual import Bilingual, bilingual
from kmcore.meetings.kinds import MeetingLife
from kmcore.programme.kinds import ResolutionKind


@dataclass(frozen=True, kw_only=True)
class CircleInfo:
    """A learning circle; ``planned_sessions`` as the source's document says, None where it is silent.

    ``level``: province, district or sub (a sub-circle of ``parent_code``, on ``topic``). ``usual_time`` ("13:30")
    and ``usual_place`` are what a new session starts with.
    """

    code: str
    level: str
    name: Bilingual = bilingual()
    district_code: str | None
    planned_sessions: int | None
    source: str | None
    demo: bool
    parent_code: str | None = None
    topic: str | None = None
    usual_time: str | None = None
    usual_place: str | None = None


@dataclass(frozen=True, kw_only=True)
class MeetingInfo:
    """A session of a circle as of the day ``as_of``.

    ``held`` tells whether it had been held by then; ``attendees`` is None before, and where no source
    counts them. ``start_time`` is "13:30" on the Bangkok clock, ``chair`` a role, never a name.
    ``life`` is where it stood by then; ``heads`` the 5 or 6 official heads of its agenda; ``moved``: it had another
    date before.
    """

    code: str
    circle: CircleInfo
    number: int | None
    on_date: date
    start_time: str | None
    place: Bilingual | None = bilingual()
    chair: Bilingual | None = bilingual()
    attendees: int | None
    held: bool
    source: str | None
    demo: bool
    as_of: date
    life: MeetingLife = MeetingLife.PLANNED
    heads: int = 5
    moved: bool = False

    @property
    def days_to_go(self) -> int:
        """Return whole days from ``as_of`` to the meeting: 0 on the day itself and after it."""
        return max(0, (self.on_date - self.as_of).days)


@dataclass(frozen=True, kw_only=True)
class TopicInfo:
    """A subject the meeting talked about, by its number in the minutes."""

    number: int
    title: Bilingual = bilingual()
    source: str | None
    demo: bool


@dataclass(frozen=True)
class DocumentInfo(TopicInfo):
    """A paper laid before the meeting. ``draft``: the source calls it one."""

    draft: bool


@dataclass(frozen=True, kw_only=True)
class ResolutionInfo:
    """A conclusion, with its kind (never mixed) and the topic it belongs to, None where none is clear."""

    code: str
    kind: ResolutionKind
    topic_number: int | None
    text: Bilingual = bilingual()
    source: str | None
    demo: bool
    head: int | None = None
    agenda_id: int | None = None
    action_code: str | None = None
    check_code: str | None = None


@dataclass(frozen=True)
class MeetingRecord:
    """A meeting whole: what it talked about, what lay on the table, what it concluded, each in order."""

    info: MeetingInfo
    topics: tuple[TopicInfo, ...]
    documents: tuple[DocumentInfo, ...]
    resolutions: tuple[ResolutionInfo, ...]

    def of_kind(self, kind: ResolutionKind) -> tuple[ResolutionInfo, ...]:
        """Return the conclusions of one kind."""
        return tuple(row for row in self.resolutions if row.kind == kind)


@dataclass(frozen=True)
class EventDay:
    """A date an event was given, and the day that became known."""

    on_date: date
    known_on: date
    note: str | None
    source: str | None


@dataclass(frozen=True, kw_only=True)
class EventRow:
    """Something dated, as known on a day. ``days``: every date it had been given by then, oldest first."""

    code: str
    title: Bilingual = bilingual()
    action_code: str | None
    days: tuple[EventDay, ...]
    source: str | None
    demo: bool

    @property
    def on_date(self) -> date:
        """Return the date that counted on the day: the one that became known last."""
        return self.days[-1].on_date

    @property
    def moved(self) -> bool:
        """Tell whether it had another date before."""
        return len({day.on_date for day in self.days}) > 1

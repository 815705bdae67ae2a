"""A session under way: what is on the floor, who is there, what was resolved; and the forms it is recorded by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from kmcore.bilingual import Bilingual, bilingual
from kmcore.meetings.agenda.read_models import Agenda
from kmcore.meetings.kinds import FloorKind, MeetingLife, Presence, StepKind
from kmcore.meetings.read_models import MeetingInfo
from kmcore.programme.kinds import ResolutionKind
from kmcore.programme.party import NO_PARTY, Party

Due = date | Literal["next"] | None


@dataclass(frozen=True)
class FloorItem:
    """What is on the floor. ``ref``: the head's number, the agenda item's id or the action item's code, as text."""

    kind: FloorKind
    ref: str


@dataclass(frozen=True, kw_only=True)
class OnFloor(FloorItem):
    """What is on the floor now, since when (true time, UTC).

    ``head`` and ``title`` say which matter in words; ``minutes``: how long it is given, None for no limit;
    ``spent_before_s``: seconds it had the floor earlier in this session.
    """

    head: int
    title: Bilingual = bilingual()
    minutes: int | None
    since: datetime
    spent_before_s: int = 0


@dataclass(frozen=True)
class AttendanceEntry:
    """Somebody in the attendance. ``name`` is personal data: only for those who keep the minutes.

    ``source``: the document that says so of a meeting held before this program; None of what was kept here.
    """

    id: int
    presence: Presence
    agency_code: str | None
    name: str | None
    position: str | None
    instead_of: str | None
    reason: str | None
    version: int
    source: str | None = None


@dataclass(frozen=True, kw_only=True)
class RecordedResolution:
    """A resolution recorded in session, or stated by a source. ``due_date`` and ``owners`` are of its work, now.

    ``number`` is its code ("R7"). ``recorded_at`` None: a source's. ``recorder``: role label of who wrote it.
    ``withdrawn``: struck out, with ``withdrawn_reason``. ``makes_item``: its work came into being by it. ``given_owner``,
    ``given_supporters``, ``given_due``: what this very resolution gave its work (``given_before_next``: as "before the next
    session"), which is what a form that changes it
    starts from; nothing where it left them as they were.
    """

    code: str
    kind: ResolutionKind
    text: Bilingual = bilingual()
    head: int | None
    agenda_id: int | None
    topic_number: int | None
    action_code: str | None
    check_code: str | None
    owners: Party
    supporters: Party
    due_date: date | None
    recorded_at: datetime | None
    recorder: str | None
    source: str | None
    version: int
    withdrawn: bool = False
    withdrawn_reason: str | None = None
    demo: bool = False
    makes_item: bool = False
    given_owner: str | None = None
    given_supporters: Party = NO_PARTY
    given_due: date | None = None
    given_before_next: bool = False


@dataclass(frozen=True)
class StepTaken:
    """What happened to the meeting: opened, closed, re-opened, approved. ``at`` in UTC, ``label`` the role's."""

    step: StepKind
    at: datetime
    label: str
    reason: str | None
    in_meeting_code: str | None


@dataclass(frozen=True)
class RecordedCorrection:
    """A correction of the minutes, recorded when they came up for approval."""

    place: str
    before: str
    after: str
    agency_code: str | None
    in_meeting_code: str
    on_date: date


@dataclass(frozen=True)
class MeetingRoom:
    """A session whole. ``agenda.meeting`` is the meeting; ``resolutions`` in the order they were recorded.

    ``following``: the circle's next planned session, what "before the next meeting" means; ``spent``: seconds each
    matter has had the floor, by (kind, ref). ``day``: the day all that is recorded counts on.
    """

    agenda: Agenda
    life: MeetingLife
    day: date
    floor: OnFloor | None
    resolutions: tuple[RecordedResolution, ...]
    attendance: tuple[AttendanceEntry, ...]
    steps: tuple[StepTaken, ...]
    corrections: tuple[RecordedCorrection, ...]
    following: MeetingInfo | None
    spent: Mapping[tuple[str, str], int] = field(default_factory=dict)

    @property
    def meeting(self) -> MeetingInfo:
        """Return the meeting."""
        return self.agenda.meeting

    @property
    def standing(self) -> tuple[RecordedResolution, ...]:
        """Return the resolutions that were not struck out."""
        return tuple(one for one in self.resolutions if not one.withdrawn)

    def count(self, presence: Presence) -> int:
        """Return how many people stand in the attendance so."""
        return sum(one.presence is presence for one in self.attendance)

    @property
    def opened_at(self) -> datetime | None:
        """Return when the session was first opened, None before."""
        return next((one.at for one in self.steps if one.step is StepKind.OPENED), None)

    @property
    def closed_at(self) -> datetime | None:
        """Return when it was last closed, None while it is not."""
        at = [one.at for one in self.steps if one.step is StepKind.CLOSED]
        return at[-1] if at and self.life is MeetingLife.CLOSED else None

    @property
    def approved(self) -> StepTaken | None:
        """Return the approval of the minutes, None before."""
        return next((one for one in self.steps if one.step is StepKind.APPROVED), None)


@dataclass(frozen=True)
class AttendanceForm:
    """Somebody in the attendance as typed. An agency or a position says who it is; the name may stay empty."""

    meeting_code: str
    presence: Presence
    agency_code: str | None = None
    name: str | None = None
    position: str | None = None
    instead_of: str | None = None
    reason: str | None = None


@dataclass(frozen=True)
class ResolutionForm:
    """A resolution as typed.

    ``makes_item``: it becomes a new action item (``title`` of its own, else the text) of exactly one ``owner``.
    ``action_code``: it speaks of an existing item; then ``owner``, ``supporters`` and ``due`` given here are set on
    that item from the meeting's day on. ``due``: a day, "next" (before the next meeting), or None. ``check_code`` with
    ``statement_id``: it settles a question of numbers. ``submission``: a uuid4 of this form.
    """

    meeting_code: str
    kind: ResolutionKind
    text: str
    head: int | None = None
    agenda_id: int | None = None
    makes_item: bool = False
    action_code: str | None = None
    title: str | None = None
    owner: str | None = None
    supporters: Party = NO_PARTY
    due: Due = None
    check_code: str | None = None
    statement_id: int | None = None
    submission: str = ""


@dataclass(frozen=True)
class ResolutionReceipt:
    """A resolution that is kept: its code, the item it made or speaks of. ``repeated``: it had been kept before."""

    code: str
    action_code: str | None
    version: int
    revision: int
    repeated: bool = False

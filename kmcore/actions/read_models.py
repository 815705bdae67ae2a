"""What the follow-up board gives: an item as it stood on a day, and its history."""

from dataclasses import dataclass
from datetime import date

from kmcore.actions.agency_parts import AgencyPart, item_progress, item_state, parts_with_report
from kmcore.actions.models import PartyRole, WorkState
from kmcore.actions.report import Report, Update
from kmcore.actions.rules import Status, days_late, days_left, status_of
from kmcore.bilingual import Bilingual, bilingual
from kmcore.programme.kinds import ResolutionKind
from kmcore.programme.party import Party


@dataclass(frozen=True)
class DueSet:
    """A due date and the day it was set.

    ``before_meeting``: the session it stands before and moves with. ``due_date`` None: that session was cancelled and
    no other one was planned.
    """

    due_date: date | None
    set_on: date
    reason: str | None
    source: str | None
    demo: bool
    before_meeting: str | None = None


@dataclass(frozen=True)
class GovernorAsk:
    """What an agency asks the governor for, in its own words.

    ``asked_on``: the day of the report that says so; None in a picture that was frozen before the day was kept.
    """

    agency_code: str
    text: str
    asked_on: date | None


@dataclass(frozen=True)
class Photo:
    """A photo of a report as it is served: JPEG."""

    data: bytes
    media_type: str


@dataclass(frozen=True, kw_only=True)
class ActionRow:
    """An item as of the day ``as_of``; ``since`` is the day that news counts from (None: its opening).

    Stored: what the source says, the agencies' parts (owners, then support, each in the agencies'
    order) and the due dates set by the day, oldest first. All else follows from these. ``stated_as`` is the
    source's own shade ("ร่าง", "นัดหมายแล้ว"), ``owner_label`` and ``support_label`` its own words for who owns
    and who helps ("ทุกวงเรียนรู้"), where it uses some.
    """

    code: str
    title: Bilingual = bilingual()
    kind: ResolutionKind
    stated_as: Bilingual = bilingual()
    meeting_code: str
    opened_on: date
    owner_label: Bilingual | None = bilingual()
    support_label: Bilingual | None = bilingual()
    parts: tuple[AgencyPart, ...]
    dues: tuple[DueSet, ...]
    source: str | None
    demo: bool
    as_of: date
    since: date | None = None

    @property
    def owners(self) -> Party:
        """Return the codes of the agencies that answer for the item."""
        return tuple(part.agency_code for part in self.parts if part.owner)

    @property
    def supporters(self) -> Party:
        """Return the codes of the agencies that help."""
        return tuple(part.agency_code for part in self.parts if part.role == PartyRole.SUPPORT)

    @property
    def has_owner(self) -> bool:
        """Tell whether the source names anyone: an agency, or an owner in its own words."""
        return bool(self.owners or self.owner_label)

    @property
    def due_date(self) -> date | None:
        """Return the due date set last by the day."""
        return self.dues[-1].due_date if self.dues else None

    @property
    def due_moved(self) -> bool:
        """Tell whether the item had another due date before."""
        return len({due.due_date for due in self.dues}) > 1

    @property
    def state(self) -> WorkState | None:
        """Return the agencies' state together (``parts.state_of``), None when nobody has reported."""
        return item_state(self.parts)

    @property
    def progress(self) -> int | None:
        """Return the agencies' mean progress, 0-100 (``parts.progress_of``), None when never reported."""
        return item_progress(self.parts)

    @property
    def status(self) -> Status:
        """Return how the item stands (``rules.status_of``)."""
        return status_of(
            self.state, self.progress, self.due_date, self.last_update, self.opened_on, self.as_of
        )

    @property
    def days_late(self) -> int:
        """Return whole days past the due date of an item that is late, else 0."""
        return days_late(self.due_date, self.as_of) if self.status == Status.LATE else 0

    @property
    def days_left(self) -> int | None:
        """Return whole days to the due date, 0 on it and after it, None without one."""
        return days_left(self.due_date, self.as_of)

    @property
    def last_report(self) -> Report | None:
        """Return the report that came last, of whichever agency."""
        return next((part.report for part in parts_with_report(self.parts)), None)

    @property
    def last_update(self) -> date | None:
        """Return the day of the last report of anyone."""
        return self.last_report.reported_on if self.last_report else None

    @property
    def last_agency(self) -> str | None:
        """Return who reported last."""
        return self.last_report.agency_code if self.last_report else None

    @property
    def open_asks(self) -> tuple[AgencyPart, ...]:
        """Return the parts that ask the governor for something, newest first.

        An agency's ask is open while its latest report carries one; its next report without it closes it.
        """
        return tuple(part for part in parts_with_report(self.parts) if part.ask)

    @property
    def asks(self) -> tuple[GovernorAsk, ...]:
        """Return what is asked of the governor, by every agency that asks, newest first."""
        return tuple(
            GovernorAsk(part.agency_code, part.ask or "", part.last_update) for part in self.open_asks
        )

    @property
    def obstacle(self) -> str | None:
        """Return the newest obstacle among the agencies' latest reports."""
        return next((part.obstacle for part in parts_with_report(self.parts) if part.obstacle), None)

    @property
    def moved_since(self) -> bool:
        """Tell whether the item was opened, reported on, or given a due date after ``since``."""
        changes = [self.opened_on, *(due.set_on for due in self.dues)]
        news_from = self.since or self.opened_on
        return any(part.spoke for part in self.parts) or max(changes) > news_from

    @property
    def silent_agencies(self) -> tuple[str, ...]:
        """Return the owners that owe a report: part not done, no word after ``since`` (ever without it)."""
        return tuple(part.agency_code for part in self.parts if part.silent)


@dataclass(frozen=True)
class ActionDetail:
    """An item as of a day with all that was said of it by then, newest first."""

    row: ActionRow
    updates: tuple[Update, ...]
    dues: tuple[DueSet, ...]

    @property
    def version(self) -> int:
        """Return what a report on the item says it has seen: its newest update's number, 0 for none."""
        return max((update.id for update in self.updates), default=0)

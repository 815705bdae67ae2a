"""What the room sees of a day, whole: drawn live on the wall, frozen at the closing, replayed for ever.

Plain values only, so that a picture is JSON and back without loss. Money in satang, dates CE. No personal data.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from kmcore.actions.read_models import GovernorAsk
from kmcore.bilingual import Bilingual, bilingual, thai_of
from kmcore.budget.read_models import ControlledAmounts
from kmcore.programme.party import Party


@dataclass(frozen=True)
class JoinedUnder:
    """A party that a picture's text has as one value, its codes joined, under ``key``; null for nobody."""

    key: str


@dataclass(frozen=True, kw_only=True)
class NamedPart:
    """Something with a name in both languages."""

    code: str
    name: Bilingual = bilingual()


@dataclass(frozen=True, kw_only=True)
class PictureMeeting(NamedPart):
    """Which meeting: ``name`` is the circle's. ``since``: the session before it, what "since last time" means."""

    circle_code: str
    number: int | None
    on_date: date
    start_time: str | None
    place: Bilingual | None = bilingual()
    chair: Bilingual | None = bilingual()
    since: date | None


@dataclass(frozen=True)
class PictureVillages:
    """Counts of villages, as ``programme.coverage`` has them; ``*_before``: on ``since``, None without one."""

    villages: int
    promised: int
    reported: int
    verified: int
    gap: int
    overlap: int
    reported_before: int | None
    verified_before: int | None


@dataclass(frozen=True)
class PictureCohort:
    """A cohort: its number (0: no cohort yet), its villages, those with results, and who leads it (agency codes)."""

    number: int
    villages: int
    reported: int
    reported_before: int | None
    leads: Party


@dataclass(frozen=True)
class PictureDistrict(NamedPart):
    """A district with its counts."""

    villages: int
    promised: int
    reported: int
    verified: int
    gap: int
    reported_before: int | None


@dataclass(frozen=True, kw_only=True)
class PictureBudgetLine(NamedPart, ControlledAmounts):
    """A line of the budget tree, in order, each before its children; satang. ``party``: who it is for."""

    parent_code: str | None
    depth: int
    party: Annotated[Party, JoinedUnder("agency")]
    status: str
    difference_satang: int
    demo: bool


@dataclass(frozen=True, kw_only=True)
class PictureMoney(ControlledAmounts):
    """The whole budget; satang. ``target_bp``: what should be disbursed by the quarter's end, in basis points of
    the allocated; None where no source says. ``disbursed_before``: on ``since``.
    """

    lines: tuple[PictureBudgetLine, ...]
    disbursed_before_satang: int | None
    fiscal_year: int
    quarter: int
    target_bp: int | None


@dataclass(frozen=True, kw_only=True)
class PictureItem(NamedPart):
    """An action item as it stood: ``status`` as ``actions.rules.Status``, ``kind`` as ``ResolutionKind``.

    ``owners`` and ``supporters`` are agency codes; ``owner_label``: the source's own word for an owner.
    ``asks``: what every agency asks of the governor, newest first. ``moved``: something happened to it after ``since``.
    """

    kind: str
    status: str
    progress: int | None
    owners: Party
    owner_label: Bilingual | None = bilingual()
    supporters: Party
    due_date: date | None
    days_late: int
    opened_on: date
    meeting_code: str
    last_update: date | None
    done: str | None
    obstacle: str | None
    asks: tuple[GovernorAsk, ...]
    source: str | None
    moved: bool
    demo: bool

    @property
    def has_owner(self) -> bool:
        """Tell whether anybody answers for it."""
        return bool(self.owners or thai_of(self.owner_label))


@dataclass(frozen=True, kw_only=True)
class PictureAgency(NamedPart):
    """An agency (``name`` is its short name): how the items it owns stand, by status; ``silent`` since last time."""

    full: Bilingual = bilingual()
    statuses: dict[str, int]
    silent: bool

    @property
    def total(self) -> int:
        """Return how many items it owns."""
        return sum(self.statuses.values())


@dataclass(frozen=True, kw_only=True)
class PictureQuestion(NamedPart):
    """A question on which sources disagree: its values, the one used, and who settled it when."""

    values: tuple[Bilingual, ...]
    used: Bilingual | None = bilingual()
    settled_on: date | None
    settled_by: str | None


@dataclass(frozen=True)
class PictureResolution(NamedPart):
    """A resolution of this meeting (``name`` is its text), not struck out; ``kind`` as ``ResolutionKind``.

    ``owners`` and ``due_date`` are of the work it became or speaks of.
    """

    kind: str
    head: int | None
    action_code: str | None
    owners: Annotated[Party, JoinedUnder("owner")]
    due_date: date | None


@dataclass(frozen=True)
class PictureAttendance:
    """How many people came, and which agencies (codes). None of the counts where no attendance was kept."""

    present: int | None
    substitutes: int | None
    absent: int | None
    attending: int | None
    agencies: tuple[str, ...]


@dataclass(frozen=True)
class PictureMap:
    """The districts' map of the day: GeoJSON text, None where the store has none; ``approximate``: schematic."""

    geojson: str | None
    approximate: bool


@dataclass(frozen=True)
class Picture:
    """Everything. ``as_of``: the day it speaks of; ``demo``: a made-up row has a part in it."""

    meeting: PictureMeeting
    as_of: date
    demo: bool
    villages: PictureVillages
    cohorts: tuple[PictureCohort, ...]
    districts: tuple[PictureDistrict, ...]
    money: PictureMoney
    items: tuple[PictureItem, ...]
    agencies: tuple[PictureAgency, ...]
    numbers: tuple[PictureQuestion, ...]
    conclusions: tuple[PictureResolution, ...]
    attended: PictureAttendance
    shapes: PictureMap

    @property
    def agency_names(self) -> dict[str, str]:
        """Return the agencies' short names by code, in the current language."""
        return {one.code: one.name for one in self.agencies}

    def agency(self, code: str | None) -> PictureAgency | None:
        """Return an agency of the picture."""
        return next((one for one in self.agencies if one.code == code), None)

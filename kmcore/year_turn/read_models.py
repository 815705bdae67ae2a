"""What leaves the turn of the year: old rows, what is proposed and planned for them, sums, decisions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from kmcore.year_turn.kinds import Fate, RowState


@dataclass(frozen=True, kw_only=True)
class OldRow:
    """A row of the year that ends, as it stands in its register.

    ``key``: the store's key as one text. ``amount``: villages pledged, satang or basis points, as the kind has it.
    ``villages``: named under a responsibility. ``lasts``: it goes on by itself, for it has no end, or a later one.
    """

    kind: str
    key: str
    values: Mapping[str, Any] = field(hash=False)
    agency: str | None = None
    cohort: int | None = None
    mission: str | None = None
    amount: int | None = None
    villages: int = 0
    lasts: bool = False


@dataclass(frozen=True)
class TakersPart:
    """An agency's part of what is handed over: the new year's amount, and of which areas the villages go along.

    ``amount``: None where the kind has its own rule; ``areas``: codes of districts and subdistricts, () for none named.
    """

    agency: str
    amount: int | None = None
    areas: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlannedFate:
    """What is planned, or proposed, for a row. ``districts``: areas of which villages go along, () for all.

    ``others``: who takes over further parts, besides ``agency``.
    """

    fate: Fate
    agency: str | None = None
    amount: int | None = None
    carried_satang: int | None = None
    carried_note: str | None = None
    districts: tuple[str, ...] = ()
    note: str | None = None
    others: tuple[TakersPart, ...] = ()


@dataclass(frozen=True)
class ProposedFate:
    """What the program proposes for a row, and why."""

    planned: PlannedFate
    why: str


@dataclass(frozen=True)
class ChangedGround:
    """The row is not any more what it was when the plan was drafted: which fields, since when whose. Both are shown.

    ``fields``: label, the value drafted from, the value now. ``who``: "" where no register's batch says. ``gone``: it
    was taken out, or ended before the turn: nothing of it can be decided.
    """

    fields: tuple[tuple[str, str, str], ...]
    who: str
    gone: bool = False


@dataclass(frozen=True, kw_only=True)
class PlannedRow:
    """An old row with its plan. ``went_along``: named villages that go along, ``shares``: to each taker. ``number`` and ``version``: of the stored draft; None and 0 where nobody drafted."""

    old: OldRow
    title: str
    state: RowState
    planned: PlannedFate
    why: str
    number: int | None = None
    version: int = 0
    changed_by: str = ""
    changed_at: datetime | None = None
    changed: ChangedGround | None = None
    decision: int | None = None
    went_along: int = 0
    shares: tuple[int, ...] = ()

    @property
    def ready(self) -> bool:
        """Tell whether a circle can decide on it as it is."""
        return (
            self.state is RowState.DRAFT and self.planned.fate is not Fate.UNDECIDED and self.changed is None
        )


@dataclass(frozen=True)
class Held:
    """A responsibility that somebody has in a year: for the sums."""

    agency: str
    cohort: int | None
    mission: str | None
    carries: bool
    pledged: int | None
    villages: int


@dataclass(frozen=True)
class AgencyBalance:
    """An agency's part before and after: responsibilities, villages pledged and named, satang of its lines."""

    agency: str
    held: tuple[int, int]
    pledged: tuple[int, int]
    villages: tuple[int, int]
    satang: tuple[int, int]


@dataclass(frozen=True)
class Unheld:
    """A cohort or a mission that nobody would carry in the new year, or villages that would stay behind under a row."""

    title: str
    villages: int
    row: int | None = None
    cohort: int | None = None
    mission: str | None = None


@dataclass(frozen=True)
class YearDecision:
    """A decision with the resolution it stands on. ``stands``: it was not undone; ``struck``: the resolution was."""

    number: int
    resolution: str
    text: str
    circle: str
    on_date: date
    at: datetime
    who: str
    rows: int
    batch: int | None
    stands: bool
    struck: bool


@dataclass(frozen=True)
class ResolutionChoice:
    """A binding resolution of a circle, on which a decision may stand."""

    code: str
    text: str
    circle: str
    on_date: date


@dataclass(frozen=True)
class YearPlan:
    """The whole plan for a fiscal year (BE). ``unprepared``: rows that no draft speaks of yet."""

    fiscal_year: int
    rows: tuple[PlannedRow, ...]
    balances: tuple[AgencyBalance, ...]
    unheld: tuple[Unheld, ...]
    decisions: tuple[YearDecision, ...]
    resolutions: tuple[ResolutionChoice, ...]

    def of_kind(self, kind: str) -> tuple[PlannedRow, ...]:
        """Return the rows of one kind."""
        return tuple(row for row in self.rows if row.old.kind == kind)

    def in_state(self, state: RowState) -> tuple[PlannedRow, ...]:
        """Return the rows that have come so far."""
        return tuple(row for row in self.rows if row.state is state)

    @property
    def unprepared(self) -> int:
        """Return how many rows no draft speaks of yet."""
        return len(self.in_state(RowState.PROPOSED))

"""What the budget queries hand out: frozen, satang as integers, codes as text, dates CE."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kmcore.bilingual import Bilingual, bilingual
from kmcore.budget.kinds import CONTROL, REMAINING, SPENT, SPENT_AT, Measure, Stage
from kmcore.programme.party import Party


@dataclass(frozen=True, kw_only=True, slots=True)
class Amounts:
    """Satang by stage; a stage that is not there holds nothing. What follows from the stages is named here."""

    by_stage: Mapping[Stage, int]

    @property
    def allocated_satang(self) -> int:
        """Return จัดสรร."""
        return self.by_stage.get(Stage.ALLOCATED, 0)

    @property
    def committed_satang(self) -> int:
        """Return ผูกพัน."""
        return self.by_stage.get(Stage.COMMITTED, 0)

    @property
    def disbursed_satang(self) -> int:
        """Return เบิกจ่าย."""
        return self.by_stage.get(Stage.DISBURSED, 0)

    @property
    def spent_satang(self) -> int:
        """Return ใช้จ่าย: what is at a stage at which money is no longer free."""
        return sum(satang for stage, satang in self.by_stage.items() if stage in SPENT_AT)

    @property
    def remaining_satang(self) -> int:
        """Return คงเหลือ = จัดสรร - ใช้จ่าย; negative when more is spent than was allocated."""
        return self.allocated_satang - self.spent_satang


@dataclass(frozen=True, kw_only=True, slots=True)
class ControlledAmounts(Amounts):
    """Amounts under what a source states for them; ``control_satang`` None: it states nothing."""

    control_satang: int | None

    def satang(self, measure: Measure) -> int | None:
        """Return one figure; None only for a control that is not stated.

        Raises:
            ValueError: there is no such measure.
        """
        derived = {CONTROL: self.control_satang, SPENT: self.spent_satang, REMAINING: self.remaining_satang}
        return derived[measure] if measure in derived else self.by_stage.get(Stage(measure), 0)


def added_up(amounts: Iterable[Amounts]) -> dict[Stage, int]:
    """Return the sum of each stage, every stage there."""
    listed = [each.by_stage for each in amounts]
    return {stage: sum(each.get(stage, 0) for each in listed) for stage in Stage}


@dataclass(frozen=True, kw_only=True)
class BudgetRow(ControlledAmounts):
    """A line of the budget tree; its amounts are its own entries and those of every line under it.

    ``parent_code`` is the nearest line above that exists on the day, ``depth`` 0 at a root.
    ``control_satang`` is the figure the line's own source states, None: not stated.
    ``difference_satang`` = its control less the control its children state (a child that states none
    counts 0); 0 for a leaf and for a line without control. ``source`` is the line's source code.
    ``party``: who it is for, as its source says. ``demo``: a made-up line or entry has a part in the figures.
    """

    code: str
    parent_code: str | None
    depth: int
    title: Bilingual = bilingual()
    party: Party
    cohort_number: int | None
    fiscal_year: int
    status: str
    difference_satang: int
    has_children: bool
    source: str | None
    demo: bool


class DifferenceKind(StrEnum):
    """What does not agree.

    CHILDREN: a line and the sum of its children. OVER_CONTROL: more allocated than the line's control.
    OVER_ALLOCATED: more spent than allocated.
    """

    CHILDREN = "children"
    OVER_CONTROL = "over_control"
    OVER_ALLOCATED = "over_allocated"


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure of a line, what should have equalled or bounded it, and the first less the second.

    CHILDREN: the line's figure at ``stage`` against its children's sum, so that line = children +
    difference. OVER_CONTROL: its control against ``stage`` allocated; OVER_ALLOCATED: its allocated
    against ``stage`` spent; in both ``children_satang`` is the amount that is too large, the difference
    negative.
    """

    line_code: str
    stage: Measure
    parent_satang: int
    children_satang: int
    difference_satang: int
    kind: DifferenceKind


@dataclass(frozen=True, kw_only=True, slots=True)
class BudgetTotals(ControlledAmounts):
    """The sum of the whole tree or of one line. ``control_satang`` None: no line states one.

    Where a line states no control, what the lines under it state stands for it.
    """

    demo: bool


@dataclass(frozen=True, kw_only=True)
class OwnAmounts(ControlledAmounts):
    """What a line holds itself, not through its children: the parts add up to the tree.

    ``slice_code`` is the child of the root it lies under. ``party`` and ``cohort`` come from the nearest
    line at or above it that names one.
    """

    code: str
    slice_code: str
    slice: Bilingual = bilingual()
    party: Party
    cohort: int | None
    demo: bool


@dataclass(frozen=True, slots=True)
class PerVillage:
    """Money allocated for a cohort, spread over the villages it is for.

    ``satang_per_village`` is rounded half up; None without a line for the cohort or without villages.
    ``line_codes`` name the cohort; ``sources`` are those lines' source codes.
    """

    cohort: int
    villages: int
    allocated_satang: int
    satang_per_village: int | None
    line_codes: tuple[str, ...]
    sources: tuple[str, ...]
    demo: bool

    @property
    def source(self) -> str | None:
        """Return the first line's source code."""
        return next(iter(self.sources), None)


@dataclass(frozen=True, slots=True)
class QuarterTarget:
    """The share (basis points) that should be disbursed by a quarter's ``end``; None: not known."""

    fiscal_year: int
    quarter: int
    end: date
    cumulative_bp: int | None
    source: str | None


@dataclass(frozen=True, slots=True)
class TargetOnDay:
    """The target of the quarter ``day`` lies in, due by its ``end``. ``cumulative_bp`` None: unknown."""

    day: date
    fiscal_year: int
    quarter: int
    end: date
    cumulative_bp: int | None
    source: str | None

    @property
    def known(self) -> bool:
        """Tell whether a source gives a target for this quarter."""
        return self.cumulative_bp is not None


@dataclass(frozen=True, kw_only=True)
class EntryRow:
    """One entry: an amount (satang, negative corrects) at a stage of a line on a day."""

    id: int
    line_code: str
    title: Bilingual = bilingual()
    stage: str
    amount_satang: int
    on_date: date
    note: str | None
    source: str | None
    origin: str

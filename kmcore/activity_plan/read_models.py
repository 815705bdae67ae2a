"""What is read of the plan: one entry, whatever it is."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kmcore.activity_plan.kinds import PlanKind, PlanState
from kmcore.activity_plan.rules import comes_soon, days_late, plan_state, touches
from kmcore.thai.fiscal import fiscal_range


@dataclass(frozen=True, kw_only=True)
class PlanEntry:
    """Something planned, as known on ``as_of``. Of each kind the code is its own.

    ``begin`` to ``end``: both days included; None: no day is set. ``row``: which of several marks it belongs to, in a
    drawing (a circle's sessions are one row). ``area_code`` None: the whole province; ``area``: it in words.
    ``register``: the kind of its row in the registers, None where it has a page of its own. ``recorded``: somebody
    records whether it was held. ``before``: the day it was moved from.
    """

    kind: PlanKind
    code: str
    title: str
    row: str
    as_of: date
    begin: date | None
    end: date | None = None
    held_on: date | None = None
    cancelled: bool = False
    recorded: bool = True
    agency_code: str | None = None
    area_code: str | None = None
    area: str | None = None
    mission_code: str | None = None
    place: str | None = None
    budget_line_code: str | None = None
    people_planned: int | None = None
    people_reached: int | None = None
    note: str | None = None
    before: date | None = None
    register: str | None = None
    source: str | None = None
    demo: bool = False

    @property
    def address(self) -> str:
        """Return what tells the entry from every other: "activity:activity-3"."""
        return f"{self.kind}:{self.code}"

    @property
    def last(self) -> date | None:
        """Return the last day planned."""
        return self.end or self.begin

    @property
    def district_code(self) -> str | None:
        """Return the district it is in, None for the whole province."""
        return self.area_code[:4] if self.area_code else None

    @cached_property  # asked for by every count, list and mark of a page
    def state(self) -> PlanState:
        """Return how far it has come."""
        return plan_state(
            self.begin,
            self.end,
            self.held_on,
            self.as_of,
            cancelled=self.cancelled,
            recorded=self.recorded,
        )

    @cached_property
    def soon(self) -> bool:
        """Tell whether it begins within the days that count as soon."""
        return comes_soon(self.state, self.begin, self.as_of)

    @property
    def days_late(self) -> int:
        """Return how many days ago it was to be over; 0 unless it is late."""
        return days_late(self.state, self.begin, self.end, self.as_of)

    def in_year(self, fiscal_year: int) -> bool:
        """Tell whether it falls into a fiscal year (BE); what has no day yet falls into none."""
        return touches(self.begin, self.end, self.held_on, fiscal_range(fiscal_year))

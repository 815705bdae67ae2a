"""Which entries a choice leaves in, and how many of them are what: the same counts for headline, switch and list."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from dashboard.query_cache import ask, keep
from dashboard.views.plan.plan_choice import PlanChoice, Show
from kmcore.activity_plan.kinds import PlanState
from kmcore.activity_plan.queries import activity_plan
from kmcore.activity_plan.read_models import PlanEntry


@dataclass(frozen=True)
class PlanScope:
    """``entries``: of the agency and district chosen. ``year``: those of them that fall into the fiscal year.

    What is late and what comes soon is told whatever year is chosen: it is of the day looked at.
    """

    entries: tuple[PlanEntry, ...]
    year: tuple[PlanEntry, ...]

    def shown(self, show: Show) -> tuple[PlanEntry, ...]:
        """Return the entries that a list shows."""
        return self._lists[show]

    @cached_property
    def counts(self) -> dict[Show, int]:
        """Return how many entries each list has."""
        return {show: len(self.shown(show)) for show in Show}

    @cached_property
    def states(self) -> Counter[PlanState]:
        """Return how many entries of the year are how far."""
        return Counter(one.state for one in self.year)

    @cached_property
    def _lists(self) -> dict[Show, tuple[PlanEntry, ...]]:
        late, soon = self._of(PlanState.LATE), tuple(one for one in self.entries if one.soon)
        undated = self._of(PlanState.UNDATED)
        return {
            Show.NOW: (*late, *soon),
            Show.WHOLE: (*self.year, *undated),
            Show.COMING: soon,
            Show.LATE: late,
            Show.HELD: tuple(one for one in self.year if one.state is PlanState.HELD),
            Show.UNDATED: undated,
        }

    def _of(self, state: PlanState) -> tuple[PlanEntry, ...]:
        return tuple(one for one in self.entries if one.state is state)


def plan_scope(entries: Sequence[PlanEntry], choice: PlanChoice) -> PlanScope:
    """Return what a choice leaves in: of one agency its own, of one district what is held in it."""
    chosen = tuple(
        one
        for one in entries
        if (not choice.agency or one.agency_code == choice.agency)
        and (not choice.district or one.district_code == choice.district)
    )
    return PlanScope(chosen, tuple(one for one in chosen if one.in_year(choice.year)))


def scope_of_day(as_of: date, choice: PlanChoice) -> PlanScope:
    """Return what a choice leaves in of the plan of a day, counted once for everybody."""
    scope: PlanScope = keep(_scope, as_of, what_is_drawn(choice))
    return scope


def what_is_drawn(choice: PlanChoice) -> PlanChoice:
    """Return the choice without what changes neither drawing nor counts: which list and which entry is open."""
    return replace(choice, entry="", show=Show.NOW)


def _scope(as_of: date, choice: PlanChoice) -> PlanScope:
    return plan_scope(ask(activity_plan, as_of), choice)

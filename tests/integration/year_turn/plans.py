"""The plan of the year 2551 in a test's store: read, changed, decided, and the figures that a draft must not touch."""

from datetime import date
from typing import Any

from sqlalchemy import Engine

from kmcore.budget.queries import budget_lines, budget_totals, quarter_targets
from kmcore.programme.coverage import coverage, coverage_total
from kmcore.programme.promised_villages import promised_villages
from kmcore.programme.queries import responsibilities
from kmcore.storage.unit_of_work import reading
from kmcore.year_turn.commands import (
    DecisionForm,
    MadeDecision,
    change_plan,
    decide_rows,
)
from kmcore.year_turn.kinds import Fate
from kmcore.year_turn.plan_form import PlanForm
from kmcore.year_turn.queries import year_plan
from kmcore.year_turn.read_models import PlannedRow, YearPlan
from tests.support.people import Person

LAST, FIRST, EVE = date(2007, 9, 30), date(2007, 10, 1), date(2007, 2, 8)


def plan(store: Engine, year: int = 2551) -> YearPlan:
    with reading(store) as session:
        return year_plan(session, year, EVE)


def row(store: Engine, code: str) -> PlannedRow:
    """Return the planned row of a responsibility or a line, by its code; of a target by its quarter."""
    (found,) = (one for one in plan(store).rows if code in {one.old.values.get("code"), one.old.key})
    return found


def planned(store: Engine, by: Person, code: str, fate: Fate, **said: Any) -> PlannedRow:
    """Change a row's draft, and return it as it is then."""
    shown = row(store, code)
    assert shown.number is not None
    change_plan(store, by.by(), PlanForm(shown.number, shown.version, fate, **said))
    return row(store, code)


def decide(store: Engine, by: Person, *rows: PlannedRow, resolution: str = "") -> MadeDecision:
    versions = {one.number: one.version for one in rows if one.number is not None}
    code = resolution or plan(store).resolutions[0].code
    return decide_rows(store, by.by(), DecisionForm(2551, code, versions))


def figures(store: Engine, day: date) -> Any:
    """Return the figures that a draft must not touch, as of a day."""
    with reading(store) as session:
        return (
            coverage_total(coverage(session, day)),
            budget_totals(session, day),
            budget_lines(session, day),
            responsibilities(session, day),
            promised_villages(session, day),
            quarter_targets(session, 2551, day),
        )

"""What the permission matrix tries of the turn of the year: looked at, drafted, decided, a decision taken back."""

from datetime import date
from typing import Final

from sqlmodel import select

from dashboard.navigation import view_named
from kmcore.access.authorization import NotAllowedError
from kmcore.meetings.queries import binding_resolutions
from kmcore.storage.unit_of_work import reading
from kmcore.year_turn.commands import DecisionForm, change_plan, decide_rows, prepare_year, undo_decision
from kmcore.year_turn.kinds import Fate
from kmcore.year_turn.many_plans import ManyPlans, change_plans
from kmcore.year_turn.models import YearPlanRow
from kmcore.year_turn.plan_form import PlanForm
from tests.integration.access.matrix import Actor, Trial

YEAR: Final = 2551
MANY: Final = '["mission-master-plan-yomna"]'
DRAFTED: Final = '["mission-master-plan-dopa"]'


def _see(actor: Actor) -> None:
    if not view_named("year").open_to(actor.user):
        raise NotAllowedError("nothing is shown")


def _draft(actor: Actor) -> tuple[int, int]:
    """Return the number and the version of a draft that stays as it is and writes nothing."""
    with reading(actor.world.engine) as session:
        row = session.exec(select(YearPlanRow).where(YearPlanRow.row_key == DRAFTED)).one()
        return row.id or 0, row.version


def _change(actor: Actor) -> None:
    change_plan(actor.world.engine, actor.by, PlanForm(*_draft(actor), Fate.GOES_ON))


def _many(actor: Actor) -> None:
    """Try a choice for many that changes one draft, of a year of its own, forth or back."""
    change_plans(actor.world.engine, actor.by, ManyPlans(YEAR, *_other_fate(actor)))


def _other_fate(actor: Actor) -> tuple[Fate, str | None, dict[int, int]]:
    with reading(actor.world.engine) as session:
        row = session.exec(select(YearPlanRow).where(YearPlanRow.row_key == MANY)).one()
        fate = Fate.ENDS if row.fate == Fate.GOES_ON else Fate.GOES_ON
        return fate, None, {row.id or 0: row.version}


def _decide(actor: Actor) -> None:
    form = DecisionForm(YEAR, _resolution(actor), dict([_draft(actor)]))
    decide_rows(actor.world.engine, actor.by, form)


def _resolution(actor: Actor) -> str:
    with reading(actor.world.engine) as session:
        return binding_resolutions(session, date(2007, 2, 8))[0][0].code


def _undo(actor: Actor) -> None:
    """Try a decision that somebody who may has made."""
    undo_decision(actor.world.engine, actor.by, actor.world.decision)


YEAR_TRIALS: Final[dict[str, Trial]] = {
    "see_year": Trial(lambda actor, _side: _see(actor)),
    "prepare_year": Trial(lambda actor, _side: _change(actor)),
    "decide_year": Trial(lambda actor, _side: _decide(actor)),
}
# Further commands of an action that has its try above, by "action: which".
YEAR_ALSO: Final[dict[str, Trial]] = {
    "prepare_year: begin": Trial(
        lambda actor, _side: _done(prepare_year(actor.world.engine, actor.by, YEAR + 1))
    ),
    "prepare_year: many": Trial(lambda actor, _side: _many(actor)),
    "decide_year: undo": Trial(lambda actor, _side: _undo(actor)),
}


def _done(_result: object) -> None:
    """A command's answer is of no matter to the matrix."""

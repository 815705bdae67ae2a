"""What makes an entry of the plan late, held, to come; what comes soon; which year it falls into."""

from datetime import date

import pytest

from kmcore.activity_plan.kinds import PlanKind, PlanState
from kmcore.activity_plan.read_models import PlanEntry
from kmcore.activity_plan.rules import comes_soon, days_late, plan_state

TODAY = date(2007, 2, 8)


def day(month: int, number: int) -> date:
    return date(2007, month, number)


@pytest.mark.parametrize(
    ("begin", "end", "held", "state"),
    [
        (day(2, 9), None, None, PlanState.COMING),
        (day(2, 8), None, None, PlanState.RUNNING),
        (day(2, 7), None, None, PlanState.LATE),
        (day(1, 1), day(2, 8), None, PlanState.RUNNING),
        (day(1, 1), day(2, 7), None, PlanState.LATE),
        (day(1, 1), day(2, 7), day(2, 7), PlanState.HELD),
        (day(1, 1), day(2, 7), day(2, 9), PlanState.LATE),  # held after the day looked at: not yet
        (day(3, 1), None, day(2, 1), PlanState.HELD),  # earlier than planned
        (None, None, None, PlanState.UNDATED),
        (None, None, day(2, 1), PlanState.HELD),
    ],
)
def test_how_far_an_entry_has_come(
    begin: date | None, end: date | None, held: date | None, state: PlanState
) -> None:
    assert plan_state(begin, end, held, TODAY) is state


def test_what_was_cancelled_and_what_nobody_records_is_never_late() -> None:
    assert plan_state(day(1, 1), None, None, TODAY, cancelled=True) is PlanState.CANCELLED
    assert plan_state(day(1, 1), None, None, TODAY, recorded=False) is PlanState.PASSED
    assert plan_state(day(2, 8), None, None, TODAY, recorded=False) is PlanState.RUNNING


@pytest.mark.parametrize(
    ("begin", "soon"),
    [(day(2, 7), False), (day(2, 8), True), (day(3, 10), True), (day(3, 11), False), (None, False)],
)
def test_soon_is_the_day_itself_and_thirty_days_after_it(begin: date | None, *, soon: bool) -> None:
    state = plan_state(begin, day(9, 30) if begin else None, None, TODAY)
    assert comes_soon(state, begin, TODAY) is soon


def test_what_is_held_or_cancelled_does_not_come() -> None:
    assert not comes_soon(PlanState.HELD, day(2, 9), TODAY)
    assert not comes_soon(PlanState.CANCELLED, day(2, 9), TODAY)


def test_lateness_counts_from_the_last_planned_day() -> None:
    assert days_late(PlanState.LATE, day(1, 1), day(2, 6), TODAY) == 2
    assert days_late(PlanState.LATE, day(2, 7), None, TODAY) == 1
    assert days_late(PlanState.RUNNING, day(1, 1), day(2, 9), TODAY) == 0


def _entry(begin: date | None, end: date | None = None, held_on: date | None = None) -> PlanEntry:
    return PlanEntry(
        kind=PlanKind.ACTIVITY,
        code="a",
        title="a",
        row="a",
        as_of=TODAY,
        begin=begin,
        end=end,
        held_on=held_on,
    )


def test_an_entry_across_october_falls_into_both_years() -> None:
    across = _entry(day(9, 20), day(10, 5))
    assert [year for year in (2549, 2550, 2551, 2552) if across.in_year(year)] == [2550, 2551]
    assert not _entry(None).in_year(2550)
    assert _entry(None, held_on=day(2, 1)).in_year(2550)
    assert _entry(day(9, 30)).in_year(2550)
    assert _entry(day(10, 1)).in_year(2551)

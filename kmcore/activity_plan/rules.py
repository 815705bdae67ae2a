"""What makes an entry of the plan late, held or to come, and what of it comes soon."""

from datetime import date, timedelta
from typing import Final

from kmcore.activity_plan.kinds import PlanState

SOON: Final = 30  # days


def plan_state(  # noqa: PLR0913 - each is a fact of its own
    begin: date | None,
    end: date | None,
    held_on: date | None,
    as_of: date,
    *,
    cancelled: bool = False,
    recorded: bool = True,
) -> PlanState:
    """Return how far an entry has come by ``as_of``.

    ``begin`` to ``end``: what is planned, both days included; ``end`` None: the one day. ``recorded``: somebody
    records whether it was held; where nobody does, it is never late.
    """
    if cancelled:
        return PlanState.CANCELLED
    if held_on is not None and held_on <= as_of:
        return PlanState.HELD
    if begin is None:
        return PlanState.UNDATED
    if begin > as_of:
        return PlanState.COMING
    if (end or begin) >= as_of:
        return PlanState.RUNNING
    return PlanState.LATE if recorded else PlanState.PASSED


def comes_soon(state: PlanState, begin: date | None, as_of: date) -> bool:
    """Tell whether an entry begins on the day or within the ``SOON`` days after it, and still is to be held."""
    if begin is None or state not in {PlanState.COMING, PlanState.RUNNING}:
        return False
    return as_of <= begin <= as_of + timedelta(days=SOON)


def days_late(state: PlanState, begin: date | None, end: date | None, as_of: date) -> int:
    """Return how many days ago a late entry was to be over; 0 for any other."""
    last = end or begin
    return (as_of - last).days if state is PlanState.LATE and last else 0


def touches(begin: date | None, end: date | None, held_on: date | None, span: tuple[date, date]) -> bool:
    """Tell whether what was planned, or the day it was held, falls into a span of days, both included."""
    first, last = span
    planned = begin is not None and begin <= last and (end or begin) >= first
    return planned or (held_on is not None and first <= held_on <= last)

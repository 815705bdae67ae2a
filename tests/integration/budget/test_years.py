"""At the turn of the year nothing of one year is told of another: lines, entries, targets, promises."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session

from kmcore.budget.fiscal_years import budget_years, year_of_line
from kmcore.budget.frames import budget_matrix, disbursements
from kmcore.budget.kinds import Stage
from kmcore.budget.models import BudgetTarget
from kmcore.budget.queries import (
    allocated_per_village,
    budget_entries,
    budget_lines,
    budget_totals,
    quarter_targets,
)
from kmcore.errors import NotFoundError
from kmcore.thai.fiscal import fiscal_year_be
from tests.integration.budget.conftest import CIRCLE, Pay, _line

LAST, FIRST = date(2007, 9, 30), date(2007, 10, 1)


@pytest.fixture
def two_years(session: Session, pay: Pay) -> Session:
    """The small budget of 2550 with money in it, and a line of 2551 with other money."""
    pay("a", Stage.ALLOCATED, 300)
    pay("a", Stage.DISBURSED, 120, days=40)
    pay("a", Stage.DISBURSED, 5, days=(FIRST - CIRCLE).days + 3)  # paid late, of last year's money
    session.add(
        _line("next", None, fiscal_year=2551, from_date=FIRST, control_satang=90, cohort_number=2, position=1)
    )
    session.flush()
    pay("next", Stage.ALLOCATED, 80, days=(FIRST - CIRCLE).days)
    return session


@pytest.mark.parametrize(("day", "codes"), [(LAST, ["total", "km", "a", "b", "later"]), (FIRST, ["next"])])
def test_a_day_shows_its_own_years_lines(two_years: Session, day: date, codes: list[str]) -> None:
    assert [row.code for row in budget_lines(two_years, day)] == codes
    assert {row.fiscal_year for row in budget_lines(two_years, day)} == {fiscal_year_be(day)}


def test_the_other_year_is_there_when_it_is_asked_for(two_years: Session) -> None:
    on_the_last = budget_totals(two_years, LAST)
    looked_back = budget_totals(two_years, FIRST, fiscal_year=2550)
    assert on_the_last == looked_back
    assert (looked_back.allocated_satang, looked_back.disbursed_satang) == (300, 120)
    late = budget_totals(two_years, FIRST + timedelta(days=9), fiscal_year=2550)
    assert late.disbursed_satang == 125
    assert budget_totals(two_years, FIRST + timedelta(days=9)).disbursed_satang == 0


def test_a_year_nobody_entered_has_nothing(session: Session, pay: Pay) -> None:
    pay("a", Stage.ALLOCATED, 300)
    assert budget_lines(session, FIRST) == []
    money = budget_totals(session, FIRST)
    assert (money.control_satang, money.allocated_satang, money.disbursed_satang) == (None, 0, 0)
    assert all(row.satang_per_village is None for row in allocated_per_village(session, FIRST))
    assert budget_matrix(session, FIRST).empty
    assert disbursements(session, FIRST).empty


def test_the_curve_and_the_share_are_of_one_years_money(two_years: Session) -> None:
    day = FIRST + timedelta(days=5)
    assert disbursements(two_years, day)["disbursed_satang"].max() == 0
    assert disbursements(two_years, day, fiscal_year=2550)["disbursed_satang"].max() == 125
    assert disbursements(two_years, day, "a")["disbursed_satang"].max() == 125
    allocated = {row.cohort: row.allocated_satang for row in allocated_per_village(two_years, day)}
    assert allocated == {1: 0, 2: 80, 3: 0}
    assert budget_matrix(two_years, day)["allocated_satang"].sum() == 80


def test_a_line_of_last_year_keeps_its_entries(two_years: Session) -> None:
    assert [row.amount_satang for row in budget_entries(two_years, "km", FIRST + timedelta(days=9))] == [
        5,
        120,
        300,
    ]
    assert [row.amount_satang for row in budget_entries(two_years, "next", FIRST)] == [80]
    with pytest.raises(NotFoundError):
        budget_entries(two_years, "next", LAST)
    with pytest.raises(NotFoundError):
        budget_totals(two_years, FIRST, "km")


def test_which_years_there_are(two_years: Session) -> None:
    assert budget_years(two_years, LAST) == (2550,)
    assert budget_years(two_years, FIRST) == (2550, 2551)
    assert (year_of_line(two_years, "km", FIRST), year_of_line(two_years, "next", LAST)) == (2550, None)


def test_a_target_is_one_years(two_years: Session) -> None:
    two_years.add(BudgetTarget(fiscal_year=2550, quarter=1, cumulative_bp=1646))
    two_years.flush()
    assert [one.cumulative_bp for one in quarter_targets(two_years, 2550, FIRST)] == [1646, None, None, None]
    assert [one.cumulative_bp for one in quarter_targets(two_years, 2551, FIRST)] == [None] * 4

"""The tree as the database gives it: as of a day, rolled up, in whole satang."""

from datetime import timedelta

import pytest
from sqlalchemy import event, update
from sqlmodel import Session, col

from kmcore.budget.kinds import Stage
from kmcore.budget.models import BudgetLine
from kmcore.budget.queries import budget_lines, budget_totals
from kmcore.budget.rules import differences
from kmcore.budget.tree import TreeError
from kmcore.errors import NotFoundError
from kmcore.storage.base import Origin
from tests.integration.budget.conftest import CIRCLE, EVE, Pay


def test_lines_come_in_tree_order_and_only_those_that_exist(session: Session) -> None:
    assert [(row.code, row.depth) for row in budget_lines(session, CIRCLE)] == [
        ("total", 0),
        ("km", 1),
        ("a", 2),
        ("b", 2),
    ]
    assert budget_lines(session, EVE)[-1].code == "later"
    assert budget_lines(session, CIRCLE - timedelta(days=1)) == []


def test_amounts_roll_up_by_stage_as_of_the_day(session: Session, pay: Pay) -> None:
    pay("a", Stage.ALLOCATED, 400)
    pay("b", Stage.COMMITTED, 90, 1)
    pay("b", Stage.COMMITTED, -90, 2)
    pay("b", Stage.DISBURSED, 90, 2)
    pay("km", Stage.DISBURSED, 3, 3)
    signed = {row.code: row for row in budget_lines(session, CIRCLE + timedelta(days=1))}
    assert (signed["total"].committed_satang, signed["total"].disbursed_satang) == (90, 0)
    paid = {row.code: row for row in budget_lines(session, EVE)}
    assert (paid["b"].committed_satang, paid["b"].disbursed_satang) == (0, 90)
    assert (paid["km"].disbursed_satang, paid["total"].remaining_satang) == (93, 400 - 93)


def test_amounts_are_whole_numbers_beyond_32_bits(session: Session, pay: Pay) -> None:
    """PostgreSQL's own sum of 64-bit integers would come as a Decimal."""
    pay("a", Stage.ALLOCATED, 54_000_000_000_00)
    pay("b", Stage.ALLOCATED, 1_000_000_000_000_00)
    row = budget_lines(session, CIRCLE)[0]
    assert row.allocated_satang == 1_054_000_000_000_00
    assert type(row.allocated_satang) is int


def test_a_line_is_marked_where_a_made_up_row_has_a_part(session: Session, pay: Pay) -> None:
    pay("a", Stage.ALLOCATED, 400)
    pay("b", Stage.DISBURSED, 5, 1, origin=Origin.DEMO)
    assert [row.demo for row in budget_lines(session, CIRCLE)] == [False] * 4
    assert {row.code for row in budget_lines(session, EVE) if row.demo} == {"total", "km", "b"}
    assert [type(row.demo) for row in budget_lines(session, EVE)] == [bool] * 5


def test_the_number_of_statements_does_not_grow_with_the_budget(session: Session, pay: Pay) -> None:
    for each in range(20):
        pay("a", Stage.DISBURSED, each)
    asked: list[str] = []
    connection = session.connection()
    event.listen(connection, "before_cursor_execute", lambda *args: asked.append(args[2]))
    budget_lines(session, EVE)
    assert len(asked) == 2


def test_a_line_carries_its_source_and_what_the_source_says(session: Session) -> None:
    row = budget_lines(session, CIRCLE)[1]
    assert (row.title.th, row.title.en, row.source) == ("งบ km", "Budget km", "m-L29")
    assert (row.party, row.cohort_number) == (("dopa", "yomna"), 2)
    assert (row.fiscal_year, row.status, row.control_satang) == (2550, "stated", None)


def test_differences_from_the_store(session: Session, pay: Pay) -> None:
    pay("km", Stage.ALLOCATED, 7)
    pay("a", Stage.ALLOCATED, 401)
    found = {
        (each.line_code, each.stage, each.kind): each.difference_satang
        for each in differences(budget_lines(session, CIRCLE))
    }
    assert found == {
        ("total", "control", "children"): 1_000,
        ("km", "allocated", "children"): 7,
        ("a", "allocated", "over_control"): -1,
    }


def test_totals_of_everything_and_of_a_line(session: Session, pay: Pay) -> None:
    pay("a", Stage.ALLOCATED, 400)
    pay("b", Stage.ALLOCATED, 30)
    pay("b", Stage.DISBURSED, 10)
    whole, branch = budget_totals(session, EVE), budget_totals(session, EVE, "b")
    assert (whole.control_satang, whole.allocated_satang, whole.remaining_satang) == (1_000, 430, 420)
    assert (branch.control_satang, branch.allocated_satang, branch.disbursed_satang) == (300, 30, 10)
    assert budget_totals(session, EVE, "total") == whole


def test_totals_of_a_line_that_is_not_there_are_refused(session: Session) -> None:
    assert budget_totals(session, EVE, "later").control_satang == 50
    with pytest.raises(NotFoundError, match="รหัส later"):
        budget_totals(session, CIRCLE, "later")


def test_a_circle_of_parents_is_refused(session: Session) -> None:
    session.execute(update(BudgetLine).where(col(BudgetLine.code) == "km").values(parent_code="a"))
    with pytest.raises(TreeError, match="a, b, km"):
        budget_lines(session, CIRCLE)

"""Entries, the day-by-day curve, the matrix, money a village, and targets."""

from datetime import date, timedelta

import pandas as pd
import pytest
from sqlmodel import Session

from kmcore.budget.frames import CURVE_TYPES, MATRIX_TYPES, budget_matrix, disbursements
from kmcore.budget.kinds import Stage
from kmcore.budget.models import BudgetTarget
from kmcore.budget.queries import allocated_per_village, budget_entries, budget_totals, quarter_targets
from kmcore.errors import NotFoundError
from kmcore.storage.base import Origin
from tests.integration.budget.conftest import CIRCLE, EVE, Pay

YEAR = 2550


def test_entries_of_a_line_and_all_under_it_newest_first(session: Session, pay: Pay) -> None:
    pay("a", Stage.ALLOCATED, 400, source_code="m-L29", note="ตามร่าง")
    pay("b", Stage.COMMITTED, 90, 2)
    pay("a", Stage.DISBURSED, 5, 2, origin=Origin.DEMO)
    pay("total", Stage.ALLOCATED, 1, 1)
    pay("a", Stage.DISBURSED, 1, 99)
    found = budget_entries(session, "km", EVE)
    assert [(row.line_code, row.stage, row.amount_satang) for row in found] == [
        ("a", "disbursed", 5),
        ("b", "committed", 90),
        ("a", "allocated", 400),
    ]
    assert (found[0].origin, found[0].source, found[0].on_date) == ("demo", None, CIRCLE + timedelta(days=2))
    assert (found[2].origin, found[2].source, found[2].note) == ("source", "m-L29", "ตามร่าง")
    assert found[2].title == "งบ a"
    assert budget_entries(session, "km", EVE, limit=1) == found[:1]
    assert len(budget_entries(session, "total", EVE)) == 4


@pytest.mark.parametrize("code", ["xyz", "later", ""])
def test_entries_of_a_line_that_is_not_there_are_refused(session: Session, code: str) -> None:
    with pytest.raises(NotFoundError, match=f"ไม่มีรายการงบรหัส {code} .*เลือกรายการจากตารางงบประมาณ"):
        budget_entries(session, code, CIRCLE)


def test_the_curve_has_every_day_and_ends_at_the_totals(session: Session, pay: Pay) -> None:
    pay("a", Stage.ALLOCATED, 400)
    pay("a", Stage.COMMITTED, 90, 2)
    pay("a", Stage.COMMITTED, -90, 4)
    pay("a", Stage.DISBURSED, 91, 4, origin=Origin.DEMO)
    pay("b", Stage.DISBURSED, 9, 4)
    curve = disbursements(session, CIRCLE + timedelta(days=5))
    assert list(curve.on_date) == list(pd.date_range(CIRCLE, periods=6))
    assert list(curve.disbursed_satang) == [0, 0, 0, 0, 100, 100]
    assert list(curve.spent_satang) == [0, 0, 90, 90, 100, 100]
    assert list(curve.demo) == [False] * 4 + [True] * 2
    assert {name: str(curve[name].dtype) for name in CURVE_TYPES} == CURVE_TYPES
    assert disbursements(session, EVE, "b").disbursed_satang.iloc[-1] == 9
    whole = budget_totals(session, EVE)
    last = disbursements(session, EVE).iloc[-1]
    assert (last.disbursed_satang, last.spent_satang) == (whole.disbursed_satang, whole.spent_satang)


def test_money_of_a_line_that_does_not_exist_yet_is_in_no_view(session: Session, pay: Pay) -> None:
    pay("later", Stage.DISBURSED, 5)
    assert budget_entries(session, "total", CIRCLE) == []
    assert len(disbursements(session, CIRCLE)) == 0
    assert budget_totals(session, CIRCLE).disbursed_satang == 0
    assert (
        disbursements(session, EVE).disbursed_satang.iloc[-1]
        == budget_totals(session, EVE).disbursed_satang
        == 5
    )


def test_a_made_up_allocation_does_not_mark_the_curve_of_what_was_spent(session: Session, pay: Pay) -> None:
    pay("a", Stage.ALLOCATED, 400, origin=Origin.DEMO)
    pay("a", Stage.DISBURSED, 5, 1)
    assert not disbursements(session, EVE).demo.any()


def test_without_entries_the_curve_is_empty_with_its_columns(session: Session) -> None:
    curve = disbursements(session, EVE)
    assert list(curve.columns) == ["on_date", *CURVE_TYPES]
    assert len(curve) == 0
    assert pd.api.types.is_datetime64_any_dtype(curve.on_date)


def test_a_curve_under_a_line_that_is_not_there_is_refused(session: Session) -> None:
    with pytest.raises(NotFoundError, match="รหัส xyz"):
        disbursements(session, EVE, "xyz")


def test_the_matrix_adds_up_to_the_tree(session: Session, pay: Pay) -> None:
    pay("a", Stage.ALLOCATED, 400)
    pay("km", Stage.ALLOCATED, 7, origin=Origin.DEMO)
    pay("b", Stage.COMMITTED, 20)
    table, whole = budget_matrix(session, EVE), budget_totals(session, EVE)
    assert {name: str(table[name].dtype) for name in MATRIX_TYPES} == MATRIX_TYPES
    assert list(table.slice_code) == ["total", "km", "km", "later"]
    assert list(table.agency) == ["", "dopa+yomna", "nfe", ""]
    assert table.cohort.tolist() == [pd.NA, 2, 3, pd.NA]
    assert table.control_satang.tolist() == [250, 400, 300, 50]
    assert table.demo.tolist() == [True, True, False, False]
    assert table.allocated_satang.tolist() == [0, 407, 0, 0]
    for name in ("control_satang", "allocated_satang", "committed_satang", "disbursed_satang"):
        assert table[name].sum() == getattr(whole, name)


def test_the_matrix_of_no_budget_is_empty_with_its_columns(session: Session) -> None:
    table = budget_matrix(session, CIRCLE - timedelta(days=1))
    assert {name: str(table[name].dtype) for name in table} == MATRIX_TYPES
    assert len(table) == 0


def test_money_a_village_counts_each_satang_for_one_cohort(session: Session, pay: Pay) -> None:
    pay("a", Stage.ALLOCATED, 1_000)
    pay("b", Stage.ALLOCATED, 50, origin=Origin.DEMO)
    pay("total", Stage.ALLOCATED, 9)
    first, second, third = allocated_per_village(session, EVE)
    assert (first.allocated_satang, first.satang_per_village, first.line_codes) == (0, None, ())
    assert first.source is None
    assert (second.allocated_satang, second.satang_per_village) == (1_000, 2)  # 1.67
    assert (second.line_codes, second.source, second.demo) == (("km",), "m-L29", False)
    assert (third.allocated_satang, third.satang_per_village, third.demo) == (50, None, True)


def test_targets_have_four_quarters_and_unknown_ones_stay_unknown(session: Session) -> None:
    for quarter, share in ((1, 1646), (3, None)):
        target = BudgetTarget(fiscal_year=YEAR, quarter=quarter, cumulative_bp=share, source_code="m-L29")
        session.add(target)
    session.flush()
    found = quarter_targets(session, YEAR, EVE)
    assert [(row.quarter, row.cumulative_bp, row.source) for row in found] == [
        (1, 1646, "m-L29"),
        (2, None, None),
        (3, None, "m-L29"),
        (4, None, None),
    ]
    assert [row.end for row in found] == [
        date(2006, 12, 31),
        date(2007, 3, 31),
        date(2007, 6, 30),
        date(2007, 9, 30),
    ]
    assert all(row.cumulative_bp is None for row in quarter_targets(session, 2551, EVE))

"""The budget of the minutes, to the satang, and the demonstration's spending on top of it."""

from sqlalchemy import Engine
from sqlmodel import Session

from kmcore.budget.frames import budget_matrix, disbursements
from kmcore.budget.queries import (
    allocated_per_village,
    budget_entries,
    budget_lines,
    budget_totals,
    quarter_targets,
)
from kmcore.budget.rules import differences, find_line, target_on
from kmcore.thai.numbers import round_half_up
from tests.integration.budget.conftest import CIRCLE, EVE

MILLION = 100_000_000


def test_every_node_of_the_minutes_adds_up(said: Session) -> None:
    rows = budget_lines(said, CIRCLE)
    assert differences(rows) == []
    assert [row.control_satang for row in rows if row.parent_code == "total"] == [
        5 * MILLION,
        2 * MILLION,
        3 * MILLION,
    ]
    assert find_line(rows, "request-more").control_satang is None
    assert not any(row.demo for row in rows)


def test_four_of_ten_million_are_given_to_an_agency_and_none_is_spent(said: Session) -> None:
    whole = budget_totals(said, CIRCLE)
    assert (whole.control_satang, whole.allocated_satang) == (10 * MILLION, 4 * MILLION)
    assert (whole.spent_satang, whole.remaining_satang, whole.demo) == (0, 4 * MILLION, False)
    assert budget_totals(said, CIRCLE, "total") == whole
    assert budget_totals(said, CIRCLE, "request-more").control_satang is None


def test_money_a_village_of_the_minutes(said: Session) -> None:
    found = allocated_per_village(said, CIRCLE)
    assert [(row.cohort, row.villages, row.satang_per_village) for row in found] == [
        (1, 400, 250_000),
        (2, 600, 383_333),
        (3, 551, 127_042),
    ]
    assert [row.line_codes for row in found] == [("strategy-food",), ("km-cohort-2",), ("km-cohort-3",)]
    assert all(row.source for row in found)


def test_the_matrix_of_the_minutes(said: Session) -> None:
    table = budget_matrix(said, CIRCLE).fillna(-1)
    shown = table[["slice_code", "agency", "cohort", "control_satang", "allocated_satang"]]
    assert [tuple(row) for row in shown.itertuples(index=False)] == [
        ("strategy", "doae", 1, MILLION, MILLION),
        ("strategy", "", -1, 4 * MILLION, 0),
        ("emergency", "", -1, 2 * MILLION, 0),
        ("km", "nfe", 2, 230_000_000, 230_000_000),
        ("km", "dopa+yomna", 3, 70_000_000, 70_000_000),
        ("request-more", "", -1, -1, 0),
    ]


def test_no_source_gives_a_target_for_the_third_quarter(said: Session) -> None:
    found = quarter_targets(said, 2550, EVE)
    assert [row.cumulative_bp for row in found] == [1646, 4246, None, 9300]
    assert (target_on(found, EVE).cumulative_bp, target_on(found, EVE).quarter) == (4246, 2)


def test_with_the_demonstration_every_view_gives_the_same_sums(store: Engine) -> None:
    with Session(store) as session:
        whole, table, curve = (
            budget_totals(session, EVE),
            budget_matrix(session, EVE),
            disbursements(session, EVE),
        )
        assert whole.demo
        assert round_half_up(whole.disbursed_satang * 10_000, whole.allocated_satang or 0) == 3550
        assert (
            int(table.disbursed_satang.sum())
            == int(curve.disbursed_satang.iloc[-1])
            == whole.disbursed_satang
        )
        assert int(table.committed_satang.sum()) == whole.committed_satang
        listed = budget_entries(session, "total", EVE)
        assert sum(row.amount_satang for row in listed if row.stage != "allocated") == whole.spent_satang
        assert budget_totals(session, CIRCLE).spent_satang == 0

"""Totals and parts: whatever the tree is cut into, the pieces add up to it."""

import pytest
from hypothesis import given

from kmcore.budget.breakdown import own_amounts
from kmcore.budget.kinds import Stage
from kmcore.budget.rules import find_line, tree_total
from kmcore.budget.tree import EntrySums, grow_tree
from kmcore.errors import NotFoundError
from tests.unit.budget.forests import CIRCLE, Forest, forests, line

LINES = (
    line("total", control_satang=100, position=1),
    line("km", "total", agency_code="dopa", party="dopa+yomna", cohort_number=3),
    line("km-a", "km", control_satang=30),
    line("km-b", "km", control_satang=40, agency_code="nfe", cohort_number=2),
    line("more", status="requested", position=2),
)


@given(forests())
def test_the_parts_add_up_to_the_total(forest: Forest) -> None:
    rows = forest.grown()
    held, whole = own_amounts(rows), tree_total(rows)
    for stage in Stage:
        assert sum(getattr(part, f"{stage}_satang") for part in held) == getattr(whole, f"{stage}_satang")
    stated = [part.control_satang for part in held if part.control_satang is not None]
    assert sum(stated) == (whole.control_satang or 0)
    assert {row.code for row in rows if not row.has_children} <= {part.code for part in held}


@given(forests())
def test_every_slice_adds_up_to_the_line_it_is(forest: Forest) -> None:
    rows = forest.grown()
    held = own_amounts(rows)
    for row in rows:
        if row.depth == 1:
            mine = [part for part in held if part.slice_code == row.code]
            whole = tree_total(rows, row.code)
            assert sum(part.disbursed_satang for part in mine) == row.disbursed_satang
            assert sum(part.control_satang or 0 for part in mine) == (whole.control_satang or 0)


def test_the_total_of_a_line_is_that_of_its_branch() -> None:
    rows = grow_tree(
        LINES,
        {
            "km-a": EntrySums({Stage.ALLOCATED: 20, Stage.COMMITTED: 5, Stage.DISBURSED: 6}),
            "total": EntrySums({Stage.ALLOCATED: 1}),
        },
        CIRCLE,
        2550,
    )
    branch = tree_total(rows, "km")
    assert (branch.allocated_satang, branch.spent_satang, branch.remaining_satang) == (20, 11, 9)
    assert tree_total(rows).allocated_satang == tree_total(rows, "total").allocated_satang == 21


def test_where_a_line_states_no_control_its_childrens_stand_for_it() -> None:
    rows = grow_tree(LINES, {}, CIRCLE, 2550)
    assert find_line(rows, "km").control_satang is None
    assert tree_total(rows, "km").control_satang == 70
    assert tree_total(rows).control_satang == 100


def test_an_amount_nobody_states_is_no_zero() -> None:
    rows = grow_tree(LINES, {}, CIRCLE, 2550)
    assert tree_total(rows, "more").control_satang is None
    assert tree_total([]).control_satang is None
    assert next(part for part in own_amounts(rows) if part.code == "more").control_satang is None


def test_the_part_of_a_parent_is_what_its_children_do_not_make_up() -> None:
    held = {
        part.code: part
        for part in own_amounts(grow_tree(LINES, {"km": EntrySums({Stage.DISBURSED: 2})}, CIRCLE, 2550))
    }
    assert held["total"].control_satang == 30
    assert (held["km"].control_satang, held["km"].disbursed_satang) == (None, 2)
    assert list(held) == ["total", "km", "km-a", "km-b", "more"]


def test_agency_and_cohort_come_from_the_nearest_line_that_names_one() -> None:
    held = {part.code: part for part in own_amounts(grow_tree(LINES, {}, CIRCLE, 2550))}
    assert (held["km-a"].party, held["km-a"].cohort) == (("dopa", "yomna"), 3)
    assert (held["km-b"].party, held["km-b"].cohort) == (("nfe",), 2)
    assert (held["more"].party, held["more"].cohort) == ((), None)


def test_the_slice_is_the_child_of_the_root() -> None:
    held = {part.code: part.slice_code for part in own_amounts(grow_tree(LINES, {}, CIRCLE, 2550))}
    assert held == {"total": "total", "km-a": "km", "km-b": "km", "more": "more"}


def test_an_unknown_line_is_refused_with_what_to_do() -> None:
    with pytest.raises(NotFoundError, match=r"ไม่มีรายการงบรหัส xyz .* เลือกรายการจากตารางงบประมาณ"):
        tree_total(grow_tree(LINES, {}, CIRCLE, 2550), "xyz")

"""Reconciliation: parent = children + a visible difference row, at every node and stage."""

from hypothesis import given

from kmcore.budget.kinds import Stage
from kmcore.budget.read_models import BudgetRow, Difference, DifferenceKind
from kmcore.budget.rules import differences
from kmcore.budget.tree import EntrySums, grow_tree
from tests.unit.budget.forests import CIRCLE, Forest, children, forests, line

KM = (line("km", control_satang=300), line("two", "km", control_satang=230), line("three", "km"))


def by_place(rows: list[BudgetRow]) -> dict[tuple[str, str], Difference]:
    found = [each for each in differences(rows) if each.kind is DifferenceKind.CHILDREN]
    places: dict[tuple[str, str], Difference] = {(each.line_code, each.stage): each for each in found}
    assert len(places) == len(found), "one difference a place"
    return places


@given(forests(later=True))
def test_at_every_node_and_stage_parent_is_children_and_the_difference_row(forest: Forest) -> None:
    rows = forest.grown()
    found = by_place(rows)
    for row in rows:
        below = children(rows, row.code)
        for stage in Stage:
            figure = getattr(row, f"{stage}_satang")
            gap = found.pop((row.code, stage), None)
            own = forest.own(row.code).by_stage.get(stage, 0)
            if not below:
                assert gap is None
                assert figure == own
                continue
            assert (gap.difference_satang if gap else 0) == own, "a parent's own entries are the difference"
            assert figure == sum(getattr(each, f"{stage}_satang") for each in below) + own
            assert gap is None or (gap.parent_satang, gap.children_satang) == (figure, figure - own)
        gap = found.pop((row.code, "control"), None)
        stated = sum(each.control_satang or 0 for each in below)
        if below and row.control_satang is not None:
            assert row.control_satang == stated + (gap.difference_satang if gap else 0)
            assert gap is None or (gap.parent_satang, gap.children_satang) == (row.control_satang, stated)
        else:
            assert gap is None
    assert not found


@given(forests())
def test_too_much_is_told_wherever_it_is_and_nowhere_else(forest: Forest) -> None:
    rows = forest.grown()
    told = {(each.line_code, each.kind): each for each in differences(rows)}
    for row in rows:
        over = told.get((row.code, DifferenceKind.OVER_CONTROL))
        control = row.control_satang
        assert bool(over) == (control is not None and row.allocated_satang > control)
        assert over is None or over.difference_satang < 0
        overspent = told.get((row.code, DifferenceKind.OVER_ALLOCATED))
        assert bool(overspent) == (row.spent_satang > row.allocated_satang)
        assert overspent is None or overspent.difference_satang == row.remaining_satang


def test_a_child_without_control_counts_nothing() -> None:
    assert differences(grow_tree(KM, {}, CIRCLE, 2550)) == [
        Difference("km", "control", 300, 230, 70, DifferenceKind.CHILDREN)
    ]


def test_money_left_at_the_parent_shows_though_no_child_has_any() -> None:
    rows = grow_tree([line("km"), line("two", "km")], {"km": EntrySums({Stage.ALLOCATED: 5})}, CIRCLE, 2550)
    assert differences(rows) == [Difference("km", "allocated", 5, 0, 5, DifferenceKind.CHILDREN)]


def test_more_allocated_than_controlled_and_more_spent_than_allocated() -> None:
    sums = {"two": EntrySums({Stage.ALLOCATED: 231, Stage.COMMITTED: 200, Stage.DISBURSED: 32})}
    rows = grow_tree([line("two", control_satang=230)], sums, CIRCLE, 2550)
    assert differences(rows) == [
        Difference("two", "allocated", 230, 231, -1, DifferenceKind.OVER_CONTROL),
        Difference("two", "spent", 231, 232, -1, DifferenceKind.OVER_ALLOCATED),
    ]


def test_own_entries_that_cancel_out_are_no_difference() -> None:
    rows = grow_tree(
        [line("km"), line("two", "km")],
        {"km": EntrySums(demo=True), "two": EntrySums({Stage.ALLOCATED: 9})},
        CIRCLE,
        2550,
    )
    assert differences(rows) == []

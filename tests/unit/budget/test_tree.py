"""The tree: order, roll-up, lines that do not exist yet, and shapes that cannot be."""

from datetime import timedelta

import pytest
from hypothesis import given

from kmcore.budget.kinds import Stage
from kmcore.budget.tree import EntrySums, TreeError, grow_tree
from kmcore.i18n import speaking
from tests.unit.budget.forests import CIRCLE, Forest, children, forests, line


@given(forests())
def test_a_line_is_its_own_entries_and_those_of_every_line_under_it(forest: Forest) -> None:
    for row in forest.grown():
        under = [
            each.code for each in forest.lines if row.code in {up.code for up in forest.above(each.code)}
        ]
        for stage in Stage:
            expected = sum(forest.own(code).by_stage.get(stage, 0) for code in under)
            assert getattr(row, f"{stage}_satang") == expected
        own_demo = {each.code: each.demo for each in forest.lines}
        assert row.demo == any(own_demo[code] or forest.own(code).demo for code in under)


@given(forests())
def test_the_roots_add_up_to_every_entry_there_is(forest: Forest) -> None:
    roots = [row for row in forest.grown() if row.depth == 0]
    for stage in Stage:
        everything = sum(own.by_stage[stage] for own in forest.sums.values())
        assert sum(getattr(row, f"{stage}_satang") for row in roots) == everything


@given(forests(later=True))
def test_a_line_comes_after_its_parent_and_hangs_on_the_nearest_that_exists(forest: Forest) -> None:
    rows = forest.grown()
    living = {each.code for each in forest.lines if each.from_date <= CIRCLE}
    assert {row.code for row in rows} == living
    assert len(rows) == len(living)
    seen: dict[str, int] = {}
    for row in rows:
        above = [each.code for each in forest.above(row.code)[1:] if each.code in living]
        assert row.parent_code == (above[0] if above else None)
        assert row.depth == len(above)
        assert row.parent_code is None or row.parent_code in seen
        assert row.has_children == bool(children(rows, row.code))
        seen[row.code] = row.depth


@given(forests())
def test_a_lines_whole_branch_follows_it_and_siblings_stand_by_position(forest: Forest) -> None:
    rows = forest.grown()
    position = {each.code: (each.position, each.code) for each in forest.lines}
    for index, row in enumerate(rows):
        size = sum(row.code in {up.code for up in forest.above(each.code)} for each in rows)
        assert all(each.depth > row.depth for each in rows[index + 1 : index + size])
        siblings = [each.code for each in rows if each.parent_code == row.parent_code]
        assert siblings == sorted(siblings, key=position.__getitem__)


@given(forests())
def test_the_difference_is_control_less_the_childrens_and_only_where_there_is_something_to_compare(
    forest: Forest,
) -> None:
    rows = forest.grown()
    for row in rows:
        below = children(rows, row.code)
        if below and row.control_satang is not None:
            stated = sum(each.control_satang or 0 for each in below)
            assert row.difference_satang == row.control_satang - stated
        else:
            assert row.difference_satang == 0


@given(forests())
def test_spent_and_remaining_follow_the_words_of_the_treasury(forest: Forest) -> None:
    for row in forest.grown():
        assert row.spent_satang == row.committed_satang + row.disbursed_satang
        assert row.remaining_satang + row.committed_satang + row.disbursed_satang == row.allocated_satang


def test_entries_of_a_line_that_does_not_exist_yet_do_not_count() -> None:
    lines = [line("total"), line("later", "total", from_date=CIRCLE + timedelta(days=1))]
    sums = {"later": EntrySums({Stage.ALLOCATED: 500}), "total": EntrySums({Stage.ALLOCATED: 7})}
    assert [row.allocated_satang for row in grow_tree(lines, sums, CIRCLE, 2550)] == [7]
    tomorrow = grow_tree(lines, sums, CIRCLE + timedelta(days=1), 2550)
    assert [(row.code, row.allocated_satang) for row in tomorrow] == [("total", 507), ("later", 500)]


def test_a_very_deep_tree_grows() -> None:
    deep = 5_000
    chain = [line(f"l{each}", f"l{each - 1}" if each else None) for each in range(deep)]
    rows = grow_tree(chain, {f"l{deep - 1}": EntrySums({Stage.DISBURSED: 1})}, CIRCLE, 2550)
    assert (rows[0].disbursed_satang, rows[-1].depth) == (1, deep - 1)


def test_a_circle_of_parents_is_refused_by_name_and_not_left_out() -> None:
    lines = [line("total"), line("a", "b"), line("b", "a"), line("self", "self"), line("lost", "nowhere")]
    with pytest.raises(TreeError, match="รายการงบ a, b, lost, self ไม่มีทางขึ้นถึงรายการบนสุด"):
        grow_tree(lines, {"a": EntrySums({Stage.ALLOCATED: 1})}, CIRCLE, 2550)


def test_no_lines_make_no_rows() -> None:
    assert grow_tree([], {}, CIRCLE, 2550) == []


def test_the_title_is_in_the_readers_language() -> None:
    (row,) = grow_tree([line("km", title_th="งบโครงการ KM", title_en="KM project budget")], {}, CIRCLE, 2550)
    assert row.title == "งบโครงการ KM"
    with speaking("en"):
        assert row.title == "KM project budget"

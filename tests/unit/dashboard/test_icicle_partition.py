"""The icicle's geometry: nothing overlaps, nothing vanishes, and the sums are the tree's."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.views.budget.icicle_partition import IcicleBlock, block_sizes, partition
from kmcore.budget.kinds import Stage
from kmcore.budget.read_models import BudgetRow
from kmcore.budget.tree import EntrySums
from tests.unit.budget.forests import CIRCLE, Forest, forests, line

columns = st.integers(1, 4)


def grown(
    *lines: tuple[str, str | None, int | None], allocated: dict[str, int] | None = None
) -> list[BudgetRow]:
    """Return a tree of (code, parent, control), with entries allocated by code."""
    stored = tuple(
        line(code, parent, position=n, control_satang=control)
        for n, (code, parent, control) in enumerate(lines)
    )
    sums = {code: EntrySums({Stage.ALLOCATED: satang}) for code, satang in (allocated or {}).items()}
    return Forest(stored, sums).grown(CIRCLE)


def below(blocks: list[IcicleBlock], parent: IcicleBlock, rows: list[BudgetRow]) -> list[IcicleBlock]:
    """Return the blocks drawn beside a line's own: its children and their difference."""
    codes = {row.code for row in rows if row.parent_code == parent.code}
    return [
        block
        for block in blocks
        if (block.difference and block.code == parent.code) or (not block.difference and block.code in codes)
    ]


@given(forests(), columns)
def test_what_is_under_a_line_tiles_its_extent(forest: Forest, depth: int) -> None:
    rows = forest.grown()
    blocks = partition(rows, columns=depth)
    for parent in (block for block in blocks if not block.difference):
        inside = below(blocks, parent, rows)
        edges = [(block.start, block.end) for block in inside]
        assert all(parent.start <= start <= end <= parent.end for start, end in edges)
        assert all(first[1] == second[0] for first, second in pairwise(edges))
        if any(block.satang > 0 for block in inside):
            assert (edges[0][0], edges[-1][1]) == (parent.start, parent.end)


@given(forests(), columns)
def test_a_line_is_its_children_and_the_difference(forest: Forest, depth: int) -> None:
    rows = forest.grown()
    blocks = partition(rows, columns=depth)
    for parent in (block for block in blocks if not block.difference):
        if inside := below(blocks, parent, rows):
            assert sum(block.satang for block in inside) == parent.satang


@given(forests(), columns)
def test_every_line_of_the_levels_drawn_is_there_once(forest: Forest, depth: int) -> None:
    rows = forest.grown()
    drawn = Counter(block.code for block in partition(rows, columns=depth) if not block.difference)
    assert drawn == Counter(row.code for row in rows if row.depth < depth)


@given(forests())
def test_an_extent_is_the_amount_unless_lines_hold_more_than_the_line_above(forest: Forest) -> None:
    rows = forest.grown()
    size = block_sizes(rows)
    squeezed: set[str] = set()
    for row in rows:
        held = sum(max(size[child.code], 0) for child in rows if child.parent_code == row.code)
        if row.parent_code in squeezed or held > max(size[row.code], 0):
            squeezed.add(row.code)
    for block in partition(rows, columns=12):
        parent = next(row.parent_code for row in rows if row.code == block.code)
        if not block.difference and parent not in squeezed:
            assert block.extent == max(block.satang, 0)


@given(forests(), st.data())
def test_an_entered_line_fills_the_drawing_alone(forest: Forest, data: st.DataObject) -> None:
    rows = forest.grown()
    if rows:
        top = data.draw(st.sampled_from(rows)).code
        blocks = partition(rows, top)
        assert [block.code for block in blocks if block.column == 0] == [top]
        assert all(blocks[0].start <= block.start <= block.end <= blocks[0].end for block in blocks)


@given(forests(), st.integers(-(10**15), 10**15))
def test_a_fill_stays_inside_its_block(forest: Forest, part: int) -> None:
    for block in partition(forest.grown()):
        assert 0 <= block.share(part) <= 1


def test_control_beyond_the_children_is_a_block_of_its_own() -> None:
    rows = grown(("top", None, 10), ("a", "top", 6), ("b", "top", 3))
    assert partition(rows)[1:] == [
        IcicleBlock("a", 1, 0, 6, 6),
        IcicleBlock("b", 1, 6, 9, 3),
        IcicleBlock("top", 1, 9, 10, 1, difference=True),
    ]


def test_children_that_hold_more_are_drawn_to_the_smaller_scale_and_told() -> None:
    rows = grown(("top", None, 10), ("a", "top", 15), ("b", "top", 5))
    assert partition(rows)[1:] == [
        IcicleBlock("a", 1, 0, 7, 15),
        IcicleBlock("b", 1, 7, 10, 5),
        IcicleBlock("top", 1, 10, 10, -10, difference=True),
    ]


def test_lines_without_an_amount_or_below_zero_are_there_without_an_extent() -> None:
    rows = grown(
        ("top", None, 5), ("a", "top", 5), ("zero", "top", 0), ("minus", "top", -2), ("asked", None, None)
    )
    extents = {block.code: block.extent for block in partition(rows) if not block.difference}
    assert extents == {"top": 5, "a": 5, "zero": 0, "minus": 0, "asked": 0}


def test_a_line_without_control_is_drawn_by_what_is_under_it_or_by_what_it_was_given() -> None:
    rows = grown(("top", None, None), ("a", "top", 4), ("given", None, None), allocated={"a": 9, "given": 7})
    assert block_sizes(rows) == {"top": 4, "a": 4, "given": 7}


def test_the_same_drawing_at_one_column_shows_only_the_roots() -> None:
    rows = grown(("top", None, 10), ("a", "top", 6))
    assert partition(rows, columns=1) == [IcicleBlock("top", 0, 0, 10, 10)]


@pytest.mark.parametrize(("part", "share"), [(-1, 0), (0, 0), (40, 0.4), (100, 1), (101, 1)])
def test_a_fill_is_a_share_of_what_the_block_stands_for(part: int, share: float) -> None:
    assert IcicleBlock("a", 1, 100, 150, 100).share(part) == share

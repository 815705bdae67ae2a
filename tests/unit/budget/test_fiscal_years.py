"""Each line is in the budget of one fiscal year: nothing is in two years' trees, and nothing in none."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kmcore.budget.fiscal_years import day_in_year, is_of_year, year_looked_at
from kmcore.budget.kinds import Stage
from kmcore.budget.rules import tree_total
from kmcore.budget.tree import EntrySums, grow_tree
from kmcore.thai.fiscal import fiscal_range, fiscal_year_be
from tests.unit.budget.forests import CIRCLE, Forest, forests, line

LAST, FIRST = date(2007, 9, 30), date(2007, 10, 1)
YEARS = (2549, 2550, 2551)
turns = st.integers(1990, 2100).map(lambda year: date(year, 9, 30))


@given(turns, st.integers(-3, 3))
def test_the_year_turns_between_30_september_and_1_october(turn: date, days: int) -> None:
    day = turn + timedelta(days=days)
    assert year_looked_at(day) == turn.year + 543 + (days > 0)
    assert year_looked_at(day, 2549) == 2549


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(2540, 2560))
def test_the_nearest_day_of_a_year_lies_in_it(day: date, year: int) -> None:
    nearest = day_in_year(day, year)
    assert fiscal_year_be(nearest) == year
    assert nearest == day if fiscal_year_be(day) == year else nearest in fiscal_range(year)


def test_a_line_is_its_own_years_from_its_day_on() -> None:
    assert is_of_year(2551, FIRST, FIRST, 2551)
    assert not is_of_year(2551, FIRST, LAST, 2551)
    assert not is_of_year(2550, CIRCLE, FIRST, 2551)
    assert is_of_year(2550, CIRCLE, FIRST, 2550)


@given(forests(), st.data())
def test_every_line_is_in_the_tree_of_just_one_year(forest: Forest, data: st.DataObject) -> None:
    lines = [each._replace(fiscal_year=data.draw(st.sampled_from(YEARS))) for each in forest.lines]
    trees = {year: grow_tree(lines, forest.sums, CIRCLE, year) for year in YEARS}
    assert sorted(row.code for tree in trees.values() for row in tree) == sorted(each.code for each in lines)
    assert all(row.fiscal_year == year for year, tree in trees.items() for row in tree)
    for stage in Stage:
        whole = sum(tree_total(tree).by_stage[stage] for tree in trees.values())
        assert whole == sum(forest.own(each.code).by_stage.get(stage, 0) for each in lines)


def test_a_line_under_one_of_another_year_is_a_root_of_its_own() -> None:
    lines = [line("old"), line("new", "old", fiscal_year=2551, control_satang=7)]
    sums = {"old": EntrySums({Stage.ALLOCATED: 100}), "new": EntrySums({Stage.ALLOCATED: 5})}
    (old,) = grow_tree(lines, sums, CIRCLE, 2550)
    (new,) = grow_tree(lines, sums, CIRCLE, 2551)
    assert (old.allocated_satang, old.has_children) == (100, False)
    assert (new.parent_code, new.allocated_satang) == (None, 5)

"""How much of the allocated money stands on drafts: each satang once, in the tree and under a line."""

from dataclasses import dataclass

import pytest

from kmcore.budget.drafts import draft_words, drafted_satang


@dataclass(frozen=True)
class Line:
    code: str
    parent_code: str | None
    allocated_satang: int
    status: str = "stated"


TREE = (
    Line("total", None, 400),
    Line("strategy", "total", 100),
    Line("km", "total", 300),
    Line("second", "km", 230, "draft"),
    Line("forum", "second", 30, "draft"),
    Line("third", "km", 70, "draft"),
)


def test_a_draft_inside_a_draft_counts_once() -> None:
    assert drafted_satang(TREE) == 300


@pytest.mark.parametrize(
    ("under", "satang"),
    [("total", 300), ("km", 300), ("strategy", 0), ("second", 230), ("forum", 30), ("third", 70)],
)
def test_under_a_line_it_is_what_of_its_allocated_is_a_draft(under: str, satang: int) -> None:
    assert drafted_satang(TREE, under) == satang


def test_without_a_draft_there_are_no_words() -> None:
    assert draft_words(TREE[:3]) == ""
    assert draft_words(TREE) != ""

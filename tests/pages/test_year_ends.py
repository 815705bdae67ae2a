"""On days about 30 September and 1 October every page shows its own fiscal year's money, and says which."""

import re
from typing import Final

import pytest

from dashboard.navigation import views
from tests.pages.conftest import OpenView

LAST, FIRST = "2007-09-30", "2007-10-01"
OF_2550: Final = re.compile(r"1\.42|4\.00|10\.00")  # million baht of 2550: disbursed, allocated, control
EXACT: Final = re.compile(r"1,420,000|4,000,000|10,000,000|1\.42 / 4\.00")
TARGETS: Final = re.compile(r"16\.46|42\.46|93\.00")


@pytest.mark.parametrize("view", ["overview", "budget"])
@pytest.mark.parametrize(("day", "year"), [("2006-09-30", 2549), (FIRST, 2551)])
def test_a_year_without_a_budget_is_told_so(open_admitted: OpenView, view: str, day: str, year: int) -> None:
    screen = open_admitted(view, as_of=day)
    assert screen.problems == []
    assert f"ยังไม่มีวงเงินปี {year}" in screen.text
    assert OF_2550.findall(" ".join(screen.within("figures"))) == []
    assert TARGETS.findall(screen.text) == []


FROZEN: Final = {"replay": "a closed session's own picture", "year": "the old year stands beside the new one"}


@pytest.mark.parametrize("view", [view.name for view in views() if view.name not in FROZEN])
def test_no_page_of_the_new_year_tells_of_the_old_ones_money(open_admitted: OpenView, view: str) -> None:
    screen = open_admitted(view, as_of=FIRST)
    assert screen.problems == []
    assert [words for words in screen.words if EXACT.search(words) or TARGETS.search(words)] == []


@pytest.mark.parametrize("view", ["overview", "budget"])
def test_on_the_last_day_of_the_year_its_money_still_counts(open_admitted: OpenView, view: str) -> None:
    screen = open_admitted(view, as_of=LAST)
    assert "2550" in " ".join(screen.within("figures"))
    assert OF_2550.findall(" ".join(screen.within("figures"))) != []
    assert "93.00" in screen.text


def test_last_years_budget_opens_from_the_new_year(open_admitted: OpenView) -> None:
    empty = open_admitted("budget", as_of=FIRST)
    assert 'href="/budget?year=2550&amp;as_of=2007-10-01"' in empty.html
    screen = open_admitted("budget", as_of=FIRST, year="2550")
    assert screen.problems == []
    assert "ปีงบประมาณ 2550" in screen.text
    assert OF_2550.findall(" ".join(screen.within("figures"))) != []
    assert "เป้าสิ้นไตรมาส 4" in screen.text  # of the year looked at, not of the day's
    assert all(
        "year=2550" in link
        for link in re.findall(r'href="(/budget[^"]*)"', screen.html)
        if "2551" not in link
    )


def test_a_lines_address_says_its_year_by_itself(open_admitted: OpenView) -> None:
    screen = open_admitted("budget", as_of=FIRST, line="km")
    assert (screen.problems, screen.warnings) == ([], [])
    assert "ปีงบประมาณ 2550" in screen.text


def test_a_year_that_is_not_there_is_told_and_left_out(open_admitted: OpenView) -> None:
    screen = open_admitted("budget", year="2560")
    assert len(screen.warnings) == 1
    assert "ปีงบประมาณ 2550" in screen.text


def test_the_relay_of_last_year_promises_nothing_now(open_admitted: OpenView) -> None:
    """Villages stand under the relay's responsibilities of 2550 without a last day: these end with the year."""
    before, after = (open_admitted("villages", as_of=day, measure="overlap") for day in (LAST, FIRST))
    assert before.maps != after.maps


def test_a_source_names_the_lines_of_every_year(open_admitted: OpenView) -> None:
    screen = open_admitted("sources", as_of=FIRST, source="m-L35b")
    assert screen.problems == []
    assert "line=strategy-food" in screen.html  # what stands on a source is of every year

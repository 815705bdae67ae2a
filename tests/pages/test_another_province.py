"""A province with its own programme sees its own: pages name nothing of the data set that ships."""

import re
from collections.abc import Callable, Iterator

import pytest

from tests.pages.conftest import OpenView
from tests.support.builds import of_another_province, open_engine
from tests.support.databases import SqliteDatabases
from tests.support.pieces import table

# Of the first one: its name and place, its agencies, its meeting, its papers, its numbers.
FIRST = re.compile(
    r"แก้จน|นครศรี|เมืองนคร|25(?:49|50)|พช\.|กศน\.|มวล\.|ยมนา|เอกสารประกอบ \d(?! ฉบับ)|GotoKnow|\b1,?551\b|รุ่นที่ [123]\b|รุ่น [123]\b"
)
FIRST_IN_ENGLISH = re.compile(
    r"Nakhon|200[67]|\bCDD\b|\bNFE\b|GotoKnow|\b1,?551\b|[Cc]ohort [123]\b|[Pp]overty"
)
VIEWS = ("overview", "villages", "budget", "agencies", "visits", "meeting", "actions", "checks", "sources")


@pytest.fixture(scope="module")
def water_store(sqlite_databases: SqliteDatabases) -> Iterator[str]:
    """Return the URL of a store with another province's programme: read it, do not write."""
    with sqlite_databases.lend(of_another_province) as url:
        yield url
        open_engine(url).dispose()


@pytest.fixture
def open_water(open_view: OpenView, use_store: Callable[[str], None], water_store: str) -> OpenView:
    """Return ``open_view`` on that store."""
    use_store(water_store)
    return open_view


@pytest.mark.parametrize("view", VIEWS)
def test_no_page_names_the_first_data_set(open_water: OpenView, view: str) -> None:
    screen = open_water(view)
    assert screen.problems == []
    assert FIRST.findall(screen.text) == []


@pytest.mark.parametrize("view", VIEWS)
def test_nor_in_english(open_water: OpenView, view: str) -> None:
    assert FIRST_IN_ENGLISH.findall(open_water(view, lang="en").text) == []


def test_the_overview_is_called_by_the_programme(open_water: OpenView) -> None:
    assert "ภาพรวมน้ำสะอาดทุกบ้าน" in open_water().words
    assert "Clean water for every home" in open_water(lang="en").words


def test_who_came_is_told_of_its_own_last_circle(open_water: OpenView) -> None:
    screen = open_water("agencies")
    assert "มาวง 2 พ.ค. 2566" in screen.html
    assert [row[2][0] for row in table(screen, "จำนวนที่รับไว้")] == ["✓", "✓", "–"]
    words = open_water("meeting").words
    place = words.index("ประปา")  # each a link of its own
    assert words[place : place + 3] == ["ประปา", "·", "เขตการศึกษา"]


def test_before_its_first_circle_nobody_is_said_to_have_stayed_away(open_water: OpenView) -> None:
    html = open_water("agencies", as_of="2023-05-01").html
    assert "มาวง" not in html
    assert "ไม่อยู่ในรายชื่อ" not in html


def test_the_plan_says_how_its_visits_spread(open_water: OpenView) -> None:
    assert "ใน 1 อำเภอ" in open_water("visits").words


def test_its_own_cohorts_can_be_chosen(open_water: OpenView) -> None:
    assert "รุ่นที่ 4" in open_water("villages").text + open_water("budget").text

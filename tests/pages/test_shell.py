"""What every page shares: the shell, the day, the language, and calm when something is wrong."""

import re
from collections.abc import Callable

import pytest

from dashboard.navigation import FOLDER, views
from tests.pages.conftest import OpenView
from tests.support.builds import migrated, open_engine
from tests.support.databases import SqliteDatabases

VIEWS = [view.name for view in views() if (FOLDER / f"{view.name}.py").exists()]
TITLES = {view.name: view.title for view in views()}
THAI = re.compile(r"[\u0e00-\u0e7f](?:[\u0e00-\u0e7f .]*[\u0e00-\u0e7f])?")
every_view = pytest.mark.parametrize("view", VIEWS)


def test_every_view_of_the_contents_has_its_file() -> None:
    assert [view.name for view in views()] == VIEWS


def test_every_file_is_a_view() -> None:
    assert {path.stem for path in FOLDER.glob("*.py")} == set(VIEWS)


@every_view
def test_a_page_has_its_heading_and_no_complaint(open_view: OpenView, view: str) -> None:
    screen = open_view(view)
    assert screen.problems == []
    assert screen.warnings == []
    assert screen.html.count("<h1>") == 1


@every_view
def test_a_page_says_of_which_day_it_speaks(open_view: OpenView, view: str) -> None:
    assert "ข้อมูล ณ 8 ก.พ. 2550" in open_view(view).words
    assert "ข้อมูล ณ 9 ม.ค. 2550" in open_view(view, as_of="2007-01-09").words


@every_view
@pytest.mark.parametrize("day", ["1990-01-01", "2099-12-31"])
def test_any_day_can_be_looked_at(open_view: OpenView, view: str, day: str) -> None:
    screen = open_view(view, as_of=day)
    assert screen.problems == []
    assert screen.warnings == []
    assert screen.html.count("<h1>") == 1


@every_view
def test_made_up_figures_are_told_of(open_view: OpenView, view: str) -> None:
    assert 'role="note"' in open_view(view).html


@every_view
def test_a_store_without_data_is_calm(
    open_view: OpenView, use_store: Callable[[str], None], empty_store: str, view: str
) -> None:
    use_store(empty_store)
    screen = open_view(view)
    assert screen.problems == []
    assert screen.warnings == []
    assert screen.html.count("<h1>") == 1
    assert "สาธิต" not in screen.words


@every_view
def test_a_store_with_tables_only_is_calm(
    open_view: OpenView, use_store: Callable[[str], None], sqlite_databases: SqliteDatabases, view: str
) -> None:
    with sqlite_databases.lend(migrated) as url:
        use_store(url)
        screen = open_view(view)
        open_engine(url).dispose()
    assert screen.problems == []
    assert screen.html.count("<h1>") == 1

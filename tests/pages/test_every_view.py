"""Every view keeps the rules of the house: its heading, its day, its marks, its links, both languages."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
from sqlalchemy import String, inspect, text

from dashboard.navigation import PAGES, views
from dashboard.web.account.routes import ACCOUNT_ROUTES
from tests.pages.conftest import OpenView, Peopled
from tests.support.builds import migrated, open_engine
from tests.support.databases import SqliteDatabases
from tests.support.markup import read_markup

VIEWS = [view.name for view in views() if (PAGES / f"{view.name}.py").exists()]
THAI = re.compile(r"[\u0e00-\u0e7f](?:[\u0e00-\u0e7f .]*[\u0e00-\u0e7f])?")
# Our own pages beside Streamlit: they carry the language in ``next`` or ask the cookie.
ACCOUNT = {route.path for route in ACCOUNT_ROUTES}
every_view = pytest.mark.parametrize("view", VIEWS)


@pytest.fixture(scope="module")
def bare_store(sqlite_databases: SqliteDatabases) -> Iterator[str]:
    """The URL of a store with tables and no rows: read it, do not write."""
    with sqlite_databases.lend(migrated) as url:
        yield url
        open_engine(url).dispose()


@pytest.fixture(scope="module")
def thai_data(peopled: Peopled) -> str:
    """Every text of the store, one to a line, spaces made one as a page does."""
    engine = open_engine(peopled.url)
    with engine.connect() as connection:
        columns = [
            (table, column["name"])
            for table in inspect(engine).get_table_names()
            for column in inspect(engine).get_columns(table)
            if isinstance(column["type"], String)
        ]
        found = {
            " ".join(str(value).split())
            for table, column in columns
            for (value,) in connection.execute(text(f'SELECT DISTINCT "{column}" FROM "{table}"'))  # noqa: S608 - names of our own schema
        }
    return "\n".join(sorted(found))


def test_every_view_of_the_contents_has_its_file() -> None:
    assert [view.name for view in views()] == VIEWS


def test_every_file_is_a_view() -> None:
    assert {path.stem for path in PAGES.glob("*.py")} == set(VIEWS)


@every_view
def test_a_page_has_its_heading_and_no_complaint(open_admitted: OpenView, view: str) -> None:
    screen = open_admitted(view)
    assert screen.problems == []
    assert screen.warnings == []
    assert screen.html.count("<h1>") == 1


@every_view
def test_a_page_says_of_which_day_it_speaks(open_admitted: OpenView, view: str) -> None:
    assert "ข้อมูล ณ 8 ก.พ. 2550" in open_admitted(view).words
    assert "ข้อมูล ณ 9 ม.ค. 2550" in open_admitted(view, as_of="2007-01-09").words


@every_view
@pytest.mark.parametrize("day", ["1990-01-01", "2099-12-31"])
def test_any_day_can_be_looked_at(open_admitted: OpenView, view: str, day: str) -> None:
    screen = open_admitted(view, as_of=day)
    assert screen.problems == []
    assert screen.warnings == []
    assert screen.html.count("<h1>") == 1


@every_view
def test_made_up_figures_are_told_of(open_admitted: OpenView, view: str) -> None:
    assert 'role="note"' in open_admitted(view).html


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
    open_view: OpenView, use_store: Callable[[str], None], bare_store: str, view: str
) -> None:
    use_store(bare_store)
    screen = open_view(view)
    assert screen.problems == []
    assert screen.html.count("<h1>") == 1


@every_view
def test_in_english_only_what_the_data_says_is_thai(
    open_admitted: OpenView, view: str, thai_data: str
) -> None:
    """Titles, names without an English form, quotes: they stand in the store; our own words must not."""
    screen = open_admitted(view, lang="en")
    ours = {run for words in screen.words for run in THAI.findall(words) if run not in thai_data}
    assert ours == set()
    assert screen.problems == []


@every_view
def test_links_carry_the_day_and_the_language(open_admitted: OpenView, view: str) -> None:
    """A plain link starts a new session: what it does not carry is lost."""
    screen = open_admitted(view, lang="en", as_of="2007-02-08")
    found = [tag.attributes["href"] for tag in read_markup(screen.html).all("a")]
    inside = [urlsplit(address) for address in found if address.startswith(("/", "?"))]
    inside = [address for address in inside if address.path not in ACCOUNT]
    assert inside
    wanted = {"lang": "en", "as_of": "2007-02-08"}
    other = {"lang": "th", "as_of": "2007-02-08"}
    # What a picture counts opens on the picture's own day.
    frozen = {"lang": "en", "as_of": "2007-01-09"} if view == "replay" else wanted
    for address in inside:
        query = dict(parse_qsl(address.query))
        assert any(each.items() <= query.items() for each in (wanted, other, frozen)), address.geturl()
    assert sum(dict(parse_qsl(address.query))["lang"] == "th" for address in inside) == 1


@every_view
def test_no_link_leads_nowhere(open_admitted: OpenView, view: str) -> None:
    addresses = {"/" + each.path for each in views()} | ACCOUNT
    for tag in read_markup(open_admitted(view).html).all("a"):
        address = urlsplit(tag.attributes["href"])
        if address.scheme:
            assert address.scheme in {"http", "https"}, "a source's own address"
        else:
            assert (address.path or "/") in addresses, address.geturl()

"""A province that begins: every page is sane with nothing in the store, and with each part of it."""

import re
from collections.abc import Callable, Iterator
from typing import Final

import pytest

from dashboard.navigation import views
from kmcore.access.kinds import AccountRole
from tests.pages.conftest import OpenView
from tests.support.builds import open_engine
from tests.support.databases import SqliteDatabases
from tests.support.new_province import BUILDS
from tests.support.people import Person, person

# What no page of such a province may say: no value put as one, shares of nothing, and anything of the first province.
INSANE: Final = re.compile(
    r"\b(?:nan|NaN|None|inf|NaT)\b|\b0 (?:จาก|of) 0\b|\(0 ?%\)|(?<![\d.])0%"
    r"|แก้จน|นครศรี|เมืองนคร|Nakhon|254[0-9]|255[0-9]|พช\.|กศน\.|1,?551\b"
)
# The provinces of the country, to choose from, and addresses made by chance.
OFFERED: Final = re.compile(r" · [1-9][0-9]$|\.ics$|^[0-9a-f]{32}$")


@pytest.fixture(params=BUILDS)
def begun(
    request: pytest.FixtureRequest, sqlite_databases: SqliteDatabases, use_store: Callable[[str], None]
) -> Iterator[str]:
    """The URL of a store part of the way."""
    with sqlite_databases.lend(BUILDS[request.param]) as url:
        use_store(url)
        yield url
        open_engine(url).dispose()


def test_every_page_is_sane(
    begun: str,
    open_view: OpenView,
    use_store: Callable[[str], None],
    sign_in: Callable[[Person | None], None],
) -> None:
    use_store(begun)
    engine = open_engine(begun)
    people = {role: person(engine, role) for role in (AccountRole.SECRETARIAT, AccountRole.ADMIN)}
    found = {}
    for view in views():
        role = AccountRole.ADMIN if view.name == "accounts" else AccountRole.SECRETARIAT
        sign_in(people[role])
        screen = open_view(view.name)
        assert screen.problems == [], view.name
        assert screen.html.count("<h1>") == 1, view.name
        if insane := [line for line in screen.words if INSANE.search(line) and not OFFERED.search(line)]:
            found[view.name] = insane
    assert found == {}

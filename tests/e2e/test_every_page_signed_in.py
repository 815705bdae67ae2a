"""The pages behind the sign-in keep what every page keeps: whole, quiet, in their language, open to all, at any width."""

from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Page

from dashboard.navigation import views
from kmcore.access.kinds import AccountRole
from kmcore.storage.engine import open_engine
from kmcore.year_turn.commands import prepare_year
from tests.e2e.support.any_width import SEED, swept
from tests.e2e.support.app import RunningApp, running_app
from tests.e2e.support.own_words import english, thai
from tests.e2e.support.stroll import VIEWS, Stroll
from tests.e2e.support.whole import expect_open_to_all, expect_whole
from tests.support.builds import loaded
from tests.support.databases import SqliteDatabases
from tests.support.people import person

pytestmark = pytest.mark.browser
ROLES: Final = {"my_work": AccountRole.LEAD, "history": AccountRole.GOVERNOR, "accounts": AccountRole.ADMIN}
PAGES: Final = (
    *((ROLES.get(view.name, AccountRole.SECRETARIAT), f"/{view.path}") for view in views() if view.roles),
    (AccountRole.SECRETARIAT, "/prepare"),
    (AccountRole.SECRETARIAT, "/circles"),
    (AccountRole.SECRETARIAT, "/registers?kind=responsibilities&row=cohort-1-doae"),
    (AccountRole.SECRETARIAT, "/registers?kind=budget-entries&do=add"),
    (AccountRole.SECRETARIAT, "/registers?kind=villages&do=import"),
    (AccountRole.SECRETARIAT, "/registers?kind=agencies&do=grid"),
    (AccountRole.SECRETARIAT, "/registers?kind=villages&do=villages"),
    (AccountRole.SECRETARIAT, "/year?row=1"),
    (AccountRole.SECRETARIAT, "/my?agency=nfe"),
    (AccountRole.LEAD, "/my?item=A11"),
    (AccountRole.LEAD, "/window"),
    (AccountRole.LEAD, "/password"),
    (AccountRole.ADMIN, "/accounts?account=1"),
    (AccountRole.GOVERNOR, "/permissions"),
)
ALSO_IN_WORDS: Final = (
    (AccountRole.GOVERNOR, "/"),
    (AccountRole.SECRETARIAT, "/meeting"),
    (AccountRole.SECRETARIAT, "/room/khun-uea-2550-02-09"),
)
ON_PHONES: Final = ("/my", "/my?item=A11", "/window", "/registers?kind=responsibilities&row=cohort-1-doae")
FROM: Final = "จาก test"  # where the test's people were added from, in the trail
Opening = tuple[AccountRole, str]


@pytest.fixture(scope="module")
def app(sqlite_databases: SqliteDatabases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """An app on a store of its own: what other tests wrote into theirs is nobody's word of the product."""
    with sqlite_databases.lend(loaded) as url, running_app(tmp_path_factory.mktemp("words"), url) as running:
        yield running


@pytest.fixture(scope="module")
def tokens(app: RunningApp) -> dict[AccountRole, str]:
    """Return a sign-in of each role; the secretariat has a draft for the next fiscal year."""
    engine = open_engine(app.database_url)
    people = {role: person(engine, role, login=f"words-{role}") for role in AccountRole}
    prepare_year(engine, people[AccountRole.SECRETARIAT].by(), 2551)
    return {role: one.token for role, one in people.items()}


@pytest.fixture(scope="module", params=PAGES, ids=str)
def opening(request: pytest.FixtureRequest) -> Opening:
    """Give each page in turn, and who opens it."""
    chosen: Opening = request.param
    return chosen


@pytest.fixture
def opened(stroll: Stroll, tokens: dict[AccountRole, str], opening: Opening) -> Page:
    """Return the page, open on a desk."""
    return _by(stroll, tokens, opening)


def _by(stroll: Stroll, tokens: dict[AccountRole, str], opening: Opening) -> Page:
    role, path = opening
    return stroll(path, reader=role, token=tokens[role])


def test_it_is_whole(opened: Page, opening: Opening) -> None:
    if opening[1].partition("?")[0] not in VIEWS:
        pytest.skip("a page of our own web layer: heading and letters are tried by its own tests")
    expect_whole(opened)


def test_it_is_open_to_all(opened: Page) -> None:
    expect_open_to_all(opened)


def test_it_is_thai(opened: Page) -> None:
    assert [said for said in english(opened) if said != FROM] == []


def test_at_any_width(opened: Page) -> None:
    assert swept(opened) == [], f"seed {SEED}"


def test_it_is_english(stroll: Stroll, tokens: dict[AccountRole, str], opening: Opening) -> None:
    _expect_english(stroll, tokens, opening)


@pytest.mark.parametrize("also", ALSO_IN_WORDS, ids=str)
def test_its_words(stroll: Stroll, tokens: dict[AccountRole, str], also: Opening) -> None:
    assert [said for said in english(_by(stroll, tokens, also)) if said != FROM] == []
    _expect_english(stroll, tokens, also)


def _expect_english(stroll: Stroll, tokens: dict[AccountRole, str], opening: Opening) -> None:
    role, path = opening
    sign = "&" if "?" in path else "?"
    assert thai(stroll(f"{path}{sign}lang=en", reader=f"{role} in English", token=tokens[role])) == []


@pytest.mark.parametrize("on_phone", [one for one in PAGES if one[1] in ON_PHONES], ids=str)
def test_on_a_phone_in_the_dark(
    phone_stroll: Stroll, tokens: dict[AccountRole, str], on_phone: Opening
) -> None:
    page = _by(phone_stroll, tokens, on_phone)
    expect_whole(page)
    expect_open_to_all(page)

"""A shared computer: what was on the screen before signing out is not there any more, by Back or in another tab."""

from collections.abc import Callable, Iterator
from typing import Final
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import Engine

from dashboard.session.current_user import COOKIE
from kmcore.access.kinds import AccountRole, SessionEnd
from kmcore.access.sessions import end_session
from kmcore.clock import system_clock
from kmcore.storage.engine import open_engine
from kmcore.storage.unit_of_work import quiet_write
from tests.e2e.support.app import RunningApp, running_app
from tests.e2e.support.browser import DESK
from tests.e2e.support.hand import panel
from tests.e2e.support.settled import settled
from tests.e2e.support.visit import Visit
from tests.support.builds import loaded
from tests.support.databases import SqliteDatabases
from tests.support.people import Person, person

pytestmark = pytest.mark.browser

SOON_MS: Final = 20_000
ROOM: Final = "/room/khun-uea-2550-02-09"
SIGN_IN: Final = "เข้าสู่ระบบ"
# As a browser does with a page it has kept: Playwright's Chromium keeps none.
SHOWN_AGAIN: Final = """() => {
  window.old = true;
  dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}));
  const hidden = getComputedStyle(document.documentElement).visibility;
  dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
  return hidden;
}"""


@pytest.fixture(scope="module")
def app(sqlite_databases: SqliteDatabases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """An app that only who is signed in may look at."""
    folder = tmp_path_factory.mktemp("shared")
    with sqlite_databases.lend(loaded) as url, running_app(folder, url, KM_VISITORS="nobody") as running:
        yield running


@pytest.fixture
def engine(app: RunningApp) -> Engine:
    return open_engine(app.database_url)


@pytest.fixture
def signs_in(app: RunningApp, engine: Engine, visit: Visit) -> Callable[[AccountRole], Person]:
    """Return what gives the shared computer's browser a sign-in of a new account."""

    def sign_in(role: AccountRole) -> Person:
        found = person(engine, role, login=f"shared-{uuid4().hex[:6]}")
        visit.context(DESK).add_cookies([{"name": COOKIE, "value": found.token, "url": app.url}])
        return found

    return sign_in


def ends(engine: Engine, who: Person) -> None:
    """End a sign-in as from another computer."""
    with quiet_write(engine) as session:
        end_session(session, who.token, SessionEnd.SIGNED_OUT, system_clock())


def signs_out(page: Page, url: str) -> None:
    page.goto(f"{url}/logout")
    page.get_by_role("button", name="ออกจากระบบเครื่องนี้").click()
    expect(page.get_by_role("heading", name="ออกจากระบบแล้ว")).to_be_visible()


def expect_nothing_shown(page: Page) -> None:
    """Wait until the way to sign in stands there, and nothing else."""
    settled(page)
    expect(
        page.get_by_role("link", name=SIGN_IN).or_(page.get_by_role("button", name=SIGN_IN)).first
    ).to_be_visible(timeout=SOON_MS)
    expect(panel(page, "account_menu")).to_have_count(0)


@pytest.mark.parametrize("path", ["/history", "/accounts", "/password", "/"])
def test_back_shows_nothing(
    visit: Visit, app: RunningApp, signs_in: Callable[[AccountRole], Person], path: str
) -> None:
    signs_in(AccountRole.ADMIN)
    page = visit(path)
    signs_out(page, app.url)
    page.go_back()
    page.go_back()
    expect_nothing_shown(page)


@pytest.mark.parametrize("path", ["/history", "/accounts", "/password", "/wall", ROOM, "/"])
def test_a_page_the_browser_kept_is_hidden_and_asked_anew(
    visit: Visit, engine: Engine, signs_in: Callable[[AccountRole], Person], path: str
) -> None:
    who = signs_in(AccountRole.SECRETARIAT if path == ROOM else AccountRole.ADMIN)
    page = visit(path)
    ends(engine, who)
    assert page.evaluate(SHOWN_AGAIN) == "hidden"
    page.wait_for_function("window.old === undefined", timeout=SOON_MS)
    expect_nothing_shown(page)


def test_the_other_tabs_of_the_browser_let_go_too(
    visit: Visit, app: RunningApp, signs_in: Callable[[AccountRole], Person]
) -> None:
    signs_in(AccountRole.ADMIN)
    others = [visit(path) for path in ("/history", "/password", "/wall#3")]
    signs_out(visit("/password"), app.url)
    for page in others:
        expect_nothing_shown(page)

"""What people write never runs and never breaks a page, wherever it is shown; on a server of its own."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from dashboard.session.current_user import COOKIE
from kmcore.access.account_register import add_account
from kmcore.access.actor import OPERATOR, By
from kmcore.access.kinds import AccountRole
from kmcore.actions.agency_items import item_version
from kmcore.actions.commands import ReportForm
from kmcore.actions.queries import WorkState
from kmcore.reminders.report_command import report
from kmcore.storage.engine import open_engine
from kmcore.storage.unit_of_work import reading
from kmcore.thai.input_cleaning import kept_text
from tests.e2e.support.app import RunningApp, running_app
from tests.e2e.support.as_typed import as_typed
from tests.e2e.support.browser import DESK, PHONE, Size
from tests.e2e.support.fit import misfits
from tests.e2e.support.visit import Visit
from tests.support.builds import loaded
from tests.support.databases import SqliteDatabases
from tests.support.people import Person, person

pytestmark = pytest.mark.browser
TRAP = "<img src=x onerror=\"window.caught=1\"><script>window.caught=1</script><svg onload='window.caught=1'>"
MARKDOWN = "[กด](javascript:window.caught=1) **หนา** :red[แดง] $x^2$ `code` | a | b |"
LETTERS = "👩🏽‍🌾 ก\u200bข \u2066ในวงเล็บ\u2069 กำ้กู้ เ\u0e49\u0e49\u0e49\u0e49\u0e49\u0e49"
LONG = "ยาวมากไม่มีเว้นวรรค" * 150
DONE = f"{TRAP}\n{MARKDOWN}\n{LETTERS}\n{LONG}"
PLACES = ("/", "/actions", "/actions?item=A13", "/my", "/my?item=A13", "/window", "/history", "/accounts")
NARROW = ("/actions?item=A13", "/my?item=A13", "/history")


@pytest.fixture(scope="module")
def app(sqlite_databases: SqliteDatabases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """Return an app of this module's own: no other test should have to read these words."""
    with (
        sqlite_databases.lend(loaded) as url,
        running_app(tmp_path_factory.mktemp("hostile"), url) as app,
    ):
        yield app


@pytest.fixture(scope="module")
def people(app: RunningApp) -> dict[AccountRole, Person]:
    """The secretariat, who wrote it all, and an administrator; the labels are hostile too."""
    engine = open_engine(app.database_url)
    made = {role: person(engine, role) for role in (AccountRole.SECRETARIAT, AccountRole.ADMIN)}
    add_account(
        engine,
        By(OPERATOR, TRAP[:60]),
        login="trap",
        label=TRAP,
        role=AccountRole.LEAD,
        agency_code="doae",
        full_name=TRAP,
        email=None,
    )
    form = ReportForm(
        "A13",
        "doae",
        WorkState.BLOCKED,
        40,
        DONE,
        obstacle=TRAP + MARKDOWN,
        ask=TRAP + LETTERS,
        link="https://example.org/?q=%22%3E%3Cscript%3Ewindow.caught=1",
        seen=_newest(app),
        submission=str(uuid4()),
    )
    report(engine, made[AccountRole.SECRETARIAT].by(), form)
    return made


def _newest(app: RunningApp) -> int:
    with reading(open_engine(app.database_url)) as session:
        return item_version(session, "A13")


def signed_in(look: Visit, app: RunningApp, who: Person, path: str, size: Size) -> Page:
    cookie = {"name": COOKIE, "value": who.token, "url": app.url}
    look.context(size, who.user.label).add_cookies([cookie])  # type: ignore[list-item]
    return look(path, size, reader=who.user.label)


@pytest.mark.parametrize(
    ("path", "size"), [*((path, DESK) for path in PLACES), *((path, PHONE) for path in NARROW)], ids=str
)
def test_words_are_words(
    look: Visit, app: RunningApp, people: dict[AccountRole, Person], path: str, size: Size
) -> None:
    who = people[AccountRole.ADMIN if path in {"/history", "/accounts"} else AccountRole.SECRETARIAT]
    path = path.replace("/my", "/my?agency=doae").replace("doae?", "doae&")
    page = signed_in(look, app, who, path, size)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    assert page.evaluate("window.caught") is None
    assert page.locator("img[src=x], a[href^='javascript:']").count() == 0
    assert misfits(page) == []


def test_they_are_all_there(look: Visit, app: RunningApp, people: dict[AccountRole, Person]) -> None:
    page = signed_in(look, app, people[AccountRole.SECRETARIAT], "/actions?item=A13", DESK)
    shown = as_typed(page.locator("body").inner_text())
    for line in kept_text(DONE).splitlines():
        assert line in shown

"""One browser with many tabs over plain HTTP/1.1: each hears of a write, and none keeps another from the server."""

import time
from collections.abc import Iterator
from typing import Final
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from dashboard.session.current_user import COOKIE
from kmcore.access.kinds import AccountRole
from kmcore.storage.engine import open_engine
from tests.e2e.support.app import RunningApp, running_app
from tests.e2e.support.visit import Visit
from tests.support.builds import loaded
from tests.support.databases import SqliteDatabases
from tests.support.people import person
from tests.support.reports import report

pytestmark = pytest.mark.browser

MEETING: Final = "khun-uea-2550-02-09"
TABS: Final = (
    "/",
    "/budget",
    "/villages",
    "/actions",
    "/checks",
    "/sources",
    "/",
    "/actions?item=A9",
    "/",
    "/budget",
)
SOON_S: Final = 2.0  # from the commit to the word of it in every tab; 0.1 s alone
ENTRY: Final = "ให้ทุกหน่วยงานรายงานก่อนประชุม"
# Kept from the page's first line on: what /events says in it, and when.
LISTEN: Final = """window.told = [];
for (const kind of ['WebSocket', 'EventSource']) {
  const Plain = window[kind];
  window[kind] = class extends Plain {
    constructor(address, ...more) {
      super(address, ...more);
      if (new URL(address, location.href).pathname === '/events')
        this.addEventListener('message', ({data}) => window.told.push([Number(data), Date.now()]));
    }
  };
}"""
TOLD: Final = "number => window.told.find(([told]) => told >= number)?.[1]"


@pytest.fixture(scope="module")
def app(sqlite_databases: SqliteDatabases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """An app on a store of its own: this test writes."""
    with sqlite_databases.lend(loaded) as url, running_app(tmp_path_factory.mktemp("tabs"), url) as running:
        yield running


def test_ten_tabs_a_wall_and_a_recorder(app: RunningApp, visit: Visit) -> None:
    engine = open_engine(app.database_url)
    secretary = person(engine, AccountRole.SECRETARIAT, login=f"tabs-{uuid4().hex[:6]}")
    visit.context().add_cookies([{"name": COOKIE, "value": secretary.token, "url": app.url}])
    visit.context().add_init_script(LISTEN)
    pages = [*(visit(path) for path in TABS), visit("/wall")]
    recorder = visit(f"/room/{MEETING}")
    expect(recorder.locator("body")).to_have_attribute("data-ready", "yes")
    number = report(engine, "A9", "เขียนขณะเปิดสิบแท็บ")
    began = time.time()
    waited = [_told(page, number) / 1000 - began for page in (*pages, recorder)]
    assert max(waited) < SOON_S, waited
    for page in pages[:-1]:
        page.bring_to_front()
        page.wait_for_function(
            "number => document.querySelector('.km-revision')?.dataset.revision >= number", arg=number
        )
    recorder.bring_to_front()
    recorder.get_by_role("button", name="เปิดการประชุม").click()
    expect(recorder.locator("body")).to_have_attribute("data-life", "open")
    recorder.keyboard.press("o")
    recorder.keyboard.type(ENTRY)
    recorder.keyboard.press("Enter")
    expect(recorder.locator("[data-part=resolved] .kr-kept").first).to_contain_text(ENTRY)
    expect(recorder.locator("#out .kr-kept")).to_have_count(0)


def _told(page: Page, number: int) -> float:
    """Return when the page was told of ``number``, ms since 1970."""
    at: float = page.wait_for_function(TOLD, arg=number).json_value()
    return at

"""What one writes, the others see without touching anything; who types is left alone; a broken line mends itself."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from kmcore.storage.engine import open_engine
from tests.e2e.support import app as apps
from tests.e2e.support.accessible import barriers
from tests.e2e.support.app import RunningApp, running_app
from tests.e2e.support.browser import DESK, PHONE, Size
from tests.e2e.support.hand import open_clock, panel
from tests.e2e.support.visit import Readers, Visit
from tests.e2e.support.watch import Watch
from tests.support.builds import loaded
from tests.support.databases import SqliteDatabases
from tests.support.reports import report

pytestmark = pytest.mark.browser

SOON_MS: Final = 20_000  # 0.2 s alone; much more when every core is taken
NEWS: Final = "มีข้อมูลใหม่ · แสดงเลย"
LOST: Final = re.compile(r"ขาดการเชื่อมต่อ กำลังต่อใหม่ ข้อมูล ณ \d\d\.\d\d\sน\.")
ITEM: Final = "/actions?item=A9"
SHOWS: Final = "number => Number(document.querySelector('.km-revision')?.dataset.revision) >= number"
PLACE: Final = "document.querySelector('[data-testid=\"stMain\"]').scrollTop"
UNREPORTED: Final = "A19"
MARK: Final = ".km-revision"


@pytest.fixture(scope="module")
def app(sqlite_databases: SqliteDatabases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """An app on a store of its own: these tests write."""
    with sqlite_databases.lend(loaded) as url, running_app(tmp_path_factory.mktemp("live"), url) as running:
        yield running


def write(app: RunningApp, done: str) -> int:
    """Report from this process, which is not the server's."""
    return report(open_engine(app.database_url), "A9", done)


def expect_revision(page: Page, number: int) -> None:
    """Wait until the page shows ``number`` or a later one: a starting server may write, too."""
    page.wait_for_function(SHOWS, arg=number, timeout=SOON_MS)


def test_a_report_shows_on_every_open_page(look: Visit, app: RunningApp) -> None:
    item, phone, overview = look(ITEM), look(ITEM, PHONE, reader="another"), look("/")
    for text in ("ไถกลบแล้ว 12 ไร่", "เพิ่มอีก 3 ไร่"):
        number = write(app, text)
        for page in (item, phone):
            expect(page.locator(".km-history")).to_contain_text(text, timeout=SOON_MS)
        for page in (item, phone, overview):
            expect_revision(page, number)


def test_the_page_stays_where_it_is(look: Visit, app: RunningApp) -> None:
    """No jump; and who goes by keyboard stays on the link, though the list is drawn anew."""
    page = look("/actions")
    link = page.locator(".km-board td.what a").last
    link.focus()
    place = page.evaluate(PLACE)
    assert place > 0
    board = page.locator(".km-board")
    silent = board.get_by_text("ยังไม่มีรายงาน").count()
    expect_revision(page, report(open_engine(app.database_url), UNREPORTED, "ตั้งทีมแล้ว"))
    expect(board.get_by_text("ยังไม่มีรายงาน")).to_have_count(silent - 1, timeout=SOON_MS)
    expect(link).to_be_focused()
    assert page.evaluate(PLACE) == place


@pytest.mark.parametrize("size", [DESK, PHONE], ids=lambda size: size.name)
def test_who_types_is_told_and_not_disturbed(look: Visit, app: RunningApp, size: Size) -> None:
    page = look("/villages", size)
    before = page.locator(MARK).get_attribute("data-revision")
    field = page.get_by_role("textbox").first
    field.press_sequentially("บ้านน")
    number = write(app, "เขียนขณะคนอื่นพิมพ์")
    expect(page.get_by_role("button", name=NEWS, exact=True)).to_be_visible(timeout=SOON_MS)
    assert barriers(page) == []
    field.press_sequentially("า")
    expect(field).to_be_focused()
    expect(field).to_have_value("บ้านนา")
    expect(page.locator(MARK)).to_have_attribute("data-revision", str(before))
    field.blur()
    expect_revision(page, number)
    expect(page.get_by_role("button", name=NEWS)).to_have_count(0)
    expect(field).to_have_value("บ้านนา")


def test_news_can_be_asked_for_at_once(look: Visit, app: RunningApp) -> None:
    page = look("/")
    open_clock(page)
    number = write(app, "เขียนขณะเปิดนาฬิกา")
    press = page.get_by_role("button", name=NEWS)
    expect(press).to_be_visible(timeout=SOON_MS)
    expect(panel(page, "clock").get_by_role("button").first).to_have_attribute("aria-expanded", "true")
    press.click()
    expect_revision(page, number)
    expect(press).to_have_count(0)


def test_many_writes_at_once_become_few_runs(look: Visit, app: RunningApp) -> None:
    page = look(ITEM)
    runs: list[str] = []
    page.expose_function("ran", lambda state: runs.append(state))  # noqa: PLW0108 - a builtin is refused
    page.evaluate("""() => new MutationObserver(() => {
      const state = document.querySelector('[data-testid="stApp"]').dataset.testScriptState;
      if (state === 'running') ran(state);
    }).observe(document.documentElement, {subtree: true, attributeFilter: ['data-test-script-state']})""")
    numbers = [write(app, f"ครั้งที่ {turn}") for turn in range(30)]
    expect_revision(page, numbers[-1])
    page.wait_for_timeout(500)
    assert 1 <= len(runs) < len(numbers)


def test_the_parts_for_it_are_nobody_else_s_business(look: Visit) -> None:
    page = look("/")
    hidden = page.locator(".st-key-km_live")
    expect(hidden).to_have_count(1)
    expect(hidden).to_be_hidden()
    expect(page.get_by_role("button", name="แสดงข้อมูลล่าสุด")).to_have_count(0)
    expect(page.locator(".km-sign:visible")).to_have_count(0)
    assert barriers(page) == []


def test_a_restarted_server_is_found_again(
    sqlite_databases: SqliteDatabases,
    tmp_path: Path,
    new_context: CreateContextCallback,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A closed laptop is the same: the line breaks, and the page comes back by itself with the newest."""
    port, watch = apps._free_port(), Watch()
    monkeypatch.setattr(apps, "_free_port", lambda: port)
    watch.allow("ERR_CONNECTION_REFUSED", because="the server is away")
    watch.allow("Streamlit server is not responding", because="the server is away")
    watch.allow("reaching server endpoint", because="the server is away")
    watch.allow("attempting to reach", because="the server is away")
    watch.allow("timed out", because="the server is away")
    with sqlite_databases.lend(loaded) as url, ExitStack() as served:
        first = served.enter_context(running_app(tmp_path, url))
        page = Visit(first, Readers(lambda options: new_context(**options)), watch)(ITEM)
        served.close()
        sign = page.get_by_role("status").filter(has_text=LOST)
        expect(sign).to_be_visible(timeout=SOON_MS)
        expect(page.get_by_role("dialog")).to_have_count(0)  # Streamlit's own word is English
        number = report(open_engine(url), "A9", "เขียนขณะเซิร์ฟเวอร์ปิด")
        served.enter_context(running_app(tmp_path, url))
        expect(sign).to_have_count(0, timeout=60_000)
        expect_revision(page, number)
        expect(page.locator(".km-history")).to_contain_text("เขียนขณะเซิร์ฟเวอร์ปิด")
        number = report(open_engine(url), "A9", "และหลังเปิดใหม่")
        expect_revision(page, number)
        open_engine(url).dispose()
    watch.verify()

"""Following the money: into a line by its block or its name, and up again by the trail or the browser."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.support.as_typed import as_typed
from tests.e2e.support.browser import DESK, PHONE, Size
from tests.e2e.support.hand import back, drawing, expect_query, panel, press, press_through, query
from tests.e2e.support.visit import Visit

pytestmark = pytest.mark.browser
STRATEGY = "งบยุทธศาสตร์ 5 ประเด็น"
WHOLE = "งบทั้งหมด"


def here(page: Page) -> str:
    """Return the name of the line entered."""
    return as_typed(page.locator(".km-here").inner_text())


@pytest.mark.parametrize("size", [DESK, PHONE], ids=lambda size: size.name)
def test_into_a_block_and_back(look: Visit, size: Size) -> None:
    page = look("/budget", size)
    assert here(page) == WHOLE
    press_through(drawing(page, "icicle_panel").locator(f'path[aria-label^="{STRATEGY}"]'))
    expect_query(page, {"line": "strategy"})
    assert here(page) == STRATEGY
    back(page)
    expect_query(page, {})
    assert here(page) == WHOLE


def test_into_a_line_of_the_table_and_up_the_trail(look: Visit) -> None:
    page = look("/budget")
    press(panel(page, "budget_side").get_by_role("link", name=STRATEGY))
    assert here(page) == STRATEGY
    trail = panel(page, "icicle_panel").get_by_test_id("stPageLink")
    press(trail.last)
    expect_query(page, {"line": "total"})
    press(trail.filter(has_text=WHOLE))
    assert query(page) == {}, "a reload would show the line again"
    assert here(page) == WHOLE


def test_a_stage_shows_its_entries(look: Visit) -> None:
    page = look("/budget")
    press(panel(page, "figure_disbursed").get_by_role("link"))
    expect_query(page, {"show": "disbursed"})
    expect(panel(page, "budget_side")).to_contain_text("เบิกจ่าย")
    expect(panel(page, "budget_side").get_by_role("radio", checked=True)).to_contain_text("เบิกจ่าย")


def test_a_line_that_is_not_there_shows_the_whole(look: Visit) -> None:
    page = look("/budget?line=gold")
    expect(page.get_by_test_id("stAlert")).to_contain_text("ไม่มีรายการงบ")
    assert here(page) == WHOLE

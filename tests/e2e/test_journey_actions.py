"""Following up: what is late, one item's history, and back to the board as it was."""

import pytest
from playwright.sync_api import Page, expect
from sqlmodel import Session

from kmcore.actions.queries import board, item_detail, late_items
from tests.e2e.support.browser import DESK, PHONE, Size
from tests.e2e.support.days import CIRCLE, REFERENCE
from tests.e2e.support.hand import back, choose, expect_query, panel, press, query
from tests.e2e.support.visit import Visit

pytestmark = pytest.mark.browser


def shown(page: Page) -> list[str]:
    """Return the codes of the items on the board."""
    return page.locator(".km-board td.what > .km-no").all_inner_texts()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=lambda size: size.name)
def test_what_is_late_its_history_and_back(look: Visit, records: Session, size: Size) -> None:
    overdue = {row.code for row in late_items(board(records, REFERENCE, CIRCLE))}
    page = look("/actions", size)
    press(panel(page, "quick").get_by_role("radio", name="เกินกำหนด"))
    expect_query(page, {"view": "late"})
    assert set(shown(page)) == overdue
    first = shown(page)[0]
    press(page.locator(".km-board td.what a").first)
    expect(page.get_by_role("heading", level=2).first).to_contain_text(first)
    told = item_detail(records, first, REFERENCE, CIRCLE)
    expect(page.locator(".km-history li.report")).to_have_count(len(told.updates))
    press(page.get_by_role("link", name="กลับไปที่กระดาน"))
    assert query(page) == {"view": "late"}, "a reload would show the item again"
    assert set(shown(page)) == overdue
    back(page)
    expect_query(page, {"view": "late", "item": first})
    expect(page.get_by_role("heading", level=2).first).to_contain_text(first)


def test_an_agency_s_items(look: Visit, records: Session) -> None:
    page = look("/actions?by=agency")
    choose(page, "หน่วยงาน", "กศน.")
    expect_query(page, {"by": "agency", "agency": "nfe"})
    rows = board(records, REFERENCE, CIRCLE)
    assert set(shown(page)) == {row.code for row in rows if "nfe" in row.owners}


def test_an_item_that_is_not_there_shows_the_board(look: Visit, records: Session) -> None:
    page = look("/actions?item=A99")
    expect(page.get_by_test_id("stAlert")).to_contain_text("ไม่พบงานติดตาม")
    assert len(set(shown(page))) == len(board(records, REFERENCE, CIRCLE))

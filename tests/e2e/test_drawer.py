"""The phone's drawer closes when a page was chosen, is labelled in Thai and open to all."""

from typing import Final

import pytest
from playwright.sync_api import expect

from tests.e2e.support.accessible import barriers
from tests.e2e.support.browser import PHONE
from tests.e2e.support.own_words import english
from tests.e2e.support.settled import settled
from tests.e2e.support.visit import Visit

pytestmark = pytest.mark.browser
THUMB_PX: Final = 44


def test_the_drawer_is_labelled_open_to_all_and_closes_when_a_page_was_chosen(visit: Visit) -> None:
    page = visit("/", PHONE)
    opener = page.get_by_role("button", name="เปิดเมนู")
    box = opener.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= THUMB_PX
    opener.click()
    drawer = page.get_by_test_id("stSidebar")
    expect(drawer).to_have_attribute("data-collapsed", "false")
    page.wait_for_timeout(500)  # it slides
    assert barriers(page) == []
    assert english(page) == []
    drawer.get_by_role("link", name="งบประมาณ").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("งบประมาณ")
    settled(page)
    expect(drawer).to_have_attribute("data-collapsed", "true")

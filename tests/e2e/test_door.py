"""The first thing anyone sees: the home page, at every reader's size."""

import pytest
from playwright.sync_api import expect

from tests.e2e.support.browser import SIZES, Size
from tests.e2e.support.visit import Visit

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
def test_home_opens_whole_and_quietly(visit: Visit, size: Size) -> None:
    """``visit`` itself fails on a console error or a call to another host."""
    page = visit("/", size)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    assert page.evaluate("document.documentElement.lang") == "th"
    assert page.evaluate("document.documentElement.scrollWidth") <= size.width, "scrolls sideways"

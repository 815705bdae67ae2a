"""What must be so of every page, on every screen."""

import re
from typing import Final

from playwright.sync_api import Page, expect

from tests.e2e.support.accessible import barriers, faint_chart_texts
from tests.e2e.support.fit import in_sarabun, misfits

THAI: Final = re.compile(r"[\u0e01-\u0e2e]")


def expect_whole(page: Page) -> None:
    """Expect one Thai heading in sight in our own letters, no error, and nothing wider than the screen."""
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_count(1)
    expect(heading).to_be_in_viewport()
    expect(heading).to_have_text(THAI)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_test_id("stAlert")).to_have_count(0)
    assert page.evaluate("document.documentElement.lang") == "th"
    assert in_sarabun(page)
    assert misfits(page) == []


def expect_open_to_all(page: Page) -> None:
    """Expect nothing of ours in the way of people who see little, hear the page, or use no mouse."""
    assert barriers(page) == []
    assert faint_chart_texts(page) == []

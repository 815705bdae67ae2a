"""The icicle in a real browser: a click goes in, a click on the line one is in goes back up."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.support.as_typed import as_typed
from tests.e2e.support.settled import settled
from tests.e2e.support.visit import Visit

pytestmark = pytest.mark.browser
AT_KM, AT_COHORT_2, AT_ITSELF = (0.3, 0.95), (0.8, 0.4), (0.05, 0.5)


def click(page: Page, at: tuple[float, float]) -> None:
    """Click the icicle at a share of its width and height."""
    drawing = page.locator(".st-key-icicle_panel svg.marks")
    box = drawing.bounding_box()
    assert box is not None
    drawing.click(position={"x": at[0] * box["width"], "y": at[1] * box["height"]})
    settled(page)


def path(page: Page) -> list[str]:
    """Return where one is, from the whole budget down."""
    words = as_typed(page.locator(".st-key-budget_path").inner_text()).split("\n")
    return [word.strip() for word in words if word.strip()]


def test_clicks_enter_lines_and_the_way_back_is_in_the_address(visit: Visit) -> None:
    page = visit("/budget?as_of=2007-02-01")
    click(page, AT_KM)
    expect(page).to_have_url(re.compile(r"line=km(&|$)"))
    click(page, AT_COHORT_2)
    expect(page).to_have_url(re.compile(r"line=km-cohort-2(&|$)"))
    assert path(page)[0] == "งบทั้งหมด"
    assert path(page)[-1] == "โครงการ KM รุ่นที่ 2 (600 หมู่บ้าน)"
    click(page, AT_ITSELF)
    expect(page).to_have_url(re.compile(r"line=km(&|$)"))
    page.get_by_role("link", name="งบทั้งหมด").click()
    expect(page.locator(".st-key-budget_path")).to_have_text("งบทั้งหมด")
    assert "line=" not in page.url
    assert "as_of=2007-02-01" in page.url


def test_a_headline_leads_to_its_entries_and_a_line_narrows_them(visit: Visit) -> None:
    page = visit("/budget")
    page.locator(".st-key-figure_disbursed a").click()
    settled(page)
    expect(page).to_have_url(re.compile("show=disbursed"))
    whole = as_typed(page.locator(".st-key-budget_side tfoot").inner_text())
    assert "1,420,000" in whole
    click(page, AT_KM)
    expect(page.locator(".st-key-budget_side tfoot")).to_contain_text("1,033,750")

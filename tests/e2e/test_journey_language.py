"""The other language: by its link, for the page and its frame, from view to view, what is looked at kept."""

import re

import pytest
from playwright.sync_api import expect

from dashboard.navigation import views
from kmcore.i18n import speaking
from tests.e2e.support.hand import expect_query, open_clock, panel, press, query
from tests.e2e.support.visit import Visit

pytestmark = pytest.mark.browser
THAI = re.compile(r"[\u0e01-\u0e5b]")


def english_titles() -> dict[str, str]:
    """Return the views' names in the English navigation."""
    with speaking("en"):
        return {view.name: view.title for view in views()}


def test_english_by_its_link_and_back(look: Visit) -> None:
    page = look("/villages?area=8009&as_of=2007-01-09")
    open_clock(page)
    press(page.get_by_role("link", name="English"))
    assert page.evaluate("document.documentElement.lang") == "en"
    expect_query(page, {"area": "8009", "as_of": "2007-01-09", "lang": "en"})
    expect(page.get_by_role("heading", level=1)).not_to_have_text(THAI)
    expect(panel(page, "clock")).to_contain_text("9 Jan 2007")
    expect(page).not_to_have_title(THAI)
    open_clock(page)
    press(page.get_by_role("link", name="ภาษาไทย"))
    assert page.evaluate("document.documentElement.lang") == "th"


def test_the_navigation_is_english_and_stays_so(look: Visit) -> None:
    page = look("/?lang=en")
    bar, titles = page.get_by_test_id("stHeader"), english_titles()
    expect(bar).not_to_have_text(THAI)
    assert not any(THAI.search(title) for title in titles.values())
    press(bar.get_by_role("link", name=titles["budget"], exact=True))
    expect_query(page, {"lang": "en"})
    expect(page.get_by_role("heading", level=1)).to_have_text(titles["budget"])
    press(panel(page, "budget_side").get_by_role("link").first)
    assert query(page)["lang"] == "en", "a plain link starts anew and must carry the language"
    expect(bar).not_to_have_text(THAI)


def test_an_unknown_language_is_thai(look: Visit) -> None:
    page = look("/?lang=xx")
    assert page.evaluate("document.documentElement.lang") == "th"
    expect(page.get_by_role("heading", level=1)).to_have_text(THAI)

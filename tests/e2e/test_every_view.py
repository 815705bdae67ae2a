"""Every view on every screen: whole, quiet, in Thai and in our own letters, under the content policy."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.support.browser import SIZES, Size
from tests.e2e.support.fit import in_sarabun, misfits
from tests.e2e.support.views import every_view
from tests.e2e.support.visit import Visit

pytestmark = pytest.mark.browser
THAI = re.compile(r"[\u0e01-\u0e2e]")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
@every_view
def test_it_opens_whole_and_quietly(look: Visit, path: str, size: Size) -> None:
    """``look`` itself fails on a console error, a call to another host, or a breach of the content policy."""
    page = look(path, size)
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_count(1)
    expect(heading).to_be_in_viewport()
    expect(heading).to_have_text(THAI)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_test_id("stAlert")).to_have_count(0)
    assert page.evaluate("document.documentElement.lang") == "th"
    assert in_sarabun(page)
    assert misfits(page) == []


@every_view
def test_it_comes_with_its_policy(look: Visit, path: str) -> None:
    """A part that is not told apart by the policy could load from anywhere."""
    policy = look.answer(path).headers["content-security-policy"]
    rules = dict(rule.strip().split(" ", maxsplit=1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert "'unsafe-inline'" not in rules["script-src"]
    assert not re.search(r"https?:|\*", policy)

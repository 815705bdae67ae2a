"""Every page on a desk, then on the wall: whole, quiet, in Thai, open to all, under the content policy.

``look`` itself fails on a console error, a call to another host, or a breach of the content policy.
"""

import re

import pytest

from tests.e2e.support.browser import WALL
from tests.e2e.support.settled import settled
from tests.e2e.support.views import every_page
from tests.e2e.support.visit import Visit
from tests.e2e.support.whole import expect_open_to_all, expect_whole

pytestmark = pytest.mark.browser


@every_page
def test_it_is_whole_and_open_to_all(look: Visit, path: str) -> None:
    page = look(path)
    expect_whole(page)
    expect_open_to_all(page)
    page.set_viewport_size({"width": WALL.width, "height": WALL.height})
    settled(page)
    expect_whole(page)


@every_page
def test_it_comes_with_its_policy(look: Visit, path: str) -> None:
    """A kind of content that no rule names falls under default-src."""
    policy = look.answer(path).headers["content-security-policy"]
    rules = dict(rule.strip().split(" ", maxsplit=1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert "'unsafe-inline'" not in rules["script-src"]
    assert not re.search(r"https?:|\*", policy)

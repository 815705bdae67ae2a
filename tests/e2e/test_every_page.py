"""Every page a visitor opens: whole, quiet, in Thai, open to all, under the content policy, at any width.

``stroll`` itself fails on a console error, a call to another host, or a breach of the content policy. A page is
opened once for all that is asked of it: pytest takes what a module's fixture gives one after the other.
"""

import re
from collections.abc import Iterator
from typing import Final

import httpx
import pytest
from playwright.sync_api import Page

from tests.e2e.support.any_width import SEED, swept
from tests.e2e.support.app import RunningApp, running_app
from tests.e2e.support.own_words import english
from tests.e2e.support.stroll import Stroll
from tests.e2e.support.views import INNER, PATHS
from tests.e2e.support.whole import expect_open_to_all, expect_whole
from tests.support.builds import loaded
from tests.support.databases import SqliteDatabases

pytestmark = pytest.mark.browser
PAGES: Final = (*PATHS, *INNER)
OWN: Final = ("/verify", "/login")  # of our own web layer: heading and letters are tried by its own tests


@pytest.fixture(scope="module")
def app(sqlite_databases: SqliteDatabases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """An app on a store of its own: what other tests wrote into theirs is nobody's word of the product."""
    with sqlite_databases.lend(loaded) as url, running_app(tmp_path_factory.mktemp("pages"), url) as running:
        yield running


@pytest.fixture(scope="module", params=PAGES)
def path(request: pytest.FixtureRequest) -> str:
    """Give each page in turn."""
    chosen: str = request.param
    return chosen


@pytest.fixture
def opened(stroll: Stroll, path: str) -> Page:
    """Return the page, open on a desk."""
    return stroll(path)


def test_it_is_whole(opened: Page) -> None:
    expect_whole(opened)


def test_it_is_open_to_all(opened: Page) -> None:
    expect_open_to_all(opened)


def test_it_is_thai(opened: Page) -> None:
    assert english(opened) == []


def test_it_comes_with_its_policy(app: RunningApp, path: str) -> None:
    """A kind of content that no rule names falls under default-src."""
    policy = httpx.get(app.url + path).headers["content-security-policy"]
    rules = dict(rule.strip().split(" ", maxsplit=1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert "'unsafe-inline'" not in rules["script-src"]
    assert not re.search(r"https?:|\*", policy)


def test_at_any_width(opened: Page) -> None:
    """From 320 to 3840 px, at 80–200 % of zoom, on A4. A zoom of 200 % on 1366 px is a page of 683."""
    assert swept(opened) == [], f"seed {SEED}"


def test_on_a_phone_in_the_dark(phone_stroll: Stroll, path: str) -> None:
    """Cards instead of tables, other colours, the same demands."""
    page = phone_stroll(path)
    assert page.evaluate("getComputedStyle(document.querySelector('.stApp')).colorScheme") == "dark"
    expect_whole(page)
    expect_open_to_all(page)


@pytest.mark.parametrize("own", OWN)
def test_our_own_pages_at_any_width(stroll: Stroll, own: str) -> None:
    assert swept(stroll(own)) == [], f"seed {SEED}"

"""Every page on a phone in the dark scheme: cards instead of tables, other colours, the same demands."""

import pytest

from tests.e2e.support.browser import PHONE
from tests.e2e.support.views import every_view
from tests.e2e.support.visit import Visit
from tests.e2e.support.whole import expect_open_to_all, expect_whole

pytestmark = pytest.mark.browser


@every_view
def test_it_is_whole_and_open_to_all(look: Visit, path: str) -> None:
    page = look(path, PHONE, scheme="dark")
    assert page.evaluate("getComputedStyle(document.querySelector('.stApp')).colorScheme") == "dark"
    expect_whole(page)
    expect_open_to_all(page)

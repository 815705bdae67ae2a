"""The same on a phone in the dark scheme: other colours, cards instead of tables."""

import pytest

from tests.e2e.support.accessible import barriers, faint_chart_texts
from tests.e2e.support.browser import PHONE
from tests.e2e.support.views import every_page
from tests.e2e.support.visit import Visit

pytestmark = pytest.mark.browser


@every_page
def test_axe_finds_nothing_of_ours(look: Visit, path: str) -> None:
    page = look(path, PHONE, scheme="dark")
    assert page.evaluate("getComputedStyle(document.querySelector('.stApp')).colorScheme") == "dark"
    assert barriers(page) == []
    assert faint_chart_texts(page) == []

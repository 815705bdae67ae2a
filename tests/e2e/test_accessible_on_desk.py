"""Nothing stands in the way of people who see little, hear the page, or use no mouse: on a desk, by day."""

import pytest

from tests.e2e.support.accessible import barriers, faint_chart_texts
from tests.e2e.support.views import every_page
from tests.e2e.support.visit import Visit

pytestmark = pytest.mark.browser


@every_page
def test_axe_finds_nothing_of_ours(look: Visit, path: str) -> None:
    page = look(path)
    assert barriers(page) == []
    assert faint_chart_texts(page) == []

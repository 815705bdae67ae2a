"""The very first visitor after a start, by a deep link: Streamlit must not run the page without the shell."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from dashboard.navigation import views
from kmcore.access.actor import VISITOR
from tests.e2e.support.app import running_app
from tests.e2e.support.visit import Readers, Visit
from tests.e2e.support.watch import Watch
from tests.support.builds import loaded
from tests.support.databases import SqliteDatabases

pytestmark = pytest.mark.browser


def test_a_deep_link_shows_the_navigation_and_the_page(
    sqlite_databases: SqliteDatabases, tmp_path: Path, new_context: CreateContextCallback, watch: Watch
) -> None:
    with sqlite_databases.lend(loaded) as url, running_app(tmp_path, url) as app:
        page = Visit(app, Readers(lambda options: new_context(**options)), watch)("/budget")
        expect(page.get_by_role("heading", level=1)).to_have_text("งบประมาณ")
        alone = [view.title for view in views() if not view.group and view.open_to(VISITOR)]
        assert page.get_by_test_id("stTopNavLink").all_inner_texts() == alone
        expect(page.locator(".st-key-figures")).to_be_visible()
        watch.read_log(app.said())
    watch.verify()

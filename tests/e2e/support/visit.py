"""One call to open a page as a reader would, and have it watched and at rest."""

from playwright.sync_api import BrowserContext, Page
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.e2e.support.app import RunningApp
from tests.e2e.support.browser import DESK, Size
from tests.e2e.support.settled import settled
from tests.e2e.support.watch import Watch


class Visit:
    """Opens pages of ``app``. Pages of one reader on one size share cookies; readers do not."""

    def __init__(self, app: RunningApp, new_context: CreateContextCallback, watch: Watch) -> None:
        self._app, self._new_context, self._watch = app, new_context, watch
        self._contexts: dict[tuple[str, Size], BrowserContext] = {}

    def __call__(self, path: str = "/", size: Size = DESK, *, reader: str = "someone") -> Page:
        """Return a new tab at ``path`` (it begins with "/"), settled."""
        page = self.context(size, reader=reader).new_page()
        self._watch.follow(page)
        page.goto(self._app.url + path)
        settled(page)
        return page

    def context(self, size: Size = DESK, *, reader: str = "someone") -> BrowserContext:
        """Return the reader's browser, to set a cookie or to look at one."""
        key = (reader, size)
        if key not in self._contexts:
            self._contexts[key] = self._new_context(**size.context())
        return self._contexts[key]

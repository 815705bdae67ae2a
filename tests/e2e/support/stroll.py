"""Going from page to page in one tab, as a reader does: Streamlit's files are read once, not once a page."""

from typing import Final

from playwright.sync_api import Page

from dashboard.navigation import views
from dashboard.session.current_user import COOKIE
from tests.e2e.support.app import RunningApp
from tests.e2e.support.browser import DESK, Size
from tests.e2e.support.runs import count_runs, one_run
from tests.e2e.support.settled import settled
from tests.e2e.support.visit import Readers, Scheme
from tests.e2e.support.watch import Watch

# What a link of ours within the app does.
GO: Final = """path => {
  history.pushState({}, '', path);
  dispatchEvent(new PopStateEvent('popstate', {state: {}}));
}"""
VIEWS: Final = {f"/{view.path}" for view in views()}


class Stroll:
    """Opens pages of ``app``, all of one reader in one tab; each test has its own ``watch`` of it.

    ``size`` and ``scheme`` are the screen of every reader.
    """

    def __init__(
        self, app: RunningApp, readers: Readers, size: Size = DESK, scheme: Scheme = "light"
    ) -> None:
        self._app, self._readers, self._screen = app, readers, (size, scheme)
        self._tabs: dict[str, Page] = {}
        self._at: dict[str, str] = {}
        self.watch = Watch()

    def __call__(self, path: str, *, reader: str = "someone", token: str = "") -> Page:
        """Return the reader's tab at ``path``, settled, where it stands there already as it is; ``token`` is the sign-in."""
        tab, at = self._tabs.get(reader), self._at.get(reader)
        self._at[reader] = path
        if tab is None or path.partition("?")[0] not in VIEWS:
            return tab if tab is not None and at == path else self._opened(path, reader, token)
        self.watch.follow(tab)
        if at != path:
            with one_run(tab):
                tab.evaluate(GO, path)
        return tab

    def forget(self) -> None:
        """Close every tab: after a test that failed the next one begins anew."""
        for tab in self._tabs.values():
            tab.close()
        self._tabs.clear()
        self._at.clear()

    def _opened(self, path: str, reader: str, token: str) -> Page:
        size, scheme = self._screen
        context = self._readers.context(size, reader, scheme)
        if token:
            context.add_cookies([{"name": COOKIE, "value": token, "url": self._app.url}])
        if reader in self._tabs:
            self._tabs.pop(reader).close()
        tab = self._tabs[reader] = context.new_page()
        self.watch.follow(tab)
        count_runs(tab)
        tab.goto(self._app.url + path)
        settled(tab)
        return tab

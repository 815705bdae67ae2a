"""One call to open a page as a reader would, and have it watched and at rest."""

from collections.abc import Callable
from typing import Any, Literal

import httpx
from playwright.sync_api import BrowserContext, Page

from tests.e2e.support.app import RunningApp
from tests.e2e.support.browser import DESK, Size
from tests.e2e.support.runs import count_runs
from tests.e2e.support.settled import settled
from tests.e2e.support.watch import Watch

Scheme = Literal["light", "dark"]


class Readers:
    """The readers' browsers, by reader, screen and colour scheme, each made when it is first asked for."""

    def __init__(self, new_context: Callable[[dict[str, Any]], BrowserContext]) -> None:
        self._new_context = new_context
        self._contexts: dict[tuple[str, Size, Scheme], BrowserContext] = {}

    def context(self, size: Size = DESK, reader: str = "someone", scheme: Scheme = "light") -> BrowserContext:
        """Return the reader's browser, to set a cookie or to look at one."""
        key = (reader, size, scheme)
        if key not in self._contexts:
            self._contexts[key] = self._new_context({**size.context(), "color_scheme": scheme})
        return self._contexts[key]


class Visit:
    """Opens pages of ``app``. Pages of one reader on one size share cookies; readers do not."""

    def __init__(self, app: RunningApp, readers: Readers, watch: Watch) -> None:
        self._app, self._watch = app, watch
        self.context = readers.context
        self.pages: list[Page] = []

    def __call__(
        self, path: str = "/", size: Size = DESK, *, reader: str = "someone", scheme: Scheme = "light"
    ) -> Page:
        """Return a new tab at ``path`` (it begins with "/"), settled."""
        page = self.context(size, reader, scheme).new_page()
        self.pages.append(page)
        self._watch.follow(page)
        count_runs(page)
        page.goto(self._app.url + path)
        settled(page)
        return page

    def answer(self, path: str) -> httpx.Response:
        """Return what the app answers a program that asks for ``path``."""
        return httpx.get(self._app.url + path)

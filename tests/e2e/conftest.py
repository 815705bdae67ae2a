"""The browser tests' fixtures: the app as a process, the browser, and ``visit``, which joins the two."""

from collections.abc import Generator, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, BrowserContext
from pytest_playwright.pytest_playwright import CreateContextCallback
from sqlmodel import Session

from kmcore.storage.engine import open_engine
from kmcore.storage.unit_of_work import reading
from scripts.browser import missing_packages, reason
from tests.e2e.support.app import RunningApp, running_app
from tests.e2e.support.browser import PHONE, READER, launch_options
from tests.e2e.support.stroll import Stroll
from tests.e2e.support.visit import Readers, Visit
from tests.e2e.support.watch import Watch
from tests.support.builds import loaded
from tests.support.databases import SqliteDatabases
from tests.support.need import unavailable

HERE: Final = Path(__file__).parent


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Give pytest-playwright the system's Chromium; skips, saying why, where it or a Thai font is missing."""
    if missing := missing_packages():
        unavailable(reason(missing))
    return {**browser_type_launch_args, **launch_options()}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Make every browser a Thai reader's."""
    return {**browser_context_args, **READER}


@pytest.fixture(scope="session")
def app(sqlite_databases: SqliteDatabases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """Return this worker's app, on its own store with the minutes and the demonstration layer."""
    with (
        sqlite_databases.lend(loaded) as url,
        running_app(tmp_path_factory.mktemp("app"), url) as app,
    ):
        yield app


@pytest.fixture
def watch() -> Watch:
    """Return what listens to this test's pages; ``watch.allow`` makes an exception, with its reason."""
    return Watch()


@pytest.fixture
def visit(app: RunningApp, new_context: CreateContextCallback, watch: Watch) -> Iterator[Visit]:
    """Return ``visit(path, size)``; the test fails at its end if browser or server complained of anything."""
    yield from _watched(Visit(app, Readers(lambda options: new_context(**options)), watch), app, watch)


@pytest.fixture(scope="module")
def shared_readers(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Readers]:
    """Return browsers that the tests of a module share: Streamlit's files are fetched once for all of them."""
    with ExitStack() as opened:

        def new_context(options: dict[str, Any]) -> BrowserContext:
            return opened.enter_context(browser.new_context(**{**browser_context_args, **options}))

        yield Readers(new_context)


@pytest.fixture
def look(app: RunningApp, shared_readers: Readers, watch: Watch) -> Iterator[Visit]:
    """Return ``look(path, size)``: as ``visit``, in shared browsers, for tests that leave no cookie behind."""
    yield from _watched(visit := Visit(app, shared_readers, watch), app, watch)
    for page in visit.pages:
        page.close()


@pytest.fixture(scope="module")
def tabs(app: RunningApp, shared_readers: Readers) -> Stroll:
    """Return the tabs of a module's readers, for ``stroll``."""
    return Stroll(app, shared_readers)


@pytest.fixture(scope="module")
def phone_tabs(app: RunningApp, shared_readers: Readers) -> Stroll:
    """Return the tabs of the same readers on their phones, in the dark."""
    return Stroll(app, shared_readers, PHONE, "dark")


@pytest.fixture
def stroll(request: pytest.FixtureRequest, app: RunningApp, tabs: Stroll, watch: Watch) -> Iterator[Stroll]:
    """Return ``stroll(path)``: as ``look``, in the tab that the reader has open, for tests that only look."""
    yield from _walked(tabs, app, watch, request.session)


@pytest.fixture
def phone_stroll(
    request: pytest.FixtureRequest, app: RunningApp, phone_tabs: Stroll, watch: Watch
) -> Iterator[Stroll]:
    """Return ``phone_stroll(path)``: as ``stroll``, on a phone in the dark."""
    yield from _walked(phone_tabs, app, watch, request.session)


def _walked(tabs: Stroll, app: RunningApp, watch: Watch, session: pytest.Session) -> Iterator[Stroll]:
    tabs.watch, before = watch, app.spoken()
    failed_before = session.testsfailed
    yield tabs
    if session.testsfailed > failed_before:
        tabs.forget()
    watch.read_log(app.said(since=before))
    watch.verify()


def _watched(visit: Visit, app: RunningApp, watch: Watch) -> Iterator[Visit]:
    before = app.spoken()
    yield visit
    watch.read_log(app.said(since=before))
    watch.verify()


@pytest.fixture
def records(app: RunningApp) -> Iterator[Session]:
    """Return a session on the app's store: what the screen must say, asked past the screen."""
    with reading(open_engine(app.database_url)) as session:
        yield session


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run a browser test once more where it failed; the summary names it (R). One of them failed once in a full run and
    never again in 25 repetitions, and its cause was not found. What is really broken fails twice.
    """
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Put the app's log under a failed test's report."""
    report = yield
    app = getattr(item, "funcargs", {}).get("app")
    if report.failed and isinstance(app, RunningApp):
        report.sections.append(("the app's log", app.said()))
    return report

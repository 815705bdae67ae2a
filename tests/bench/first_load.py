"""Opening the overview in a real browser: the very first visitor, others with an empty cache, and again."""

import time
from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.bench.report import kb, ms, share, table
from tests.bench.server import Server
from tests.e2e.support.browser import DESK, READER, launch

TIMES: Final = 5
# Painted: the headline figures, the map, the agencies' chart.
PARTS: Final = (".st-key-figures", ".st-key-map_panel .km-map svg", ".st-key-agency_panel .km-agency-bars")
FETCHED: Final = """() => [...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')]
  .reduce((sum, entry) => sum + entry.transferSize, 0)"""


@dataclass(frozen=True)
class Load:
    """One opening of the page: until everything is painted, and bytes fetched beside the websocket."""

    seconds: float
    bytes: int


def _open(context: BrowserContext, url: str) -> Load:
    page = context.new_page()
    began = time.perf_counter()
    page.goto(url, wait_until="commit")
    for part in PARTS:
        page.locator(part).wait_for()
    seconds = time.perf_counter() - began
    fetched: int = page.evaluate(FETCHED)
    page.close()
    return Load(seconds, fetched)


def _cold(browser: Browser, url: str) -> Load:
    with browser.new_context(**DESK.context(), **READER) as context:
        return _open(context, url)


def _warm(browser: Browser, url: str) -> list[Load]:
    with browser.new_context(**DESK.context(), **READER) as context:
        _open(context, url)
        return [_open(context, url) for _ in range(TIMES)]


def measure_first_load(server: Server) -> str:
    """Return the table of openings. Call it before anything else has visited the server."""
    with sync_playwright() as playwright, launch(playwright) as browser:
        openings = {
            "first visitor after the start": [_cold(browser, server.url)],
            "empty browser cache": [_cold(browser, server.url) for _ in range(TIMES)],
            "again in the same browser": _warm(browser, server.url),
        }
    rows = [[name, len(loads), *_cells(loads)] for name, loads in openings.items()]
    return table(
        "Overview in Chromium, until figures, map and chart are painted",
        ["", "n", "median ms", "worst ms", "fetched kB"],
        rows,
    )


def _cells(loads: list[Load]) -> list[str]:
    seconds = [load.seconds for load in loads]
    return [ms(share(seconds, 0.5)), ms(max(seconds)), kb(share([load.bytes for load in loads], 0.5))]

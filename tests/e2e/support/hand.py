"""What a reader does with hand and eye: press, choose, find a drawing, read a total."""

import re
from typing import Final

from playwright.sync_api import Locator, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.e2e.support.runs import one_run

DIGITS: Final = re.compile(r"-?\d+")
QUERY_MS: Final = 10_000
HAS_QUERY: Final = """wanted => JSON.stringify(Object.entries(wanted).sort())
  === JSON.stringify([...new URLSearchParams(location.search)].sort())"""


def press(target: Locator) -> None:
    """Click and wait until what it asks the server for is drawn.

    Scrolls to the middle first: Playwright brings a target just into view, where the bar of views may lie.
    """
    target.evaluate("target => target.scrollIntoView({block: 'center'})")
    with one_run(target.page):
        target.click()


def press_through(target: Locator) -> None:
    """Click where ``target`` is, on whatever lies above it there: a map's names lie under its areas."""
    target.evaluate("target => target.scrollIntoView({block: 'center'})")
    with one_run(target.page):
        target.click(force=True)


def choose(page: Page, field: str, option: str) -> None:
    """Open the list with this name and choose the option with these words."""
    page.get_by_role("combobox", name=field, exact=True).click()
    press(page.get_by_role("option", name=option, exact=True))


def write(page: Page, field: str, text: str) -> None:
    """Type into the field with this name and press Enter."""
    box = page.get_by_role("textbox", name=field, exact=True)
    box.fill(text)
    with one_run(page):
        box.press("Enter")


def back(page: Page) -> None:
    """Press the browser's own back button."""
    with one_run(page):
        page.go_back()


def reload(page: Page) -> None:
    """Press the browser's reload button."""
    with one_run(page):
        page.reload()


def open_clock(page: Page) -> None:
    """Open the clock, where the day and the language are chosen."""
    panel(page, "clock").get_by_role("button").first.click()


def query(page: Page) -> dict[str, str]:
    """Return the parameters in the address bar."""
    found: dict[str, str] = page.evaluate("Object.fromEntries(new URLSearchParams(location.search))")
    return found


def expect_query(page: Page, expected: dict[str, str]) -> None:
    """Wait until the address bar holds just these parameters: it is written after the page is drawn."""
    try:
        page.wait_for_function(HAS_QUERY, arg=expected, timeout=QUERY_MS)
    except PlaywrightTimeout:
        assert query(page) == expected


def panel(page: Page, key: str) -> Locator:
    """Return the part of a page that the code calls ``key``."""
    return page.locator(f".st-key-{key}")


def drawing(page: Page, key: str) -> Locator:
    """Return the chart of a panel."""
    return panel(page, key).locator("svg.marks")


def area_map(page: Page, key: str) -> Locator:
    """Return the map of a panel: of its two drawings the one that is seen."""
    return panel(page, key).locator(".km-map [data-svg]:visible > svg")


def legend_total(page: Page) -> list[int]:
    """Return the last line of the village map's legend: areas, villages of the register, villages counted."""
    return numbers(page.locator(".km-key tfoot"))


def numbers(part: Locator) -> list[int]:
    """Return the whole numbers written in a part of the page, in their order."""
    return [int(found) for found in DIGITS.findall(part.inner_text().replace(",", ""))]

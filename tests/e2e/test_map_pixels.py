"""The map in a real browser: drawn as wide as its panel, every district named, an area one click away."""

import pytest
from playwright.sync_api import Locator, Page, expect
from sqlmodel import Session

from kmcore.drawing.coverage_shades import shade_of, shades
from kmcore.programme.coverage import Filters, coverage
from tests.e2e.support.browser import DESK, PHONE, Size
from tests.e2e.support.days import REFERENCE
from tests.e2e.support.hand import area_map, expect_query, panel
from tests.e2e.support.visit import Visit

pytestmark = pytest.mark.browser
# What is said of an area, whether its colour is the class's own, and whether the drawing stays in its panel.
AREAS = """svg => [...svg.querySelectorAll("path")].map(path => ({
    code: new URL(path.closest("a").getAttribute("href"), location.href).searchParams.get("area"),
    fill: getComputedStyle(path).fill,
}))"""
OVERLAPS = """svg => {
    const boxes = [...svg.querySelectorAll("text")].map(text => [text.textContent, text.getBoundingClientRect()]);
    const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.height, b.height) * 0.45;
    return boxes.flatMap(([one, a], at) => boxes.slice(at + 1).filter(([, b]) => over(a, b)).map(([other]) => [one, other]));
}"""


def rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


@pytest.mark.parametrize("size", [DESK, PHONE], ids=lambda size: size.name)
def test_every_district_is_named_and_wears_its_class(look: Visit, records: Session, size: Size) -> None:
    page = look("/villages", size)
    svg = area_map(page, "map_panel")
    colours = {shade.number: rgb(shade.colour) for shade in shades()}
    rows = coverage(records, REFERENCE, "district", Filters())
    wanted = {row.code: colours[shade_of(row.reported, row.villages)] for row in rows}
    assert {area["code"]: area["fill"] for area in svg.evaluate(AREAS)} == wanted
    texts = svg.locator("text").all_text_contents()
    assert sum("%" in text for text in texts) == len(rows) == 23
    assert svg.evaluate(OVERLAPS) == []
    assert smallest_letters(svg) >= 9
    assert_inside_panel(page, svg)


def smallest_letters(svg: Locator) -> float:
    """In pixels of the screen."""
    return float(
        svg.evaluate(
            "svg => Math.min(...[...svg.querySelectorAll('text')].map(text => Number(text.getAttribute('font-size'))))"
            " * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width"
        )
    )


def assert_inside_panel(page: Page, svg: Locator) -> None:
    drawn, around = svg.bounding_box(), panel(page, "map_panel").bounding_box()
    assert drawn
    assert around
    assert drawn["x"] >= around["x"]
    assert drawn["x"] + drawn["width"] <= around["x"] + around["width"] + 0.5


def test_in_the_dark_more_is_brighter(look: Visit) -> None:
    fills = area_map(look("/villages", scheme="dark"), "map_panel").evaluate(AREAS)
    assert len({area["fill"] for area in fills}) >= 4
    light = {rgb(shade.colour) for shade in shades()}
    assert not {area["fill"] for area in fills} & light


def test_a_click_goes_to_the_area_without_loading_the_page_anew(look: Visit) -> None:
    page = look("/villages")
    page.evaluate("window.stillHere = true")
    area_map(page, "map_panel").locator('a[href*="area=8009"]').first.click()
    expect_query(page, {"area": "8009"})
    expect(panel(page, "trail")).to_contain_text("อำเภอทุ่งสง")
    assert page.evaluate("window.stillHere") is True


def test_an_area_is_reached_by_keyboard_and_says_what_it_is(look: Visit) -> None:
    link = area_map(look("/"), "map_panel").get_by_role("link").first
    link.focus()
    assert "หมู่บ้าน" in (link.locator("path").get_attribute("aria-label") or "")
    expect(link).to_be_focused()

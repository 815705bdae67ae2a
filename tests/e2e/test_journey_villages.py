"""Looking for villages: into a district and out again, filtered, found by name and code, listed."""

import re

import pytest
from playwright.sync_api import Page, expect
from sqlmodel import Session

from kmcore.programme.coverage import Filters, coverage, coverage_total
from tests.e2e.support.as_typed import as_typed
from tests.e2e.support.browser import DESK, PHONE, Size
from tests.e2e.support.days import REFERENCE
from tests.e2e.support.hand import (
    area_map,
    back,
    choose,
    expect_query,
    legend_total,
    numbers,
    panel,
    press,
    query,
    reload,
    write,
)
from tests.e2e.support.visit import Visit

pytestmark = pytest.mark.browser
THUNG_SONG = "8009"


def listed(page: Page) -> list[str]:
    """Return the codes of the villages in the list."""
    shown = panel(page, "list_panel").locator(".km-table:not(.km-key) td:first-child").all_inner_texts()
    return [as_typed(text) for text in shown]


@pytest.mark.parametrize("size", [DESK, PHONE], ids=lambda size: size.name)
def test_into_a_district_and_out_again(look: Visit, records: Session, size: Size) -> None:
    district = coverage_total(coverage(records, REFERENCE, "subdistrict", Filters(area=THUNG_SONG)))
    page = look("/villages", size)
    press(area_map(page, "map_panel").get_by_role("link", name="ทุ่งสง"))
    expect_query(page, {"area": THUNG_SONG})
    expect(panel(page, "trail")).to_contain_text("อำเภอทุ่งสง")
    assert legend_total(page)[1:] == [district.register, district.reported]
    press(page.get_by_role("link", name="ทั้งจังหวัด"))
    assert query(page) == {}, "a reload would show the district again"
    assert legend_total(page)[1] == 1551
    back(page)
    assert legend_total(page)[1] == district.register


def test_a_cohort_is_still_of_the_whole_register_and_stays_after_a_reload(
    look: Visit, records: Session
) -> None:
    first = coverage_total(coverage(records, REFERENCE, "district", Filters(cohort=1)))
    page = look("/villages")
    choose(page, "รุ่น", "รุ่นที่ 1")
    for _seen in ("chosen", "reloaded"):
        expect_query(page, {"cohort": "1"})
        assert legend_total(page)[1:] == [1551, first.reported]
        expect(panel(page, "list_panel")).to_contain_text(f"อยู่นอกตัวกรอง {first.outside:,} หมู่บ้าน")
        expect(page.get_by_role("combobox", name="รุ่น", exact=True)).to_have_value("รุ่นที่ 1")
        reload(page)


def test_every_subdistrict_is_on_the_map(look: Visit, records: Session) -> None:
    page = look("/villages")
    press(page.get_by_text("รายตำบล", exact=True))
    expect_query(page, {"level": "subdistrict"})
    assert legend_total(page)[:2] == [len(coverage(records, REFERENCE, "subdistrict")), 1551]
    areas = area_map(page, "map_panel").locator("path")
    expect(areas).to_have_count(legend_total(page)[0])


def test_a_place_is_found_by_name_and_by_code(look: Visit) -> None:
    page = look("/villages")
    found = page.locator(".km-places").get_by_role("link", name="อำเภอทุ่งสง")
    for asked in ("ทุ่งสง", "Thung Song", THUNG_SONG):
        write(page, "ค้นชื่อหรือรหัส", asked)
        assert query(page) == {"q": asked}
        expect(found).to_be_visible()
    write(page, "ค้นชื่อหรือรหัส", "กรุงเทพ")
    expect(panel(page, "list_panel")).to_contain_text("ไม่พบ “กรุงเทพ”")
    write(page, "ค้นชื่อหรือรหัส", "ทุ่งสง")
    press(found)
    assert query(page)["area"] == THUNG_SONG
    expect(panel(page, "trail")).to_contain_text("อำเภอทุ่งสง")


def test_a_colour_of_the_legend_lists_its_villages(look: Visit) -> None:
    page = look("/villages")
    line = page.locator(".km-key tbody tr").last
    counted = numbers(line.locator("td.n").last)[0]
    press(line.get_by_role("link").first)
    expect(panel(page, "list_panel").locator("caption")).to_contain_text(f"{counted:,} หมู่บ้าน")
    expect(page.locator(".km-key tr.chosen")).to_have_count(1)
    assert len(listed(page)) == min(25, counted)


def test_a_page_of_the_list_stays_after_a_reload(look: Visit) -> None:
    page = look("/villages")
    press(page.get_by_text("รายชื่อหมู่บ้าน", exact=True).first)
    first = listed(page)
    press(page.get_by_role("button", name=re.compile("^(หน้า|หน้าที่|Page) 3$")))
    third = listed(page)
    expect_query(page, {"list": "villages", "page": "3"})
    assert len(third) == 25
    assert not set(first) & set(third)
    reload(page)
    assert listed(page) == third


def test_a_wrong_address_is_calm_and_shows_the_province(look: Visit) -> None:
    page = look("/villages?area=999999&cohort=seven&level=moon&shade=99")
    expect(page.get_by_test_id("stAlert").filter(has_text="999999")).to_be_visible()
    assert legend_total(page)[1] == 1551

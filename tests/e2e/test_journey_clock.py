"""The clock: another day for every figure, in the address, from page to page, said calmly when impossible."""

import re

import pytest
from playwright.sync_api import expect
from sqlmodel import Session

from kmcore.programme.coverage import coverage, coverage_total
from tests.e2e.support.days import CIRCLE, REFERENCE
from tests.e2e.support.hand import expect_query, legend_total, open_clock, panel, press, query, reload, write
from tests.e2e.support.visit import Visit

pytestmark = pytest.mark.browser
ON_THE_CIRCLE = {"as_of": "2007-01-09"}


def test_a_past_day_changes_the_headline_and_stays(look: Visit, records: Session) -> None:
    then, now = (coverage_total(coverage(records, day)).reported for day in (CIRCLE, REFERENCE))
    assert then != now
    page = look("/")
    expect(panel(page, "figure_villages")).to_contain_text(f"{now:,} / 1,551")
    open_clock(page)
    press(page.get_by_role("button", name="วันประชุม 9 ม.ค. 2550"))
    expect(panel(page, "figure_villages")).to_contain_text(f"{then:,} / 1,551")
    expect_query(page, ON_THE_CIRCLE)
    press(page.get_by_role("link", name="แผนที่หมู่บ้าน", exact=True))
    expect_query(page, ON_THE_CIRCLE)
    assert legend_total(page)[1:] == [1551, then]
    press(page.locator(".km-key tbody").get_by_role("link").first)
    assert query(page)["as_of"] == ON_THE_CIRCLE["as_of"], "a plain link starts anew and must carry the day"
    expect(panel(page, "clock")).to_contain_text("ข้อมูล ณ 9 ม.ค. 2550")


def test_a_day_can_be_typed_as_thais_write_it_and_undone(look: Visit) -> None:
    page = look("/actions")
    open_clock(page)
    for typed in ("31 ม.ค. 2550", "30/1/2550", "๒๙ มกราคม ๒๕๕๐"):
        write(page, "วันอื่น", typed)
    expect_query(page, {"as_of": "2007-01-29"})
    press(page.get_by_role("button", name="วันอ้างอิง 8 ก.พ. 2550"))
    expect_query(page, {})
    expect(panel(page, "clock")).to_contain_text("ข้อมูล ณ 8 ก.พ. 2550")


def test_back_takes_the_day_away_and_then_the_page(look: Visit) -> None:
    page = look("/actions")
    press(page.get_by_role("link", name="งบประมาณ", exact=True))
    expect(page).to_have_url(re.compile("/budget"))
    open_clock(page)
    press(page.get_by_role("button", name="วันประชุม 9 ม.ค. 2550"))
    expect_query(page, ON_THE_CIRCLE)
    page.keyboard.press("Escape")
    page.go_back()
    expect(panel(page, "clock")).to_contain_text("ข้อมูล ณ 8 ก.พ. 2550")
    expect_query(page, {})
    page.go_forward()
    expect(panel(page, "clock")).to_contain_text("ข้อมูล ณ 9 ม.ค. 2550")
    expect_query(page, ON_THE_CIRCLE)
    page.go_back()
    expect_query(page, {})
    page.go_back()
    expect(page).to_have_url(re.compile("/actions"))
    expect(panel(page, "clock")).to_contain_text("ข้อมูล ณ 8 ก.พ. 2550")


def test_the_same_page_s_link_keeps_the_day_and_back_still_takes_it(look: Visit) -> None:
    page = look("/actions")
    press(page.get_by_role("link", name="งบประมาณ", exact=True))
    expect(page).to_have_url(re.compile("/budget"))
    open_clock(page)
    press(page.get_by_role("button", name="วันประชุม 9 ม.ค. 2550"))
    expect_query(page, ON_THE_CIRCLE)
    page.keyboard.press("Escape")
    press(page.get_by_role("link", name="งบประมาณ", exact=True))
    expect_query(page, ON_THE_CIRCLE)
    expect(panel(page, "clock")).to_contain_text("ข้อมูล ณ 9 ม.ค. 2550")
    page.go_back()
    expect_query(page, {})
    expect(panel(page, "clock")).to_contain_text("ข้อมูล ณ 8 ก.พ. 2550")


def test_a_day_that_never_was_is_said_so_in_thai(look: Visit) -> None:
    page = look("/")
    open_clock(page)
    write(page, "วันอื่น", "29 ก.พ. 2550")
    expect(page.get_by_test_id("stAlert")).to_contain_text("ไม่มีวันที่ 29 กุมภาพันธ์ 2550")
    expect_query(page, {})
    write(page, "วันอื่น", "28 ม.ค. 2550")
    expect(page.get_by_test_id("stAlert")).to_have_count(0)
    expect_query(page, {"as_of": "2007-01-28"})


def test_a_wrong_day_in_the_address_shows_the_reference_day(look: Visit) -> None:
    page = look("/?as_of=2007-02-30")
    expect(page.get_by_test_id("stAlert")).to_contain_text("จึงแสดงข้อมูลของวันอ้างอิงแทน")
    expect(panel(page, "clock")).to_contain_text("ข้อมูล ณ 8 ก.พ. 2550")
    reload(page)
    expect(page.get_by_test_id("stAlert")).to_have_count(0)

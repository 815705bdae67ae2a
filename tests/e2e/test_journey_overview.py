"""The governor's way in: a number on the overview leads to what it is made of, and back."""

import re

import pytest
from playwright.sync_api import expect
from sqlmodel import Session

from kmcore.programme.coverage import coverage, coverage_total
from tests.e2e.support.days import CIRCLE, REFERENCE
from tests.e2e.support.hand import area_map, back, legend_total, panel, press, query
from tests.e2e.support.visit import Visit

pytestmark = pytest.mark.browser


def test_the_first_number_leads_to_its_villages(look: Visit, records: Session) -> None:
    province = coverage_total(coverage(records, REFERENCE))
    more = province.reported - coverage_total(coverage(records, CIRCLE)).reported
    page = look("/")
    expect(panel(page, "figure_villages")).to_contain_text(re.compile(rf"\+{more:,}\sจากวงครั้ง\u2060?ก่อน"))
    press(page.get_by_role("link", name=f"{province.reported:,} / {province.register:,}"))
    expect(page.get_by_role("heading", level=1)).to_have_text("แผนที่หมู่บ้าน")
    assert query(page)["measure"] == "reported"
    assert legend_total(page)[1:] == [1551, province.reported]
    back(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("ภาพรวม")
    assert page.evaluate("location.pathname") == "/"


def test_its_map_leads_into_a_district_and_its_list_to_an_item(look: Visit) -> None:
    page = look("/")
    press(area_map(page, "map_panel").get_by_role("link", name="สิชล"))
    expect(panel(page, "trail")).to_contain_text("อำเภอสิชล")
    assert page.evaluate("location.pathname") == "/villages"
    back(page)
    ask = panel(page, "decide_panel").get_by_role("link").first
    title = ask.inner_text()
    press(ask)
    expect(page.get_by_role("heading", level=2).first).to_contain_text(title)

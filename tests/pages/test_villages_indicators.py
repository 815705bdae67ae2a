"""แผนที่หมู่บ้าน by an indicator: values with their source, a word where there is none, need beside coverage."""

from collections.abc import Iterator
from datetime import date
from io import StringIO
from typing import Any

import pytest

from dashboard.present import formatting
from kmcore.access.actor import By
from kmcore.access.kinds import AccountRole
from kmcore.areas.indicator_rules import ValueFrom
from kmcore.areas.indicators import indicator_figures, indicator_years
from kmcore.areas.queries import subdistricts
from kmcore.clock import system_clock
from kmcore.exchange.indicator_table import indicator_table
from kmcore.exchange.tables import write_csv
from kmcore.programme.coverage import NO_FILTER
from kmcore.registers.commands import import_file
from kmcore.registers.definitions import KINDS
from kmcore.registers.reference_index import ReferenceIndex
from kmcore.registers.understood_file import understood_file
from kmcore.storage.unit_of_work import reading
from tests.pages.actions_board import Ask, asker
from tests.pages.conftest import OpenView
from tests.support.builds import loaded, open_engine
from tests.support.databases import SqliteDatabases
from tests.support.figures import closed_figures
from tests.support.people import person
from tests.support.thai_left import thai_left

EVE = date(2007, 2, 8)
MISSING = ("800106", "800801")  # no value of theirs was given: no sum for their districts
INDICATORS = (
    "รหัส,ตัวชี้วัด,ชื่อภาษาอังกฤษ,หน่วย,ยิ่งมากยิ่งขาด,วิธีรวม\n"
    "poor,ครัวเรือนตกเกณฑ์ จปฐ.,Households below,ครัวเรือน,ใช่,รวมพื้นที่ย่อย\n"
    "income,รายได้เฉลี่ย,Mean income,บาท,ไม่ใช่,เฉลี่ยพื้นที่ย่อย\n"
    "debt,หนี้ที่เปลี่ยนไป,Change of debt,ร้อยละ,ใช่,ไม่คิดจากพื้นที่ย่อย\n"
)


def _imported(engine: Any, by: By, kind: str, text: str) -> None:
    with reading(engine) as session:
        found = understood_file(KINDS[kind], text.encode(), f"{kind}.csv", ReferenceIndex(session, KINDS))
    preview, written = import_file(engine, by, found)
    assert written.new == len(preview.good) == text.count("\n") - 1


@pytest.fixture(scope="module")
def measured_store(sqlite_databases: SqliteDatabases) -> Iterator[str]:
    """The URL of a store with three indicators of the subdistricts, imported: read it, do not write."""
    with sqlite_databases.lend(loaded) as url:
        engine = open_engine(url)
        by = person(engine, AccountRole.SECRETARIAT).by()
        with reading(engine) as session:
            codes = [area.code for area in subdistricts(session) if area.code not in MISSING]
        rows = StringIO()
        rows.write("ตัวชี้วัด,รหัสพื้นที่,ปี,ค่า\n")
        for place, code in enumerate(codes):
            rows.write(f"poor,{code},2549,{place}\n")
            rows.write(f"income,{code},{2548 + place % 2},{20000 + place}.25\n")
            rows.write(f"debt,{code},2549,{place / 4 - 20:.2f}\n")
        _imported(engine, by, "indicators", INDICATORS)
        _imported(engine, by, "indicator-values", rows.getvalue())
        yield url
        engine.dispose()


@pytest.fixture
def open_measured(open_view: OpenView, use_store: Any, measured_store: str) -> OpenView:
    """Return ``open_view`` on the store with indicators."""
    use_store(measured_store)
    return open_view


@pytest.fixture
def asked(measured_store: str) -> Ask:
    """Return what asks the store a query, past the page."""
    return asker(measured_store)


def test_what_can_be_chosen_are_years_with_values_and_the_register_itself(asked: Ask) -> None:
    found = [one.address for one in asked(indicator_years, EVE)]
    assert found == [
        "poor:2549",
        "income:2549",
        "income:2548",
        "debt:2549",
        "register-population:",
        "register-households:",
    ]
    assert "poor:2549" not in [one.address for one in asked(indicator_years, date(2005, 1, 1))]


def test_a_district_without_its_own_value_is_summed_only_where_its_indicator_permits(asked: Ask) -> None:
    poor = asked(indicator_figures, EVE, "poor:2549", "district").values
    assert (poor["8001"].hundredths, poor["8001"].how) == (None, ValueFrom.SUM)
    below = asked(indicator_figures, EVE, "poor:2549", "subdistrict", "8002").values
    assert poor["8002"].hundredths == sum(one.hundredths for one in below.values())
    debt = asked(indicator_figures, EVE, "debt:2549", "district").values
    assert {one.hundredths for one in debt.values()} == {None}
    income = asked(indicator_figures, EVE, "income:2549", "district").values.values()
    assert {one.how for one in income} == {ValueFrom.MEAN}
    assert any(0 < one.given < one.within and one.hundredths for one in income)


def test_the_register_s_population_is_an_indicator_of_districts_as_they_are(asked: Ask) -> None:
    found = asked(indicator_figures, EVE, "register-population:", "district").values
    assert sum(one.hundredths for one in found.values()) == 1_510_460_00
    assert {one.how for one in found.values()} == {ValueFrom.OWN}


def test_the_map_wears_the_values_and_says_where_there_is_none(open_measured: OpenView) -> None:
    screen = open_measured("villages", paint="poor:2549")
    assert (screen.problems, screen.warnings) == ([], [])
    words = " ".join(screen.words)
    assert "ไม่มีค่า" in words
    assert "ยังรวมไม่ได้ มีค่า 15 จาก 16 พื้นที่ย่อย" in words
    assert "หน่วย: ครัวเรือน" in words
    assert "ปี 2549" in words
    assert "ค่ามากคือขาดมาก" in words
    assert "lack-6" in screen.html
    assert "good-6" not in screen.html.split("km-swatch")[0]
    assert closed_figures(screen.html) == []


@pytest.mark.parametrize(
    "query",
    [
        {"paint": "income:2548"},
        {"paint": "debt:2549", "level": "subdistrict"},
        {"paint": "debt:2549"},
        {"paint": "debt:2549", "area": "8001"},
        {"paint": "poor:2549", "shade": "6", "list": "areas"},
        {"paint": "poor:2549", "shade": "0", "list": "areas"},
        {"paint": "poor:2549", "list": "villages"},
        {"paint": "poor:2549", "list": "evidence"},
        {"paint": "poor:2549", "agency": "nfe"},
        {"paint": "register-households:"},
        {"paint": "register-population:", "lang": "en"},
    ],
    ids=str,
)
def test_every_choice_is_drawn_and_its_figures_open(open_measured: OpenView, query: dict[str, str]) -> None:
    screen = open_measured("villages", **query)
    assert (screen.problems, screen.warnings) == ([], [])
    assert closed_figures(screen.html) == []


def test_in_english_only_names_are_thai(open_measured: OpenView) -> None:
    left = thai_left(open_measured("villages", paint="register-population:", lang="en"))
    assert left == []


def test_a_colour_leads_to_its_areas_and_they_are_as_many(open_measured: OpenView) -> None:
    whole = open_measured("villages", paint="debt:2549", level="subdistrict")
    shown = open_measured("villages", paint="debt:2549", level="subdistrict", shade="1", list="areas")
    counted = whole.html.split("lack-1")
    assert len(counted) > 1
    assert "−20" in " ".join(shown.words)


def test_below_0_and_decimals_stand_as_they_were_given(open_measured: OpenView) -> None:
    words = " ".join(open_measured("villages", paint="debt:2549", area="8002", list="areas").words)
    assert formatting.hundredths(-1975) == "−19.75"
    assert "−" in words


def test_an_unknown_indicator_is_dropped_with_a_sentence(open_measured: OpenView) -> None:
    screen = open_measured("villages", paint="moon:2549")
    assert screen.problems == []
    assert len(screen.warnings) == 1


def test_the_file_has_no_value_where_there_is_none(measured_store: str) -> None:
    with reading(open_engine(measured_store)) as session:
        table = indicator_table(session, EVE, system_clock(), "poor:2549", "district", NO_FILTER)
    values = {row["code"]: row["value"] for row in table.rows}
    assert values["8001"] is None
    assert values["8002"] is not None
    assert "ครัวเรือน" in write_csv(table).decode("utf-8-sig")

"""แผนที่หมู่บ้าน: every map, legend and list adds up to the register, whatever is chosen."""

import re
from datetime import date
from itertools import product

import pytest

from kmcore.programme.coverage import Filters
from kmcore.programme.villages import villages
from kmcore.storage.engine import open_engine
from kmcore.storage.unit_of_work import reading
from tests.pages.conftest import OpenView

EVE = date(2007, 2, 8)
MEASURES = (
    "villages",
    "promised",
    "reported",
    "verified",
    "gap",
    "overlap",
    "cohort_1",
    "cohort_2",
    "cohort_3",
)
FILTERS: tuple[dict[str, str], ...] = (
    {},
    {"cohort": "2"},
    {"mission": "sufficiency"},
    {"agency": "pho"},
    {"cohort": "1", "agency": "doae"},
)
LEGEND = re.compile(r'<table class="km-table km-key">.*?</table>', re.DOTALL)
NUMBER = re.compile(r'<td class="n">([\d,]+)</td>')


def _legend(html: str) -> tuple[list[list[int]], list[int]]:
    """The legend's lines and its total: areas, register, counted."""
    table = LEGEND.search(html)
    assert table, "no legend"
    body, foot = table.group().split("<tfoot>")
    lines = [_numbers(row) for row in body.split("<tr")[2:]]
    return lines, _numbers(foot)


def _numbers(row: str) -> list[int]:
    return [int(found.replace(",", "")) for found in NUMBER.findall(row)]


@pytest.mark.parametrize(("level", "measure"), [*product(("district", "subdistrict"), MEASURES)])
def test_the_legend_adds_up_to_the_register(open_view: OpenView, level: str, measure: str) -> None:
    lines, total = _legend(open_view("villages", level=level, measure=measure).html)
    assert total[:2] == [23 if level == "district" else 170, 1551]
    assert [sum(column) for column in zip(*lines, strict=True)] == total


@pytest.mark.parametrize("chosen", FILTERS)
def test_filters_leave_the_register_whole(open_view: OpenView, chosen: dict[str, str]) -> None:
    html = open_view("villages", measure="villages", **chosen).html
    _lines, total = _legend(html)
    outside = re.search(r"อยู่นอกตัวกรอง ([\d,]+) หมู่บ้าน", html)
    left_out = int(outside.group(1).replace(",", "")) if outside else 0
    assert total[1] == 1551
    assert total[2] + left_out == 1551
    assert (left_out == 0) == (not chosen)


@pytest.mark.parametrize("measure", ["reported", "gap", "cohort_3"])
def test_the_list_is_what_the_map_counts(open_view: OpenView, minutes_store: str, measure: str) -> None:
    html = open_view("villages", measure=measure, area="8009").html
    _lines, total = _legend(html)
    filters = Filters(3 if measure == "cohort_3" else None, area="8009")
    with reading(open_engine(minutes_store)) as session:
        found = villages(session, EVE, filters, "villages" if measure == "cohort_3" else measure, limit=25)  # type: ignore[arg-type]
    assert total[2] == found.count
    assert f"{found.count} หมู่บ้าน" in html
    assert all(code in html for code in found.frame["code"])


def test_a_colour_lists_its_own_villages(open_view: OpenView) -> None:
    lines, _total = _legend(open_view("villages").html)
    html = open_view("villages", shade="6").html
    assert f"{lines[-1][2]} หมู่บ้าน" in html


def test_going_into_a_district_and_a_subdistrict(open_view: OpenView) -> None:
    district = open_view("villages", area="8009")
    assert "ทั้งจังหวัด" in district.words
    assert _legend(district.html)[1][:2] == [13, 124]
    rows = [row for row in district.chart("map_subdistrict_8009").all_rows if "shade" in row]
    assert {row["code"][:4] for row in rows} == {"8009"}
    inner = open_view("villages", area="800902", measure="villages")
    assert all(code.startswith("800902") for code in re.findall(r"\b80\d{6}\b", inner.html))


@pytest.mark.parametrize(
    "query",
    [{"area": "9999"}, {"area": "x" * 400}, {"area": "<script>"}],
)
def test_an_unknown_area_is_said_and_left_out(open_view: OpenView, query: dict[str, str]) -> None:
    screen = open_view("villages", **query)
    assert screen.problems == []
    assert any("ไม่มีพื้นที่รหัส" in warning for warning in screen.warnings)
    assert _legend(screen.html)[1][:2] == [23, 1551]
    assert "<script>" not in screen.html


@pytest.mark.parametrize(
    "query", [{"measure": "nonsense"}, {"cohort": "9"}, {"level": "moon"}, {"shade": "99"}, {"agency": "'"}]
)
def test_what_is_not_a_choice_is_said_and_means_the_default(
    open_view: OpenView, query: dict[str, str]
) -> None:
    screen = open_view("villages", **query)
    assert screen.problems == []
    assert any(next(iter(query)) in warning for warning in screen.warnings)
    assert _legend(screen.html) == _legend(open_view("villages").html)


@pytest.mark.parametrize(
    ("text", "code"), [("ทุ่งสง", "8009"), ("thung song", "8009"), ("8009", "8009"), ("๘๐๐๙", "8009")]
)
def test_searching_by_name_in_both_languages_and_by_code(open_view: OpenView, text: str, code: str) -> None:
    html = open_view("villages", q=text).html
    assert f"area={code}" in html


def test_a_search_that_finds_nothing_says_what_to_try(open_view: OpenView) -> None:
    assert "ไม่พบ “กรุงเทพ”" in open_view("villages", q="กรุงเทพ").text

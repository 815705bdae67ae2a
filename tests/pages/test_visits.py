"""แผนนิเทศติดตาม: a visit a district, no day that no source gives, and where results are thin."""

from datetime import date

import pytest

from dashboard.present import formatting
from kmcore.fieldwork.queries import visits
from kmcore.fieldwork.read_models import VisitRow
from kmcore.programme.coverage import Coverage, coverage
from tests.pages.actions_board import Ask, asker
from tests.pages.conftest import OpenView
from tests.support.pieces import table
from tests.support.thai_left import thai_left

CIRCLE, EVE = date(2007, 1, 9), date(2007, 2, 8)
PLAN = "แผนนิเทศรายอำเภอ"


@pytest.fixture
def asked(minutes_store: str) -> Ask:
    """Return what asks the store a query, past the page."""
    return asker(minutes_store)


@pytest.mark.parametrize("day", [CIRCLE, EVE])
def test_every_district_has_its_line(open_view: OpenView, asked: Ask, day: date) -> None:
    screen = open_view("visits", as_of=day.isoformat())
    areas: dict[str, Coverage] = {row.code: row for row in asked(coverage, day, "district")}
    found: list[VisitRow] = asked(visits, day)
    lines = {line[0]: line[1:] for line in table(screen, PLAN)}
    assert len(lines) == len(found) == 23
    for visit in found:
        area = areas[visit.district.code]
        share = formatting.percent(area.reported, area.villages)
        counts = f"{formatting.number(area.reported)} / {formatting.number(area.villages)}"
        assert lines[visit.district.name(day)] == ["ไม่ระบุในที่มา", counts, share, "บรรทัด 25"]
        assert f'href="/villages?area={visit.district.code}' in screen.html


def test_a_minor_district_is_called_so_before_it_became_one(open_view: OpenView) -> None:
    then = [line[0] for line in table(open_view("visits"), PLAN)]
    later = [line[0] for line in table(open_view("visits", as_of="2007-09-08"), PLAN)]
    assert sum(name.startswith("กิ่งอำเภอ") for name in then) == 2
    assert sum(name.startswith("กิ่งอำเภอ") for name in later) == 0


def test_where_results_are_thin_stands_first(open_view: OpenView) -> None:
    shares = [float(line[3].removesuffix(" %")) for line in table(open_view("visits"), PLAN)]
    assert shares == sorted(shares)
    assert shares[0] < shares[-1]


def test_the_figures_count_what_is_known(open_view: OpenView, asked: Ask) -> None:
    screen = open_view("visits")
    thin = sum(2 * row.reported < row.villages for row in asked(coverage, EVE, "district"))
    assert "23" in screen.within("figure_planned")
    assert "0 / 23" in screen.within("figure_dated")
    assert "0 / 23" in screen.within("figure_held")
    assert f"{thin} / 23" in screen.within("figure_thin")
    assert "ที่มาขัดกัน" in " ".join(screen.within("figure_planned"))


def test_the_page_says_that_the_plan_gives_no_dates(open_view: OpenView) -> None:
    assert "ที่มาของแผนไม่บอกวัน จึงไม่ใส่วันใดเอง" in open_view("visits").words


def test_the_map_is_there(open_view: OpenView) -> None:
    (areas,) = open_view("visits").maps
    assert len(areas) == 23


def test_in_english_no_thai_is_left(open_view: OpenView) -> None:
    assert thai_left(open_view("visits", lang="en")) == []

"""แผนที่หมู่บ้าน: what the address asks is what is shown, and a place, a click or a search leads on."""

import re
from collections.abc import Callable
from urllib.parse import parse_qsl

import pytest

from tests.pages.conftest import OpenView
from tests.support.markup import read_markup
from tests.support.pieces import piece
from tests.support.screen import Screen


def legend(screen: Screen) -> list[list[str]]:
    """The legend's rows: a colour's words, its areas, their villages, those counted; the last is the sum."""
    return [[cell.strip() for cell in row] for row in read_markup(piece(screen, "km-key")).rows]


def first_table(screen: Screen) -> list[list[str]]:
    """The rows of the table under the switch."""
    return read_markup(piece(screen, 'role="region"')).rows


def listed(screen: Screen) -> int:
    """How many villages the list says it is of."""
    (caption,) = re.findall(r"<caption>([\d,]+) หมู่บ้าน", screen.html)
    return int(str(caption).replace(",", ""))


def codes(screen: Screen) -> list[str]:
    return [row[0] for row in first_table(screen)[1:]]


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"level": "subdistrict"},
        {"measure": "villages"},
        {"measure": "cohort_3", "level": "subdistrict"},
        {"measure": "gap", "agency": "nfe"},
        {"measure": "verified", "mission": "sufficiency", "cohort": "2", "agency": "doae"},
        {"as_of": "2007-01-09", "measure": "overlap"},
    ],
    ids=str,
)
def test_the_drawn_legend_and_table_add_up_to_the_register(
    open_view: OpenView, query: dict[str, str]
) -> None:
    screen = open_view("villages", **query)
    *lines, whole = legend(screen)[1:]
    assert whole[2] == "1,551"
    for column in (1, 2, 3):
        numbers = [int(line[column].replace(",", "")) for line in [*lines, whole]]
        assert sum(numbers[:-1]) == numbers[-1]
    assert first_table(screen)[-1][1] == "1,551"
    (areas,) = screen.maps
    assert len(areas) == int(whole[1])
    assert sum(area.counts[0] for area in areas) == int(whole[3].replace(",", ""))


def test_the_day_moves_the_figures(open_view: OpenView) -> None:
    assert legend(open_view("villages"))[-1][3] == "812"
    assert legend(open_view("villages", as_of="2007-01-09"))[-1][3] == "716"


def test_every_colour_leads_to_its_own_villages(open_view: OpenView) -> None:
    screen = open_view("villages")
    counted = {}
    for row in legend(screen)[1:-1]:
        low = row[0].split("–")[0]
        counted[low] = int(row[3])
    addresses = [tag.attributes["href"] for tag in read_markup(piece(screen, "km-key")).all("a")]
    assert len(addresses) == 4 * len(counted)
    for place, count in enumerate(counted.values()):
        address, areas, register, figure = addresses[4 * place : 4 * place + 4]
        assert (figure, register) == (address, areas)
        assert areas == address.replace("list=villages", "list=areas")
        shade = re.fullmatch(r"/villages\?shade=(\d)&list=villages", address)
        assert shade
        assert listed(open_view("villages", shade=shade[1])) == count


@pytest.mark.parametrize(
    ("area", "villages", "place"),
    [("8009", 124, "อำเภอทุ่งสง"), ("800902", None, "อำเภอทุ่งสง"), ("80090201", 1, "หมู่ 1")],
)
def test_a_place_shows_its_own_villages_and_the_way_back(
    open_view: OpenView, area: str, villages: int | None, place: str
) -> None:
    screen = open_view("villages", area=area, measure="villages")
    assert screen.warnings == []
    assert all(code.startswith(area) for code in codes(screen))
    assert villages in {None, listed(screen)}
    trail = screen.within("trail")
    assert trail[0] == "ทั้งจังหวัด"
    assert any(place in words for words in trail)
    inside = {one.code for one in screen.maps[0]}
    assert inside
    assert {code[:4] for code in inside} == {"8009"}, "the map shows the whole district"
    assert legend(screen)[-1][2] == "124"


@pytest.mark.parametrize(
    "area", ["9999", "80", "8001x", "%", "' OR 1=1 --", "<b>", "\u202e8001", "8001\n# x"]
)
def test_a_place_that_is_not_is_told_and_the_province_shown(open_view: OpenView, area: str) -> None:
    screen = open_view("villages", area=area)
    (told,) = screen.warnings
    assert told.startswith("ไม่มีพื้นที่รหัส ")
    assert told.endswith("เลือกอำเภอจากแผนที่หรือค้นด้วยชื่อ")
    assert "\n" not in told
    assert legend(screen)[-1][2] == "1,551"
    assert screen.problems == []


@pytest.mark.parametrize("name", ["measure", "level", "cohort", "mission", "agency", "shade", "list"])
@pytest.mark.parametrize("asked", ["nonsense", "-1", "reported'"])
def test_a_choice_that_is_not_is_told_and_dropped(open_view: OpenView, name: str, asked: str) -> None:
    screen = open_view("villages", **{name: asked})
    (told,) = screen.warnings
    assert f"ค่าที่ไม่รู้จักใน {name} " in told
    assert asked not in told
    assert name not in screen.session.query_params
    assert legend(screen)[-1][2:] == ["1,551", "812"]


def test_all_of_a_choice_needs_no_word(open_view: OpenView) -> None:
    screen = open_view("villages", cohort="", mission="", agency="")
    assert screen.warnings == []
    assert legend(screen)[-1][2:] == ["1,551", "812"]


def test_what_a_filter_leaves_out_is_counted_too(open_view: OpenView) -> None:
    screen = open_view("villages", cohort="1", measure="villages")
    assert legend(screen)[-1][2:] == ["1,551", "400"]
    assert "อยู่นอกตัวกรอง 1,151 หมู่บ้าน" in screen.words


def test_two_cohorts_at_once_are_nobody_on_the_map_and_in_the_list(open_view: OpenView) -> None:
    screen = open_view("villages", measure="cohort_1", cohort="2", list="villages")
    assert legend(screen)[-1][3] == "0"
    assert "ไม่มีหมู่บ้านตามเงื่อนไขนี้" in screen.words


def test_a_clicked_district_opens_and_keeps_the_choice(open_view: OpenView) -> None:
    (areas,) = open_view("villages", measure="gap", cohort="1").maps
    (href,) = [area.href for area in areas if area.code == "8009"]
    assert dict(parse_qsl(href.partition("?")[2])) == {"area": "8009", "measure": "gap", "cohort": "1"}
    assert {area.style.split("-")[0] for area in areas} <= {"lack", "outside"}, "no colour of success"
    screen = open_view("villages", area="8009", measure="gap", cohort="1")
    assert "อำเภอทุ่งสง" in " ".join(screen.within("trail"))


def test_a_control_writes_its_code_into_the_address(open_view: OpenView) -> None:
    screen = open_view("villages")
    screen.session.selectbox(key="chosen_measure").select("gap")
    screen.again()
    assert screen.session.query_params == {"measure": "gap"}
    screen.session.selectbox(key="chosen_measure").select("reported")
    assert screen.again().session.query_params == {}


def test_the_list_is_read_page_by_page(open_view: OpenView) -> None:
    first, second = (open_view("villages", area="8009", measure="villages", page=page) for page in "12")
    assert len(codes(first)) == len(codes(second)) == 25
    assert codes(first) == sorted(codes(first))
    assert codes(first)[-1] < codes(second)[0]
    last = open_view("villages", area="8009", measure="villages", page="5")
    assert len(codes(last)) == 24


@pytest.mark.parametrize("number", ["0", "-1", "6", "999999999999", "x", ""])
def test_a_page_that_is_not_is_the_first(open_view: OpenView, number: str) -> None:
    screen = open_view("villages", area="8009", measure="villages", page=number)
    assert screen.problems == []
    assert codes(screen)[0] == "80090201"


def test_many_subdistricts_are_shown_in_part_and_said_so(open_view: OpenView) -> None:
    screen = open_view("villages", level="subdistrict")
    areas = int(legend(screen)[-1][1])
    assert len(first_table(screen)) == 1 + 60 + 1 + 1
    assert first_table(screen)[-2][0] == "พื้นที่ที่เหลือ"
    assert any(f"แสดง 60 จาก {areas} พื้นที่" in words for words in screen.words)


@pytest.mark.parametrize(
    ("asked", "found"),
    [("ทุ่งสง", "อำเภอทุ่งสง"), ("thung song", "อำเภอทุ่งสง"), ("8009", "อำเภอทุ่งสง"), ("๘๐๐๙", "อำเภอทุ่งสง")],
)
def test_a_place_is_found_by_name_or_code(open_view: OpenView, asked: str, found: str) -> None:
    html = piece(open_view("villages", q=asked), "km-places")
    assert f'<a href="/villages?area=8009">{found}</a>' in html


@pytest.mark.parametrize("asked", ["ไม่มีที่นี่", "<script>alert(1)</script>", '"><b>', "{{ 7 }}", "%", "_"])
def test_what_is_not_found_is_said_in_its_own_words(open_view: OpenView, asked: str) -> None:
    screen = open_view("villages", q=asked)
    found = read_markup(piece(screen, "km-empty"))
    assert [tag.name for tag in found.tags] == ["p"]
    assert f"ไม่พบ “{asked}”" in found.words[0]


def test_without_data_every_district_is_there_with_nothing_done(
    open_view: OpenView, use_store: Callable[[str], None], empty_store: str
) -> None:
    use_store(empty_store)
    assert legend(open_view("villages"))[1:] == [["0 %", "23", "1,551", "0"], ["รวม", "23", "1,551", "0"]]
    assert codes(open_view("villages", area="8009", measure="villages"))[0] == "80090201"
    assert "ไม่มีหมู่บ้านตามเงื่อนไขนี้" in open_view("villages", area="8009").words


def test_a_village_s_code_leads_to_that_village_whatever_else_is_chosen(open_view: OpenView) -> None:
    for more in ({}, {"measure": "gap"}, {"cohort": "3", "agency": "nfe"}, {"shade": "2"}):
        screen = open_view("villages", area="80090201", **more)
        assert codes(screen) == ["80090201"], more


def test_a_list_says_what_it_leaves_out_and_offers_it(open_view: OpenView) -> None:
    screen = open_view("villages", area="8009")
    shown = listed(screen)
    assert 0 < shown < 124
    said = piece(screen, "km-list-choice")
    assert f"เฉพาะที่มีผลรายงาน: แสดง {shown} จาก 124" in " ".join(said.split())
    (tag,) = [tag for tag in read_markup(said).all("a") if tag.attributes["class"] == "km-link"]
    query = dict(part.split("=") for part in tag.attributes["href"].partition("?")[2].split("&"))
    assert listed(open_view("villages", **query)) == 124

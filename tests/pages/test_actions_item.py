"""ติดตามงาน, one item: where it comes from, who has done what, its history, and the way back."""

import re
from datetime import date

import pytest

from dashboard.present import formatting
from dashboard.views.actions.board_choice import GROUPINGS
from kmcore.actions.queries import item_detail
from kmcore.i18n import catalogue
from kmcore.programme.queries import agencies
from kmcore.sources.queries import sources_by_code
from tests.pages.actions_board import Ask, asker, items
from tests.pages.conftest import OpenView
from tests.support.markup import Tag, read_markup

THAI = re.compile(r"[\u0e00-\u0e7f]")
CIRCLE, EVE = date(2007, 1, 9), date(2007, 2, 8)


@pytest.fixture
def asked(minutes_store: str) -> Ask:
    """Return what asks the store a query, past the page."""
    return asker(minutes_store)


@pytest.mark.parametrize("code", ["A99", "", "a1' OR 1=1", "<script>alert(1)</script>"])
def test_an_unknown_item_is_one_sentence_and_the_board(open_view: OpenView, code: str) -> None:
    screen = open_view("actions", item=code)
    assert screen.problems == []
    assert len(screen.warnings) == 1
    assert "ไม่พบงานติดตาม" in screen.warnings[0]
    assert len(items(screen)) == 22
    assert not code or code not in screen.text


def test_an_item_is_unknown_before_it_was_opened(open_view: OpenView) -> None:
    assert len(open_view("actions", item="A1", as_of="2007-01-08").warnings) == 1


@pytest.mark.parametrize("number", range(1, 23))
def test_an_item_says_where_it_comes_from(open_view: OpenView, asked: Ask, number: int) -> None:
    detail = asked(item_detail, f"A{number}", EVE, CIRCLE)
    screen = open_view("actions", item=detail.row.code)
    (found,) = asked(sources_by_code, [detail.row.source]).values()
    assert screen.problems == screen.warnings == []
    for said in (detail.row.title, formatting.kind(detail.row.kind), formatting.status(detail.row.status)):
        assert said in screen.text
    assert found.label in screen.text
    assert found.quote is None or found.quote in screen.html
    assert Tag("a", {"href": f"/sources?source={found.code}"}) in read_markup(screen.html).tags
    assert detail.row.stated_as in screen.text


def test_an_item_shows_each_owner_and_every_report_newest_first(open_view: OpenView, asked: Ask) -> None:
    detail = asked(item_detail, "A7", EVE, CIRCLE)
    screen = open_view("actions", item="A7")
    table = {row[0].strip(): row for row in read_markup(screen.html).rows if len(row) == 4}
    short = {one.code: one.short for one in asked(agencies)}
    for part in detail.row.parts:
        said = " ".join(table[short[part.agency_code]])
        assert formatting.state(part.state) in said
        assert part.progress is None or f"{part.progress} %" in said
    places = [screen.html.index(update.done) for update in detail.updates]
    assert len(places) == 5
    assert places == sorted(places)


def test_a_moved_date_is_struck_through_with_its_reason_and_source(open_view: OpenView) -> None:
    screen = open_view("actions", item="A3")
    assert "<s>12 ม.ค. 2550</s>" in screen.html
    assert "เลื่อนกำหนด" in screen.text
    assert "เลื่อนการอบรมจาก 12 ม.ค. เป็น 19 ม.ค. 2550" in screen.html
    assert '"/sources?source=gtk-72200"' in screen.html
    before = open_view("actions", item="A3", as_of="2007-01-11")
    assert "<s>" not in before.html


def test_the_way_back_and_on_keeps_the_filters(open_view: OpenView) -> None:
    screen = open_view("actions", view="due", by="date", item="A1")
    steps = {part.proto.label: part.proto.query_string for part in screen.session.get("page_link")}
    assert steps == {
        "← กลับไปที่กระดาน": "by=date&view=due",
        "ถัดไป A5 ›": "by=date&view=due&item=A5",
    }
    before = open_view("actions", view="due", by="date", item="A5").session.get("page_link")[1]
    assert before.proto.query_string == "by=date&view=due&item=A1"
    outside = open_view("actions", view="late", item="A20").session.get("page_link")
    assert [part.proto.label for part in outside] == ["← กลับไปที่กระดาน", "‹ ก่อนหน้า A19"]


def test_in_english_only_what_people_wrote_is_thai(open_view: OpenView) -> None:
    if catalogue("en").gettext("ติดตามงาน") == "ติดตามงาน":
        pytest.skip("the English catalogue is not filled yet")
    visits = [{"by": by} for by in GROUPINGS] + [{"item": f"A{number}"} for number in range(1, 23)]
    for query in visits:
        screen = open_view("actions", lang="en", **query)
        assert [word for word in screen.words if THAI.search(word)] == []

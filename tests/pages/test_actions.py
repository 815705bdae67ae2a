"""ติดตามงาน: the board says what the queries say, one item tells its whole story, a bad address is calm."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlmodel import Session

from dashboard import words
from dashboard.actions.files import board_table
from kmcore.actions.queries import ActionRow, Status, board, by_agency, due_before, item, silent_agencies
from kmcore.evidence.queries import source
from kmcore.meetings.decisions import to_decide
from kmcore.meetings.kinds import ResolutionKind
from kmcore.programme.queries import agencies
from tests.pages.conftest import OpenView
from tests.support.builds import open_engine
from tests.support.markup import Markup, Tag, read_markup
from tests.support.screen import Screen

CIRCLE, EVE, NEXT = date(2007, 1, 9), date(2007, 2, 8), date(2007, 2, 9)
BOARD = 'class="km-table km-board"'


@pytest.fixture
def asked(minutes_store: str) -> Callable[..., Any]:
    """Return what asks the store a query, past the page."""

    def ask(query: Callable[..., Any], *args: Any) -> Any:
        with Session(open_engine(minutes_store)) as session:
            return query(session, *args)

    return ask


@pytest.fixture
def rows(asked: Callable[..., Any]) -> list[ActionRow]:
    """Return the board as of the eve of the next circle."""
    found: list[ActionRow] = asked(board, EVE, CIRCLE)
    return found


def markup(screen: Screen) -> Markup:
    """Return the board's own HTML, read."""
    return read_markup(
        next(str(part.value) for part in screen.session.get("html") if BOARD in str(part.value))
    )


def has_board(screen: Screen) -> bool:
    """Tell whether the page shows any item."""
    return BOARD in screen.html


def items(screen: Screen) -> list[str]:
    """Return the items' codes in the order of the lines, as often as they stand."""
    links = [tag.attributes["href"] for tag in markup(screen).all("a")]
    return [link.split("item=")[1].split("&")[0] for link in links]


def chips(screen: Screen) -> dict[str, int]:
    """Return the quick filters' words with their counts."""
    pills = next(part for part in screen.session.get("button_group") if part.key == "chosen_view")
    parted = [option.rsplit(" ", 1) for option in pills.options]
    return {text: int(count.strip("*")) for text, count in parted}


def headings(screen: Screen) -> list[str]:
    """Return the groups' headings: what spans the table."""
    return [" ".join(row[0].split()) for row in markup(screen).rows if len(row) == 1]


def line(screen: Screen, code: str) -> str:
    """Return the words of an item's line."""
    found = next(row for row in markup(screen).rows if any(cell.startswith(f"{code} ") for cell in row))
    return " ".join(" ".join(found).split())


def test_the_chips_count_what_the_queries_count(
    open_view: OpenView, rows: list[ActionRow], asked: Callable[..., Any]
) -> None:
    decisions = to_decide(rows, [])
    assert list(chips(open_view("actions")).values()) == [
        len(rows),
        sum(row.status == Status.LATE for row in rows),
        sum(row.status == Status.AT_RISK for row in rows),
        due_before(rows, NEXT).total,
        len({found.ref for found in decisions if found.kind == "ask"}),
        len(asked(silent_agencies, EVE, CIRCLE)),
        len({found.ref for found in decisions if found.kind == "no_owner"}),
        sum(row.due_date is None for row in rows),
    ]


@pytest.mark.parametrize("by", ["status", "date"])
def test_every_item_has_its_line(open_view: OpenView, rows: list[ActionRow], by: str) -> None:
    screen = open_view("actions", by=by)
    assert sorted(items(screen)) == sorted(row.code for row in rows)
    for row in rows:
        said = line(screen, row.code)
        assert row.title in said
        assert words.status(row.status) in said
        assert row.progress is None or f"{row.progress} %" in said
        assert row.due_date is None or words.day(row.due_date) in said
        assert ("สาธิต" in said) == row.demo
        assert ("ไม่มีเจ้าของ" in said) == (not row.has_owner)


@pytest.mark.parametrize(
    ("view", "code", "said"),
    [
        ("late", "A1", "เกิน 28 วัน"),
        ("at_risk", "A12", "ติดขัด"),
        ("due", "A3", "12 ม.ค. 2550 19 ม.ค. 2550"),
        ("ask", "A13", "ขอให้ผู้ว่าฯ ช่วย เกษตร:"),
        ("silent", "A2", "ยังไม่มีรายงาน"),
        ("no_owner", "A8", "ไม่มีเจ้าของ"),
        ("no_date", "A12", "ไม่มีวันกำหนด"),
    ],
)
def test_a_quick_filter_shows_what_its_chip_counts(
    open_view: OpenView, view: str, code: str, said: str
) -> None:
    screen = open_view("actions", view=view, by="status")
    assert said in line(screen, code)
    counted = dict(zip(VIEW_WORDS, chips(screen).values(), strict=True))
    if view != "silent":  # there the chip counts agencies
        assert len(items(screen)) == counted[view]


VIEW_WORDS = ("all", "late", "at_risk", "due", "ask", "silent", "no_owner", "no_date")


@pytest.mark.parametrize("by", ["status", "agency", "date"])
def test_what_the_author_thinks_stands_alone_at_the_end(open_view: OpenView, by: str) -> None:
    screen = open_view("actions", by=by)
    assert items(screen)[-1] == "A20"
    assert items(screen).count("A20") == 1
    assert headings(screen)[-1].startswith("ความเห็นผู้เขียน 1 ")
    sections = [tag.attributes["class"].split() for tag in markup(screen).all("tbody")]
    kinds = [names[1] for names in sections if names[0] == "kind"]
    assert kinds.count(ResolutionKind.OPINION) == 1
    assert kinds[-1] == ResolutionKind.OPINION


def test_each_kind_is_told_in_its_own_word(open_view: OpenView, rows: list[ActionRow]) -> None:
    for kind in ResolutionKind:
        screen = open_view("actions", kind=kind.value)
        of_kind = [row.code for row in rows if row.kind == kind]
        assert sorted(items(screen)) == sorted(of_kind)
        tags = [tag for tag in markup(screen).all("span") if "km-kind" in tag.attributes.get("class", "")]
        assert {tag.attributes["class"] for tag in tags} == {f"km-kind {kind.value}"}


def test_by_agency_the_counts_are_the_queries_and_the_silent_are_named(
    open_view: OpenView, rows: list[ActionRow], asked: Callable[..., Any]
) -> None:
    screen = open_view("actions", by="agency")
    everyone = asked(agencies)
    short = {one.code: one.short for one in everyone}
    for count in by_agency(rows, everyone):
        heading = next(
            (said for said in headings(screen) if said.startswith(f"{short[count.agency_code]} ")), ""
        )
        assert heading.startswith(f"{short[count.agency_code]} {count.total}" if count.total else "")
        assert ("ยังไม่รายงานตั้งแต่ 9 ม.ค. 2550" in heading) == count.silent
    assert {row.code for row in rows} == set(items(screen))


def test_the_switch_leaves_what_moved_since_the_last_circle(
    open_view: OpenView, rows: list[ActionRow]
) -> None:
    screen = open_view("actions")
    switch = screen.session.toggle(key="chosen_since")
    moved = [row.code for row in rows if row.moved_since]
    assert switch.label == f"เฉพาะที่เคลื่อนไหวหลังวง 9 ม.ค. 2550 ({len(moved)})"
    switch.set_value(True)
    assert sorted(items(screen.again())) == sorted(moved)
    assert screen.session.query_params["since"] == ["1"]


def test_a_click_on_a_chip_goes_into_the_address(open_view: OpenView) -> None:
    screen = open_view("actions", by="date")
    pills = next(part for part in screen.session.get("button_group") if part.key == "chosen_view")
    pills.set_value("late")
    assert set(items(screen.again())) == {"A1", "A2"}
    assert screen.session.query_params == {"by": ["date"], "view": ["late"]}


def test_on_the_day_of_the_circle_nobody_could_have_reported(
    open_view: OpenView, asked: Callable[..., Any]
) -> None:
    screen = open_view("actions", as_of="2007-01-09")
    then = asked(board, CIRCLE, CIRCLE)
    assert sorted(items(screen)) == sorted(row.code for row in then)
    assert "%" not in " ".join(cell for row in markup(screen).rows for cell in row)
    assert "12 ม.ค. 2550" in line(screen, "A3")
    assert "19 ม.ค. 2550" not in line(screen, "A3")
    assert all("as_of=2007-01-09" in tag.attributes["href"] for tag in markup(screen).all("a"))
    still = open_view("actions", as_of="2007-01-09", since="1")
    assert not has_board(still)
    assert "ไม่มีงานที่เคลื่อนไหวหลังวง 9 ม.ค. 2550" in still.text


def test_before_the_first_circle_there_is_nothing_to_follow_up(open_view: OpenView) -> None:
    screen = open_view("actions", as_of="2007-01-01")
    assert not has_board(screen)
    assert "ยังไม่มีงานติดตามในวันที่ 1 ม.ค. 2550" in screen.text


@pytest.mark.parametrize("name", ["by", "view", "kind", "agency", "since"])
def test_a_value_that_means_nothing_is_named_and_dropped(open_view: OpenView, name: str) -> None:
    screen = open_view("actions", **{name: "<b>x</b>"})
    assert screen.problems == []
    assert [f" {name} " in warning for warning in screen.warnings] == [True]
    assert len(set(items(screen))) == 22
    assert "<b>x</b>" not in screen.html + screen.text
    assert screen.again().warnings == []


@pytest.mark.parametrize("code", ["A99", "", "a1' OR 1=1", "<script>alert(1)</script>"])
def test_an_unknown_item_is_one_sentence_and_the_board(open_view: OpenView, code: str) -> None:
    screen = open_view("actions", item=code)
    assert screen.problems == []
    assert len(screen.warnings) == 1
    assert "ไม่พบงานติดตาม" in screen.warnings[0]
    assert len(items(screen)) == 22
    assert not code or code not in screen.html


def test_an_item_is_unknown_before_it_was_opened(open_view: OpenView) -> None:
    assert len(open_view("actions", item="A1", as_of="2007-01-08").warnings) == 1


@pytest.mark.parametrize("number", range(1, 23))
def test_an_item_says_where_it_comes_from(
    open_view: OpenView, asked: Callable[..., Any], number: int
) -> None:
    detail = asked(item, f"A{number}", EVE, CIRCLE)
    screen = open_view("actions", item=detail.row.code)
    found = asked(source, detail.row.source)
    assert screen.problems == screen.warnings == []
    for said in (detail.row.title, words.kind(detail.row.kind), words.status(detail.row.status)):
        assert said in screen.text
    assert found.label in screen.text
    assert found.quote is None or found.quote in screen.html
    assert Tag("a", {"href": f"/sources?source={found.code}"}) in read_markup(screen.html).tags
    assert detail.row.stated_as in screen.text


def test_an_item_shows_each_owner_and_every_report_newest_first(
    open_view: OpenView, asked: Callable[..., Any]
) -> None:
    detail = asked(item, "A7", EVE, CIRCLE)
    screen = open_view("actions", item="A7")
    table = {row[0].strip(): row for row in read_markup(screen.html).rows if len(row) == 4}
    short = {one.code: one.short for one in asked(agencies)}
    for part in detail.row.parts:
        said = " ".join(table[short[part.agency_code]])
        assert words.state(part.state) in said
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
    screen = open_view("actions", view="late", by="date", item="A1")
    steps = {part.proto.label: part.proto.query_string for part in screen.session.get("page_link")}
    assert steps == {
        "← กลับไปที่กระดาน": "by=date&view=late",
        "ถัดไป A2 ›": "by=date&view=late&item=A2",
    }
    outside = open_view("actions", view="late", item="A20").session.get("page_link")
    assert [part.proto.label for part in outside] == ["← กลับไปที่กระดาน", "‹ ก่อนหน้า A19"]


def test_the_file_holds_the_items_on_the_board(use_store: Callable[[str], None], minutes_store: str) -> None:
    use_store(minutes_store)
    table = board_table(EVE, ["A1", "A2"], ("เกินกำหนด",))
    assert [row["code"] for row in table.rows] == ["A1", "A2"]
    assert table.filters == ("เกินกำหนด",)
    assert table.demo
    assert not board_table(EVE, ["A2"], ()).demo


def test_without_items_there_is_nothing_to_hand_out(
    open_view: OpenView, use_store: Callable[[str], None], empty_store: str
) -> None:
    assert len(open_view("actions").session.get("download_button")) == 2
    use_store(empty_store)
    screen = open_view("actions")
    assert not has_board(screen)
    assert "ยังไม่มีงานติดตาม" in screen.text
    assert list(screen.session.get("download_button")) == []


def test_the_overview_leads_to_what_it_counts(open_view: OpenView) -> None:
    overview = open_view("overview")
    html_links = [tag.attributes["href"] for tag in read_markup(overview.html).all("a")]
    assert {link for link in html_links if link.startswith("/actions?view=")} <= {
        "/actions?view=ask",
        "/actions?view=no_owner",
    }
    queries = {part.proto.query_string for part in overview.session.get("page_link")}
    assert {"view=due", "view=silent"} <= queries

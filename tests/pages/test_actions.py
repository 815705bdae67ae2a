"""ติดตามงาน, the board: it says what the queries say, keeps kinds apart, and is calm about a bad address."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from dashboard.present import formatting
from dashboard.views.actions.board_files import board_table
from kmcore.actions.queries import ActionRow, Status, board, by_agency, items_due_by, silent_agencies
from kmcore.meetings.decisions import to_decide
from kmcore.programme.kinds import ResolutionKind
from kmcore.programme.queries import agencies
from tests.pages.actions_board import Ask, asker, chips, has_board, headings, items, line, markup, pills
from tests.pages.conftest import OpenView
from tests.support.markup import read_markup

CIRCLE, EVE, NEXT = date(2007, 1, 9), date(2007, 2, 8), date(2007, 2, 9)
VIEW_WORDS = ("all", "late", "at_risk", "due", "ask", "silent", "no_owner", "no_date")


@pytest.fixture
def asked(minutes_store: str) -> Ask:
    """Return what asks the store a query, past the page."""
    return asker(minutes_store)


@pytest.fixture
def rows(asked: Ask) -> list[ActionRow]:
    """Return the board as of the eve of the next circle."""
    found: list[ActionRow] = asked(board, EVE, CIRCLE)
    return found


def test_the_chips_count_what_the_queries_count(
    open_view: OpenView, rows: list[ActionRow], asked: Ask
) -> None:
    decisions = to_decide(rows, [])
    assert list(chips(open_view("actions")).values()) == [
        len(rows),
        sum(row.status == Status.LATE for row in rows),
        sum(row.status == Status.AT_RISK for row in rows),
        items_due_by(rows, NEXT).total,
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
        assert formatting.status(row.status) in said
        assert row.progress is None or f"{row.progress} %" in said
        assert row.due_date is None or formatting.day(row.due_date) in said
        assert ("สาธิต" in said) == row.demo
        assert ("ไม่มีเจ้าของ" in said) == (not row.has_owner)


@pytest.mark.parametrize(
    ("view", "code", "said"),
    [
        ("late", "A1", "เกิน 28 วัน"),
        ("at_risk", "A12", "ติดขัด"),
        ("due", "A3", "12 ม.ค. 2550 19 ม.ค. 2550"),
        ("ask", "A13", "ขอให้ผู้ว่าฯ ช่วย เกษตร:"),
        ("silent", "A6", "เสี่ยง"),
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
    open_view: OpenView, rows: list[ActionRow], asked: Ask
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


def test_under_an_agency_stands_what_it_has_done_itself(open_view: OpenView, rows: list[ActionRow]) -> None:
    shared = next(row for row in rows if row.code == "A6")
    lines = [row for row in markup(open_view("actions", by="agency")).rows if "A6 " in " ".join(row)]
    shown = [re.findall(r"\d+ %", " ".join(cells)) for cells in lines]
    assert shown == [[] if part.progress is None else [f"{part.progress} %"] for part in shared.parts]
    assert len({part.progress for part in shared.parts}) > 1


def test_links_carry_the_day_only_where_it_was_asked_for(open_view: OpenView) -> None:
    for query in ({}, {"as_of": "2007-02-08"}, {}):
        links = [tag.attributes["href"] for tag in markup(open_view("actions", **query)).all("a")]
        assert {"as_of=2007-02-08" in link for link in links} == {bool(query)}


def test_the_switch_leaves_what_moved_since_the_last_circle(
    open_view: OpenView, rows: list[ActionRow]
) -> None:
    screen = open_view("actions")
    switch = screen.session.toggle(key="chosen_since")
    moved = [row.code for row in rows if row.moved_since]
    assert switch.label == f"เฉพาะที่เคลื่อนไหวหลังวง 9 ม.ค. 2550 ({len(moved)})"
    switch.set_value(True)
    assert sorted(items(screen.again())) == sorted(moved)
    assert screen.session.query_params["since"] == "1"


def test_a_click_on_a_chip_goes_into_the_address(open_view: OpenView) -> None:
    screen = open_view("actions", by="date")
    pills(screen).set_value("late")
    assert set(items(screen.again())) == {"A1"}
    assert screen.session.query_params == {"by": "date", "view": "late"}


def test_on_the_day_of_the_circle_nobody_could_have_reported(open_view: OpenView, asked: Ask) -> None:
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
        "/actions?view=late",
        "/actions?view=silent",
    }
    queries = {part.proto.query_string for part in overview.session.get("page_link")}
    assert {"view=due", "view=silent"} <= queries

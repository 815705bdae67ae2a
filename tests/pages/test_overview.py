"""ภาพรวม: every figure is what the queries say, leads to what it is made of, and moves with the day."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

import pytest

from dashboard.present import formatting
from kmcore.actions.queries import board, by_agency, items_due_by, late_items, silent_agencies
from kmcore.budget.queries import budget_totals, quarter_targets
from kmcore.budget.rules import target_on
from kmcore.exchange.show import show
from kmcore.meetings.decisions import to_decide
from kmcore.meetings.queries import next_circle
from kmcore.programme.coverage import coverage, coverage_total
from kmcore.programme.queries import agencies
from kmcore.sources.queries import checks
from kmcore.storage.unit_of_work import reading
from kmcore.thai.numbers import signed
from tests.pages.actions_board import items
from tests.pages.conftest import OpenView
from tests.support.builds import open_engine
from tests.support.markup import read_markup
from tests.support.pieces import piece
from tests.support.screen import Screen

EVE: Final = date(2007, 2, 8)
CIRCLE: Final = date(2007, 1, 9)
FIGURES: Final = ("villages", "money", "items", "time")


class Store:
    """Asks the store past the screen."""

    def __init__(self, url: str) -> None:
        self.url = url

    def ask(self, query: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        with reading(open_engine(self.url)) as session:
            return query(session, *args, **kwargs)


@pytest.fixture
def store(minutes_store: str) -> Store:
    return Store(minutes_store)


def value(screen: Screen, figure: str) -> str:
    """The number of a headline: what its link says."""
    links = [link.proto for link in _links(screen)]
    return str(links[FIGURES.index(figure)].label)


def _links(screen: Screen) -> list[Any]:
    return list(screen.session.get("page_link"))


@pytest.mark.parametrize("day", [EVE, CIRCLE])
def test_the_headlines_are_what_the_queries_say(open_view: OpenView, store: Store, day: date) -> None:
    screen = open_view("overview", as_of=day.isoformat())
    whole, money = coverage_total(store.ask(coverage, day)), store.ask(budget_totals, day)
    rows, coming = store.ask(board, day, CIRCLE), store.ask(next_circle, day)
    due = items_due_by(rows, coming.on_date)
    assert value(screen, "villages") == f"{formatting.number(whole.reported)} / 1,551"
    assert value(screen, "money") == (
        f"{formatting.million(money.disbursed_satang)} / {formatting.million(money.allocated_satang)}"
    )
    assert value(screen, "items") == f"{due.done} / {due.total}"
    assert value(screen, "time") == f"{(coming.on_date - day).days} วัน"
    changes = " ".join(screen.within("figures"))
    assert (
        f"{signed(whole.reported - coverage_total(store.ask(coverage, CIRCLE)).reported)} จากวงครั้งก่อน"
        in changes
    )
    assert formatting.percent(money.disbursed_satang, money.allocated_satang) in changes
    assert (
        formatting.basis_points(target_on(store.ask(quarter_targets, 2550, day), day).cumulative_bp)
        in changes
    )
    assert (f"● เกินกำหนด {len(late_items(rows))} งาน" in changes) == bool(late_items(rows))
    assert f"○ {len(store.ask(silent_agencies, day, CIRCLE))} หน่วยงานยังไม่รายงาน" in changes


def test_the_eve_s_figures_as_they_are_known(open_view: OpenView) -> None:
    """Fixed, so that a change of the demonstration layer or of a rule is seen and wanted."""
    screen = open_view("overview")
    assert [value(screen, name) for name in FIGURES] == ["812 / 1,551", "1.42 / 4.00", "2 / 7", "1 วัน"]
    assert "ในนี้เป็นร่าง 3.00 ล้าน" in screen.html


def test_the_command_line_says_the_same(open_view: OpenView, store: Store) -> None:
    screen = open_view("overview")
    villages, money = (
        store.ask(show, subject, as_of=EVE).as_object()["total"] for subject in ("coverage", "budget")
    )
    assert value(screen, "villages") == f"{villages['reported']:,} / {villages['villages']:,}"
    baht = [money[f"{stage}_satang"] / 100_000_000 for stage in ("disbursed", "allocated")]
    assert value(screen, "money") == f"{baht[0]:.2f} / {baht[1]:.2f}"


def test_and_so_does_its_process(open_view: OpenView, store: Store, root: Path) -> None:
    command = [sys.executable, "-m", "kmcore", "show", "coverage", "--json", "--as-of", CIRCLE.isoformat()]
    run = subprocess.run(
        command,
        cwd=root,
        env=os.environ | {"KM_DATABASE_URL": store.url},
        capture_output=True,
        check=True,
        text=True,
    )
    said = json.loads(run.stdout)
    screen = open_view("overview", as_of=CIRCLE.isoformat())
    assert value(screen, "villages") == f"{said['total']['reported']:,} / {said['total']['villages']:,}"
    assert sum(row["villages"] for row in said["rows"]) == 1551


def test_every_number_leads_to_what_it_is_made_of(open_view: OpenView) -> None:
    found = [(link.proto.page, link.proto.query_string) for link in _links(open_view("overview"))]
    assert found == [
        ("villages", "measure=reported"),
        ("budget", ""),
        ("actions", "view=due"),
        ("actions", "view=silent"),
    ]


def test_where_the_numbers_lead_they_are_found_again(open_view: OpenView) -> None:
    assert "812" in open_view("villages", measure="reported").within("list_panel")
    assert "1.42" in open_view("budget").words
    assert open_view("actions", view="due").warnings == open_view("actions", view="silent").warnings == []


def test_made_up_headlines_wear_the_mark_and_the_minutes_own_do_not(open_view: OpenView) -> None:
    """On the day of the circle no demonstration entry or update exists yet; the villages are made up."""
    marked = {
        day: [name for name in FIGURES if "สาธิต" in open_view("overview", as_of=day).within(f"figure_{name}")]
        for day in ("2007-01-09", "2007-02-08")
    }
    assert marked == {"2007-01-09": ["villages"], "2007-02-08": list(FIGURES)}


def test_before_the_first_circle_nothing_is_said_of_an_earlier_one(open_view: OpenView) -> None:
    screen = open_view("overview", as_of="2007-01-08")
    assert "ยังไม่มีวงครั้งก่อน" in screen.within("figure_villages")
    assert "ยังไม่กำหนดวัน" in screen.within("figure_time"), "nor is the day of the first one known yet"
    assert "ทุกหน่วยงานรายงานแล้ว" not in screen.words


def test_after_the_last_one_known_no_day_is_invented(open_view: OpenView) -> None:
    screen = open_view("overview", as_of="2007-02-10")
    assert screen.within("figure_time")[-2:] == [formatting.NONE, "ยังไม่กำหนดวัน"]
    assert "งานที่มีกำหนด ยังไม่เสร็จ" in screen.within("figure_items")


def test_the_map_shows_every_district_with_its_count(open_view: OpenView, store: Store) -> None:
    (shown,) = open_view("overview").maps
    rows = store.ask(coverage, EVE)
    assert {area.code: area.counts for area in shown} == {
        row.code: (row.reported, row.villages) for row in rows
    }
    assert [sum(column) for column in zip(*(area.counts for area in shown), strict=True)] == [812, 1551]


def test_a_district_leads_to_its_villages_and_keeps_the_day(open_view: OpenView) -> None:
    (shown,) = open_view("overview", as_of="2007-01-20").maps
    hrefs = {area.code: area.href for area in shown}
    assert hrefs["8009"] == "/villages?area=8009&measure=reported&as_of=2007-01-20"


def test_the_bars_count_each_agency_s_items_and_open_to_them(open_view: OpenView, store: Store) -> None:
    html = piece(open_view("overview"), "km-agency-bars")
    people = [agency for agency in store.ask(agencies) if agency.in_programme]
    counts = by_agency(store.ask(board, EVE, CIRCLE), people)
    names = {agency.code: agency.short for agency in people}
    wanted = {
        f"/actions?agency={count.agency_code}&status={status}": (
            f"{names[count.agency_code]} {formatting.status(status)} {number}"
        )
        for count in counts
        for status, number in count.statuses.items()
        if number
    }
    pieces = [tag.attributes for tag in read_markup(html).all("a") if "aria-label" in tag.attributes]
    assert {each["href"]: each["aria-label"] for each in pieces} == wanted
    assert "– " not in html


def test_a_piece_of_a_bar_shows_as_many_items_as_it_says(open_view: OpenView) -> None:
    html = piece(open_view("overview"), "km-agency-bars")
    pieces = [tag.attributes for tag in read_markup(html).all("a") if "aria-label" in tag.attributes]
    for each in pieces[:6]:
        screen = open_view("actions", **dict(parse_qsl(urlsplit(each["href"]).query)))
        assert len(items(screen)) == int(each["aria-label"].rsplit(" ", 1)[1])


def test_what_to_decide_is_all_there_or_counted(open_view: OpenView, store: Store) -> None:
    found = to_decide(store.ask(board, EVE, CIRCLE), store.ask(checks, EVE))
    shown = open_view("overview").within("decide_panel")
    kinds = ("ask", "no_owner", "number")
    for kind in kinds:
        rows = [row for row in found if row.kind == kind]
        assert [row.title in shown for row in rows[:2]] == [True] * len(rows[:2])
        if len(rows) > 2:
            assert f"ทั้งหมด {len(rows)} เรื่อง" in shown


def test_what_to_decide_leads_to_the_item_or_the_check(open_view: OpenView, store: Store) -> None:
    found = to_decide(store.ask(board, EVE, CIRCLE), store.ask(checks, EVE))
    targets_of = {
        row.title: ("checks?check=" if row.kind == "number" else "actions?item=") + row.ref for row in found
    }
    html = piece(open_view("overview"), "km-decide")
    links = re.findall(r'<a href="/([^"]+)">([^<]+)</a>', html)
    titled = [(address, title) for address, title in links if title in targets_of]
    assert len(titled) >= 4
    assert all(address == targets_of[title] for address, title in titled)


def test_without_data_every_panel_says_so(
    open_view: OpenView, use_store: Callable[[str], None], empty_store: str
) -> None:
    use_store(empty_store)
    screen = open_view("overview")
    assert [value(screen, name) for name in FIGURES] == ["0 / 1,551", formatting.NONE, "0", formatting.NONE]
    assert "ไม่มีเรื่องที่รอการตัดสินใจ" in screen.within("decide_panel")
    assert "ยังไม่มีงานที่มีหน่วยงานรับผิดชอบ" in screen.within("agency_panel")
    assert screen.charts == []
    assert len(screen.maps) == 1

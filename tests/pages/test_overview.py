"""ภาพรวม: the four figures are kmcore's own, change is since the last circle, and every one leads on."""

from datetime import date

import pytest
from sqlalchemy import Engine

from kmcore.actions.queries import board, by_agency, due_before, silent_agencies
from kmcore.budget.queries import totals
from kmcore.evidence.queries import checks
from kmcore.exchange.show import show
from kmcore.meetings.decisions import to_decide
from kmcore.programme.coverage import coverage, total
from kmcore.programme.queries import agencies
from kmcore.storage.engine import open_engine
from kmcore.storage.unit_of_work import reading
from tests.pages.conftest import OpenView

CIRCLE, EVE, NEXT = date(2007, 1, 9), date(2007, 2, 8), date(2007, 2, 9)


@pytest.fixture
def engine_of_page(minutes_store: str) -> Engine:
    return open_engine(minutes_store)


def test_villages_with_results_and_their_change(open_view: OpenView, engine_of_page: Engine) -> None:
    with reading(engine_of_page) as session:
        now, before = (total(coverage(session, day)).reported for day in (EVE, CIRCLE))
        told = show(session, "coverage", by=None, as_of=EVE).as_object()["total"]
    words = open_view().words
    assert f"{now} / 1,551" in words
    assert told["reported"] == now
    assert told["villages"] == 1551
    assert f"▲ +{now - before} จากวงครั้งก่อน" in words


def test_money_is_disbursed_of_allocated_against_the_quarter(
    open_view: OpenView, engine_of_page: Engine
) -> None:
    with reading(engine_of_page) as session:
        money = totals(session, EVE, "total")
    assert (money.disbursed_satang, money.allocated_satang) == (142_000_000, 400_000_000)
    words = open_view().words
    assert "1.42 / 4.00" in words
    assert "35.5 % · เป้าสิ้นไตรมาส 2 42.46 %" in words


def test_items_due_and_the_silent(open_view: OpenView, engine_of_page: Engine) -> None:
    with reading(engine_of_page) as session:
        due = due_before(board(session, EVE, CIRCLE), NEXT)
        silent = silent_agencies(session, EVE, CIRCLE)
    words = open_view().words
    assert f"{due.done} / {due.total}" in words
    assert f"○ {len(silent)} หน่วยงานยังไม่รายงาน" in words
    assert "1 วัน" in words


def test_a_past_circle_is_seen_as_it_was(open_view: OpenView, engine_of_page: Engine) -> None:
    with reading(engine_of_page) as session:
        then = total(coverage(session, CIRCLE)).reported
    words = open_view(as_of="2007-01-09").words
    assert f"{then} / 1,551" in words
    assert "0.00 / 4.00" in words


def test_the_bars_are_the_boards_counts(open_view: OpenView, engine_of_page: Engine) -> None:
    with reading(engine_of_page) as session:
        counts = by_agency(
            board(session, EVE, CIRCLE), [row for row in agencies(session) if row.in_programme]
        )
    expected = sum(count.total for count in counts)
    rows = [row for chart in open_view().charts for row in chart.all_rows if "agency" in row]
    assert sum(row["count"] for row in rows) == expected


def test_what_to_decide_is_named_and_counted(open_view: OpenView, engine_of_page: Engine) -> None:
    with reading(engine_of_page) as session:
        found = to_decide(board(session, EVE, CIRCLE), checks(session, EVE))
    html = open_view().html
    for kind in ("ask", "no_owner", "number"):
        rows = [row for row in found if row.kind == kind]
        assert rows[0].title in html
        assert len(rows) <= 2 or f"อีก {len(rows) - 2} เรื่อง" in html


def test_the_map_has_every_district_once(open_view: OpenView) -> None:
    rows = [row for row in open_view().chart("overview_map").all_rows if "shade" in row]
    assert len({row["code"] for row in rows}) == len(rows) == 23

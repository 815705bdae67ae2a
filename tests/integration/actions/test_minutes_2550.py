"""The board of the data set that ships, with its demonstration layer: what a month looks like."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from kmcore.actions.queries import (
    Status,
    board,
    by_agency,
    by_status,
    item_detail,
    items_due_by,
    items_without_date,
    items_without_owner,
    late_items,
    open_asks,
    silent_agencies,
)
from kmcore.exchange.demo import remove_demo
from kmcore.fieldwork.queries import model_villages, visits
from kmcore.learning.queries import teams
from kmcore.meetings.decisions import to_decide
from kmcore.meetings.queries import circles, dated_events, last_circle, meeting_record, next_circle
from kmcore.programme.queries import agencies
from kmcore.sources.queries import checks

CIRCLE, EVE, NEXT = date(2007, 1, 9), date(2007, 2, 8), date(2007, 2, 9)
DUE_BY_THE_CIRCLE = ("A1", "A2", "A3", "A5", "A6", "A7", "A22")


@pytest.fixture
def session(store: Engine) -> Iterator[Session]:
    """Return a session on minutes-2550 with its demonstration layer."""
    with Session(store) as session:
        yield session


def test_the_homework_of_the_minutes_in_order(session: Session) -> None:
    rows = board(session, EVE)
    assert [row.code for row in rows] == [f"A{number}" for number in range(1, 23)]
    assert sum(by_status(rows).values()) == 22
    assert [row.code for row in items_without_owner(rows)] == ["A8", "A19", "A20", "A21"]
    assert len(items_without_date(rows)) == 22 - len(DUE_BY_THE_CIRCLE)


def test_the_eve_of_the_next_circle(session: Session) -> None:
    rows = board(session, EVE, CIRCLE)
    found = {row.code: row for row in rows}
    assert [(row.code, row.days_late, row.owners) for row in late_items(rows)] == [
        ("A1", 28, ("cdd",)),
    ]
    assert found["A3"].status == Status.DONE
    assert (found["A3"].due_date, found["A3"].due_moved) == (date(2007, 1, 19), True)
    assert found["A12"].status == Status.AT_RISK  # blocked, though without a date
    assert [(row.code, ask.agency_code) for row, ask in open_asks(rows)] == [("A13", "doae")]
    assert silent_agencies(session, EVE, CIRCLE) == ["pho", "wu"]
    assert [count.agency_code for count in by_agency(rows, agencies(session)) if count.silent] == [
        "pho",
        "wu",
    ]
    assert items_due_by(rows, NEXT).codes == DUE_BY_THE_CIRCLE
    assert items_due_by(rows, NEXT).done == 2


def test_the_day_of_the_circle_knows_nothing_of_the_month_after(session: Session) -> None:
    rows = board(session, CIRCLE, CIRCLE)
    assert not any(row.last_update or row.moved_since or row.demo for row in rows)
    assert {row.code: row.due_date for row in rows}["A3"] == date(2007, 1, 12)
    assert late_items(rows) == []


def test_without_the_layer_only_the_minutes_remain(session: Session) -> None:
    history = item_detail(session, "A3", EVE).updates
    assert history
    assert {update.origin for update in history} == {"demo"}
    remove_demo(session)
    rows = board(session, EVE, CIRCLE)
    assert not any(row.demo for row in rows)
    assert [row.code for row in rows if row.progress is not None] == ["A2"]  # the comment answers it
    assert len(item_detail(session, "A3", EVE).dues) == 2


def test_what_waits_for_the_chair(session: Session) -> None:
    questions = checks(session, EVE)
    found = to_decide(board(session, EVE, CIRCLE), questions)
    kinds = [one.kind for one in found]
    assert list(dict.fromkeys(kinds)) == ["ask", "no_owner", "late", "number"]
    assert kinds.count("number") == sum(check.state == "open" for check in questions)
    assert (kinds.count("no_owner"), kinds.count("late")) == (4, 1)
    assert all(one.title and one.detail and one.source for one in found)


def test_the_circles_around_the_day(session: Session) -> None:
    last, coming = last_circle(session, EVE), next_circle(session, EVE)
    assert last is not None
    assert coming is not None
    assert (last.code, last.attendees) == ("khun-uea-2550-01-09", 13)
    assert (coming.code, coming.days_to_go) == ("khun-uea-2550-02-09", 1)
    whole = meeting_record(session, last.code)
    assert (len(whole.topics), len(whole.documents)) == (5, 5)
    assert [paper.number for paper in whole.documents if paper.draft] == [5]
    assert len(circles(session)) == 24


def test_the_training_moved(session: Session) -> None:
    dates = {
        day: {row.code: row for row in dated_events(session, day)}["blog-training"]
        for day in (CIRCLE, date(2007, 1, 12))
    }
    assert [(row.on_date.day, row.moved) for row in dates.values()] == [(12, False), (19, True)]


def test_visits_and_model_villages_have_no_invented_date(session: Session) -> None:
    found = visits(session, EVE)
    assert len({row.district.code for row in found}) == len(found) == 23
    assert not any(row.planned_on or row.held_on for row in found)
    assert all(row.proposed_on <= EVE for row in model_villages(session, EVE))
    assert teams(session, EVE)

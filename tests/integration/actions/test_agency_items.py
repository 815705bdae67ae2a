"""An agency's own items in the order they hurt, on the small province and on the minutes."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from kmcore.actions.agency_items import reportable_items
from kmcore.actions.models import ActionDue, WorkState
from kmcore.actions.queries import ActionRow, Status
from kmcore.meetings.models import Meeting
from kmcore.meetings.queries import next_circle
from kmcore.storage.unit_of_work import reading
from tests.integration.rows import add_in_order

DAY, SINCE = date(2007, 2, 8), date(2007, 1, 9)
Tell = Callable[..., None]


def items(session: Session, agency: str, day: date = DAY) -> list[ActionRow]:
    circle = next_circle(session, day)
    return reportable_items(session, agency, day, SINCE, circle.on_date if circle else None)


def codes(session: Session, agency: str, day: date = DAY) -> list[str]:
    return [row.code for row in items(session, agency, day)]


def test_what_the_agency_owns_helps_with_and_what_nobody_owns(session: Session) -> None:
    assert set(codes(session, "cdd")) == {"A1", "A6", "A8"}
    assert set(codes(session, "nfe")) == {"A1", "A3", "A6", "A8"}
    assert set(codes(session, "gov")) == {"A8"}


def test_an_item_not_yet_opened_is_nobodys(session: Session) -> None:
    assert codes(session, "wu", SINCE) == ["A2", "A8"]


def test_a_word_on_anothers_item_makes_it_no_part(session: Session, tell: Tell) -> None:
    tell("A2", "gov", DAY)
    assert codes(session, "gov") == ["A8"]


@pytest.fixture
def busy(session: Session, tell: Tell) -> Session:
    """A1 28 days late, A3 20; a circle on the 20th, A6 due by then."""
    add_in_order(
        session,
        [
            Meeting(
                code="khun-uea-2550-02-20", circle_code="khun-uea", on_date=date(2007, 2, 20), held=False
            ),
            ActionDue(action_code="A6", due_date=date(2007, 2, 20), set_on=date(2007, 1, 20)),
        ],
    )
    return session


def test_late_longest_first_then_due_then_the_rest(busy: Session) -> None:
    assert codes(busy, "nfe") == ["A1", "A3", "A6", "A8"]


def test_the_day_after_the_circle_is_not_before_it(busy: Session, tell: Tell) -> None:
    """Without a due date before the circle, what is silent comes before the rest: A6 is nfe's, A8 nobody's."""
    busy.add(ActionDue(action_code="A6", due_date=date(2007, 2, 21), set_on=DAY))
    busy.add(ActionDue(action_code="A8", due_date=date(2007, 2, 20), set_on=DAY))
    busy.flush()
    assert codes(busy, "nfe") == ["A1", "A3", "A8", "A6"]


def test_who_has_spoken_is_not_silent(session: Session, tell: Tell) -> None:
    """A6 and A8 have no date: the one that cdd owes a word on comes first, until it is given."""
    session.add(ActionDue(action_code="A8", due_date=date(2007, 3, 1), set_on=SINCE))
    session.flush()
    assert codes(session, "cdd") == ["A1", "A6", "A8"]
    tell("A6", "cdd", DAY)
    assert codes(session, "cdd") == ["A1", "A8", "A6"]


def test_my_part_done_comes_after_what_is_open_and_the_done_item_last(session: Session, tell: Tell) -> None:
    tell("A6", "nfe", DAY, 100, WorkState.DONE)
    tell("A3", "nfe", DAY, 100, WorkState.DONE)
    assert codes(session, "nfe") == ["A1", "A8", "A6", "A3"]
    rows = {row.code: row.status for row in items(session, "nfe")}
    assert rows["A3"] == Status.DONE
    assert rows["A6"] != Status.DONE


def test_on_the_minutes(store: Engine) -> None:
    with reading(store) as session:
        wu = codes(session, "wu")
        nfe = items(session, "nfe")
    assert wu[:2] == ["A6", "A7"]
    assert wu[-1] == "A2"
    assert nfe[-1].code == "A3"
    assert nfe[0].code == "A1"

"""Who has not answered since the circle: what is written on its day once it is over is an answer, before it is none."""

from datetime import date
from typing import Final

import pytest
from sqlalchemy import Engine

from kmcore.access.kinds import AccountRole
from kmcore.actions.models import WorkState
from kmcore.actions.queries import board, silent_agencies
from kmcore.meetings.agency_rounds import items_to_report
from kmcore.meetings.room.opening import open_meeting
from kmcore.reminders.queries import agency_standing
from kmcore.snapshot.closing import close_meeting
from kmcore.snapshot.queries import shown_picture
from kmcore.storage.unit_of_work import reading
from tests.integration.actions.reporting import CLOCK, Desk
from tests.support.people import Person, person

CIRCLE: Final = "khun-uea-2550-02-09"
DAY: Final = date(2007, 2, 9)
ITEM: Final = "A13"  # of doae alone


@pytest.fixture
def secretary(store: Engine) -> Person:
    """Return the secretary, the circle of 9 Feb being open."""
    found = person(store, AccountRole.SECRETARIAT)
    open_meeting(store, found.by(CLOCK), CIRCLE)
    return found


@pytest.fixture
def desk(store: Engine, secretary: Person) -> Desk:
    """Return the desk of the lead of doae."""
    return Desk(store, person(store, AccountRole.LEAD, "doae"))


def silent_everywhere(desk: Desk) -> set[bool]:
    """Return what each place that asks who is silent says of the item and of its agency: one answer, or they differ."""
    with reading(desk.engine) as session:
        row = next(row for row in board(session, DAY, DAY) if row.code == ITEM)
        own = next(one.row for one in items_to_report(session, "doae", DAY) if one.row.code == ITEM)
        standing = agency_standing(session, DAY, "doae")
        assert standing is not None
        return {
            "doae" in row.silent_agencies,
            "doae" in own.silent_agencies,
            ITEM in {owed.row.code for owed in standing.missing},
            "doae" in silent_agencies(session, DAY, DAY),
            not row.moved_since,
        }


def test_a_report_after_the_circle_is_over_is_an_answer(desk: Desk, secretary: Person) -> None:
    close_meeting(desk.engine, secretary.by(CLOCK), CIRCLE)
    assert silent_everywhere(desk) == {True}
    desk.send(ITEM, state=WorkState.IN_PROGRESS, progress=60)
    assert silent_everywhere(desk) == {False}


def test_a_report_before_it_is_over_was_counted_in_it(desk: Desk, secretary: Person) -> None:
    """The room saw it: it is in the frozen picture, and something is owed again until the next circle."""
    desk.send(ITEM, state=WorkState.IN_PROGRESS, progress=60)
    close_meeting(desk.engine, secretary.by(CLOCK), CIRCLE)
    with reading(desk.engine) as session:
        picture = shown_picture(session, CIRCLE, DAY).picture
    assert next(item for item in picture.items if item.code == ITEM).progress == 60
    assert silent_everywhere(desk) == {True}

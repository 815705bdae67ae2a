"""ครั้งที่ n/ปี is said by somebody who knows it, and those planned after it count on."""

from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from kmcore.access.authorization import NotAllowedError
from kmcore.access.kinds import AccountRole
from kmcore.meetings.errors import MeetingError
from kmcore.meetings.models import Meeting
from kmcore.meetings.planning.commands import plan_meeting
from kmcore.meetings.planning.number_command import say_number
from kmcore.meetings.planning.read_models import MeetingForm
from kmcore.meetings.room.approval import approve_minutes
from kmcore.meetings.room.opening import open_meeting
from kmcore.snapshot.closing import close_meeting
from tests.integration.meetings.planning.conftest import COMING, HELD, PROVINCE
from tests.support.people import Person, person

pytestmark = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)


def number(engine: Engine, code: str) -> int | None:
    with Session(engine) as session:
        return session.get_one(Meeting, code).number


def test_those_planned_after_it_count_on(store: Engine, secretary: Person) -> None:
    march = plan_meeting(store, secretary.by(), MeetingForm(PROVINCE, date(2007, 3, 9)))
    assert (number(store, COMING), number(store, march)) == (None, None)
    say_number(store, secretary.by(), COMING, " ๒ ")
    assert (number(store, HELD), number(store, COMING), number(store, march)) == (None, 2, 3)
    say_number(store, secretary.by(), COMING, "2")


def test_a_closed_session_is_given_its_number_until_its_minutes_are_approved(
    store: Engine, secretary: Person
) -> None:
    march = plan_meeting(store, secretary.by(), MeetingForm(PROVINCE, date(2007, 3, 9)))
    open_meeting(store, secretary.by(), COMING)
    close_meeting(store, secretary.by(), COMING)
    say_number(store, secretary.by(), COMING, "2")
    assert (number(store, COMING), number(store, march)) == (2, 3)
    open_meeting(store, secretary.by(), march)
    approve_minutes(store, secretary.by(), COMING, march)
    with pytest.raises(MeetingError, match="รับรองแล้ว"):
        say_number(store, secretary.by(), COMING, "3")
    assert number(store, COMING) == 2


@pytest.mark.parametrize("typed", ["", "สอง", "1", "0", "-2", "367", "9999", "2.5", "²"])
def test_what_is_no_number_of_it_is_refused(store: Engine, secretary: Person, typed: str) -> None:
    """9 Jan is the first of the year that is known, so 9 Feb is the second at least."""
    with pytest.raises(MeetingError) as refused:
        say_number(store, secretary.by(), COMING, typed)
    assert refused.value.field == "number"
    assert number(store, COMING) is None


def test_what_a_source_tells_of_stays_as_the_source_has_it(store: Engine, secretary: Person) -> None:
    with pytest.raises(MeetingError):
        say_number(store, secretary.by(), HELD, "1")


def test_only_the_secretariat_says_it(store: Engine) -> None:
    with pytest.raises(NotAllowedError):
        say_number(store, person(store, AccountRole.GOVERNOR).by(), COMING, "2")

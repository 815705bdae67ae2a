"""Matters that a session did not reach, or of one that was cancelled, come to the circle's next agenda."""

from datetime import date

import pytest

from kmcore.documents.minutes.material import gather
from kmcore.documents.minutes.recorded_heads import recorded_heads
from kmcore.i18n import speaking
from kmcore.meetings.agenda.carry_over import drop_matter, take_up_matter
from kmcore.meetings.agenda.commands import add_agenda_item, remove_agenda_item
from kmcore.meetings.agenda.queries import AgendaForm, agenda
from kmcore.meetings.agenda.unreached import UnreachedMatter, unreached_matters
from kmcore.meetings.errors import MeetingError
from kmcore.meetings.kinds import FloorKind
from kmcore.meetings.models import Meeting
from kmcore.meetings.planning.commands import cancel_meeting
from kmcore.meetings.room.floor import set_floor
from kmcore.meetings.room.read_models import FloorItem
from kmcore.snapshot.closing import close_meeting
from kmcore.storage.unit_of_work import reading
from tests.integration.actions.reporting import CLOCK
from tests.integration.meetings.room.conftest import DAY, MEETING, NEXT, Table, planned, table

__all__ = ["planned", "table"]
SPOKEN, LEFT = "เรื่องที่ถึง", "เรื่องที่ยังไม่ถึง"


def add(table: Table, title: str, code: str = MEETING) -> int:
    return add_agenda_item(table.engine, table.person.by(CLOCK), AgendaForm(code, 4, title, minutes=10))


def left(table: Table, code: str = NEXT) -> list[UnreachedMatter]:
    found: list[UnreachedMatter] = table.ask(unreached_matters, code, DAY)
    return found


def take_up(table: Table, number: int, code: str = NEXT) -> int:
    return take_up_matter(table.engine, table.person.by(CLOCK), code, number)


@pytest.fixture
def closed(table: Table) -> Table:
    """Return a table after a session that reached one of its two matters."""
    spoken = add(table, SPOKEN)
    add(table, LEFT)
    set_floor(table.engine, table.person.by(CLOCK), MEETING, FloorItem(FloorKind.AGENDA, str(spoken)))
    close_meeting(table.engine, table.person.by(CLOCK), MEETING)
    return table


def test_what_was_not_reached_is_offered_to_the_next_agenda(closed: Table) -> None:
    assert [(one.row.title, one.meeting.code) for one in left(closed)] == [(LEFT, MEETING)]


def test_taken_up_it_stands_under_the_same_head_and_is_offered_no_more(closed: Table) -> None:
    number = take_up(closed, left(closed)[0].row.id)
    (row,) = closed.ask(agenda, NEXT, DAY).heads[3].items
    assert (row.id, row.title, row.minutes, row.carried) == (number, LEFT, 10, True)
    assert left(closed) == []


def test_taken_off_again_it_is_offered_again(closed: Table) -> None:
    number = take_up(closed, left(closed)[0].row.id)
    remove_agenda_item(closed.engine, closed.person.by(CLOCK), number, 1)
    assert [one.row.title for one in left(closed)] == [LEFT]


def test_it_cannot_be_taken_up_twice(closed: Table) -> None:
    number = left(closed)[0].row.id
    take_up(closed, number)
    with pytest.raises(MeetingError, match="มีผู้ยกมา"):
        take_up(closed, number)


def test_dropped_with_a_reason_it_is_offered_no_more(closed: Table) -> None:
    number = left(closed)[0].row.id
    with pytest.raises(MeetingError, match="เหตุผล"):
        drop_matter(closed.engine, closed.person.by(CLOCK), NEXT, number, " ")
    drop_matter(closed.engine, closed.person.by(CLOCK), NEXT, number, "หน่วยงานถอนเรื่อง")
    assert left(closed) == []


def test_the_matters_of_a_cancelled_session_are_offered_too(planned: Table) -> None:
    add(planned, LEFT)
    cancel_meeting(planned.engine, planned.person.by(CLOCK), MEETING, "น้ำท่วม")
    assert [one.row.title for one in left(planned)] == [LEFT]


def test_another_circle_is_offered_nothing(closed: Table) -> None:
    closed.put(Meeting(code="d", circle_code="khun-amnuay-8001", on_date=date(2007, 3, 2)))
    assert left(closed, "d") == []


def said_of(table: Table, title: str) -> list[str]:
    with reading(table.engine) as session, speaking("th"):
        heads = recorded_heads(gather(session, MEETING, DAY, named=False))
    return [
        str(said.text) for head in heads for one in head.matters if one.title == title for said in one.said
    ]


def test_the_minutes_say_what_was_not_reached(closed: Table) -> None:
    assert said_of(closed, LEFT) == ["ที่ประชุมยังไม่ถึงเรื่องนี้ เสนอในวาระครั้งต่อไปของวง"]
    assert said_of(closed, SPOKEN) == []
    number = left(closed)[0].row.id
    drop_matter(closed.engine, closed.person.by(CLOCK), NEXT, number, "หน่วยงานถอนเรื่อง")
    assert said_of(closed, LEFT) == ["ที่ประชุมยังไม่ถึงเรื่องนี้ และไม่ยกไปวาระครั้งต่อไป: หน่วยงานถอนเรื่อง"]

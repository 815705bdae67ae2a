from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from kmcore.areas.models import District
from kmcore.errors import NotFoundError
from kmcore.i18n import speaking
from kmcore.meetings.models import (
    Circle,
    Event,
    EventDate,
    Meeting,
    MeetingDocument,
    Resolution,
    Topic,
)
from kmcore.meetings.queries import circles, dated_events, last_circle, meeting_record, meetings, next_circle
from kmcore.programme.kinds import ResolutionKind
from kmcore.storage.base import Base
from tests.integration.rows import add_in_order

FIRST, SECOND = "khun-uea-2550-01-09", "khun-uea-2550-02-09"
CIRCLE, EVE, NEXT = date(2007, 1, 9), date(2007, 2, 8), date(2007, 2, 9)


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """Return a session on two circles, two sessions and two events."""
    with Session(engine) as session:
        add_in_order(session, [*_circles(), *_meetings(), *_events()])
        yield session


def _circles() -> list[Base]:
    return [
        District(code="8001", name_th="เมือง", name_en="Mueang"),
        Circle(
            code="khun-amnuay-8001", level="district", name_th="วงอำเภอ", name_en="D", district_code="8001"
        ),
        Circle(code="khun-uea", level="province", name_th="วงคุณเอื้อ", name_en="P", planned_sessions=8),
    ]


def _meetings() -> list[Base]:
    return [
        Meeting(code=SECOND, circle_code="khun-uea", on_date=NEXT),
        Meeting(
            code=FIRST,
            circle_code="khun-uea",
            on_date=CIRCLE,
            held=True,
            attendees=13,
            start_time="13:30",
            place="ห้องรับรอง",
            place_en="Reception room",
        ),
        Meeting(code="d", circle_code="khun-amnuay-8001", on_date=date(2007, 1, 20), held=True),
        *(Topic(meeting_code=FIRST, number=number, title=f"ท{number}", title_en="t") for number in (2, 1)),
        MeetingDocument(meeting_code=FIRST, number=5, title="ร่าง", title_en="Draft", draft=True),
        MeetingDocument(meeting_code=FIRST, number=1, title="แผน", title_en="Plan"),
        _resolution("R2", 2, ResolutionKind.PROPOSAL, None),
        _resolution("R1", 1, ResolutionKind.DECISION, 4),
    ]


def _resolution(code: str, position: int, kind: ResolutionKind, topic: int | None) -> Resolution:
    return Resolution(
        code=code,
        meeting_code=FIRST,
        position=position,
        kind=kind,
        topic_number=topic,
        text="ก",
        text_en="a",
    )


def _events() -> list[Base]:
    return [
        Event(code="training", title="อบรม", title_en="Training"),
        Event(code="talks", title="ประสานแผน", title_en="Talks"),
        EventDate(event_code="training", on_date=date(2007, 1, 10), known_on=CIRCLE),
        EventDate(event_code="training", on_date=date(2007, 1, 19), known_on=date(2007, 1, 12), note="เลื่อน"),
        EventDate(event_code="talks", on_date=date(2007, 1, 11), known_on=CIRCLE),
    ]


# day, the last circle, the next one, days to go
CALENDAR = [
    (date(2007, 1, 8), None, FIRST, 1),
    (CIRCLE, FIRST, SECOND, 31),
    (date(2007, 1, 21), FIRST, SECOND, 19),  # the district's session of 20 Jan is another circle's
    (EVE, FIRST, SECOND, 1),
    (NEXT, FIRST, SECOND, 0),  # not held yet on its day: still the next one
    (date(2007, 2, 10), FIRST, None, None),
]


def test_last_and_next_circle(session: Session) -> None:
    found = []
    for day, *_ in CALENDAR:
        last, coming = last_circle(session, day), next_circle(session, day)
        found.append((day, last and last.code, coming and coming.code, coming and coming.days_to_go))
    assert found == CALENDAR


def test_once_held_the_day_s_circle_is_the_last_and_the_past_stays_as_it_was(session: Session) -> None:
    row = session.get_one(Meeting, SECOND)
    row.held = True
    session.flush()
    last, eve_next = last_circle(session, NEXT), next_circle(session, EVE)
    assert last is not None
    assert eve_next is not None
    assert (last.code, next_circle(session, NEXT)) == (SECOND, None)
    assert (eve_next.code, eve_next.held, eve_next.days_to_go) == (SECOND, False, 1)


def test_meetings_show_what_was_known_on_the_day(session: Session) -> None:
    before, after = meetings(session, date(2007, 1, 8)), meetings(session, EVE)
    assert [(found.code, found.held, found.attendees) for found in before] == [
        (FIRST, False, None),
        ("d", False, None),
        (SECOND, False, None),
    ]
    assert [(found.held, found.attendees) for found in after] == [(True, 13), (True, None), (False, None)]
    assert [found.code for found in meetings(session, EVE, "khun-amnuay-8001")] == ["d"]


def test_a_meeting_whole(session: Session) -> None:
    found = meeting_record(session, FIRST)
    assert (found.info.circle.name, found.info.start_time, found.info.place) == (
        "วงคุณเอื้อ",
        "13:30",
        "ห้องรับรอง",
    )
    assert (found.info.held, found.info.number, found.info.chair) == (True, None, None)
    assert [topic.number for topic in found.topics] == [1, 2]
    assert [(paper.number, paper.draft) for paper in found.documents] == [(1, False), (5, True)]
    assert [(row.code, row.kind, row.topic_number) for row in found.resolutions] == [
        ("R1", "decision", 4),
        ("R2", "proposal", None),
    ]
    assert [row.code for row in found.of_kind(ResolutionKind.PROPOSAL)] == ["R2"]
    with speaking("en"):
        assert (found.info.place, found.documents[0].title) == ("Reception room", "Plan")


def test_before_a_meeting_there_is_no_conclusion(session: Session) -> None:
    assert meeting_record(session, FIRST, date(2007, 1, 8)).resolutions == ()
    assert len(meeting_record(session, FIRST, CIRCLE).resolutions) == 2


def test_an_unknown_meeting_is_refused_with_its_code(session: Session) -> None:
    with pytest.raises(NotFoundError, match="ไม่มีการประชุมรหัส nowhere "):
        meeting_record(session, "nowhere")


def test_circles_begin_with_the_province(session: Session) -> None:
    found = circles(session)
    assert [(circle.code, circle.planned_sessions, circle.district_code) for circle in found] == [
        ("khun-uea", 8, None),
        ("khun-amnuay-8001", None, "8001"),
    ]


def test_events_have_the_date_known_on_the_day_and_keep_the_others(session: Session) -> None:
    assert dated_events(session, date(2007, 1, 8)) == []
    early, late = dated_events(session, date(2007, 1, 11)), dated_events(session, date(2007, 1, 12))
    assert [(row.code, row.on_date.day, row.moved) for row in early] == [
        ("training", 10, False),
        ("talks", 11, False),
    ]
    assert [(row.code, row.on_date.day, row.moved) for row in late] == [
        ("talks", 11, False),
        ("training", 19, True),
    ]
    assert [(day.on_date.day, day.known_on.day, day.note) for day in late[1].days] == [
        (10, 9, None),
        (19, 12, "เลื่อน"),
    ]

"""Reading circles, meetings and dated events, as they were known on a day."""

from datetime import date
from typing import Final

from sqlalchemy import ColumnElement, and_, func, or_
from sqlmodel import Session, col, select

from kmcore.errors import NotFoundError
from kmcore.meetings import assembly
from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.models import Circle, Event, EventDate, Meeting, MeetingDocument, Resolution, Topic
from kmcore.meetings.read_models import (
    CircleInfo,
    DocumentInfo,
    EventDay,
    EventRow,
    MeetingInfo,
    MeetingRecord,
    ResolutionInfo,
    TopicInfo,
)
from kmcore.meetings.session_models import MeetingDate
from kmcore.programme.kinds import BINDING
from kmcore.storage.base import said_by
from kmcore.storage.subjects import Subject, reads

__all__ = [
    "PROVINCE_CIRCLE",
    "CircleInfo",
    "DocumentInfo",
    "EventDay",
    "EventRow",
    "MeetingInfo",
    "MeetingRecord",
    "ResolutionInfo",
    "TopicInfo",
    "binding_resolutions",
    "circles",
    "dated_events",
    "given_dates",
    "last_circle",
    "meeting_record",
    "meetings",
    "next_circle",
    "session_after",
    "session_before",
]

PROVINCE_CIRCLE: Final = "khun-uea"


@reads(Subject.MEETINGS, Subject.SOURCES)
def circles(session: Session, as_of: date | None = None) -> list[CircleInfo]:
    """Return every circle known on the day, of any day without one: the province's, then the districts' by code."""
    district = func.coalesce(col(Circle.district_code), "")
    query = select(Circle).order_by(district, col(Circle.code))
    rows = session.exec(query.where(_known(Circle, as_of)) if as_of else query)
    return [assembly.circle_info(row) for row in rows]


@reads(Subject.MEETINGS, Subject.SOURCES)
def meetings(session: Session, as_of: date, circle: str | None = None) -> list[MeetingInfo]:
    """Return the meetings (of one circle), planned and cancelled ones too, by date, as known on the day."""
    query = select(Meeting, Circle).join(Circle, col(Circle.code) == col(Meeting.circle_code))
    if circle is not None:
        query = query.where(col(Meeting.circle_code) == circle)
    query = query.where(_known(Meeting, as_of))
    dates = given_dates(session, as_of)
    found = [
        assembly.meeting_info(row, its, as_of, dates.get(row.code, ())) for row, its in session.exec(query)
    ]
    return sorted(found, key=lambda info: (info.on_date, info.code))


def _known(table: type[Circle | Meeting], as_of: date) -> ColumnElement[bool]:
    """Return the condition that a circle or session had been said, or set here, by the day."""
    return and_(said_by(table, as_of), or_(col(table.known_on).is_(None), col(table.known_on) <= as_of))


def given_dates(session: Session, as_of: date, code: str | None = None) -> dict[str, list[MeetingDate]]:
    """Return the dates that moved meetings had been given by the day, oldest first, by meeting; ``code``: of one."""
    known = or_(col(MeetingDate.known_on).is_(None), col(MeetingDate.known_on) <= as_of)
    query = select(MeetingDate).where(known)
    if code is not None:
        query = query.where(col(MeetingDate.meeting_code) == code)
    found: dict[str, list[MeetingDate]] = {}
    for row in session.exec(query.order_by(col(MeetingDate.id))):
        found.setdefault(row.meeting_code, []).append(row)
    return found


@reads(Subject.MEETINGS, Subject.SOURCES)
def last_circle(session: Session, as_of: date, circle: str = PROVINCE_CIRCLE) -> MeetingInfo | None:
    """Return the circle's last session held on or before the day, None before the first."""
    return next((found for found in reversed(meetings(session, as_of, circle)) if found.held), None)


def session_before(session: Session, info: MeetingInfo) -> MeetingInfo | None:
    """Return the circle's last held session before this one: whose minutes it approves, what "since" means."""
    earlier = meetings(session, info.on_date, info.circle.code)
    return next((found for found in reversed(earlier) if found.held and found.on_date < info.on_date), None)


def session_after(session: Session, info: MeetingInfo, as_of: date) -> MeetingInfo | None:
    """Return the circle's next session after this one that is still to come, None when none is set."""
    later = (found for found in meetings(session, as_of, info.circle.code) if found.on_date > info.on_date)
    return next((found for found in later if found.life is MeetingLife.PLANNED), None)


@reads(Subject.MEETINGS, Subject.SOURCES)
def next_circle(session: Session, as_of: date, circle: str = PROVINCE_CIRCLE) -> MeetingInfo | None:
    """Return the circle's first session on or after the day that is not held yet, None when none is set.

    A session of the day itself is the next one until it is recorded as held (closed); then it is the last one.
    """
    coming = (found for found in meetings(session, as_of, circle) if found.on_date >= as_of)
    return next((found for found in coming if found.life in {MeetingLife.PLANNED, MeetingLife.OPEN}), None)


@reads(Subject.MEETINGS, Subject.SOURCES)
def meeting_record(session: Session, code: str, as_of: date | None = None) -> MeetingRecord:
    """Return a meeting with its topics, documents and conclusions, in their order.

    Without ``as_of`` as it is recorded now; with a day before the meeting there are no conclusions yet, and topics
    and documents only as far as they had been said.

    Raises:
        NotFoundError: no meeting has this code.
    """
    query = select(Meeting, Circle).join(Circle, col(Circle.code) == col(Meeting.circle_code))
    found = session.exec(query.where(col(Meeting.code) == code)).first()
    if found is None:
        raise NotFoundError("ไม่มีการประชุมรหัส {code} ตรวจรหัสจากรายการประชุม", code=code)
    row, circle = found
    day = row.on_date if as_of is None else as_of
    info = assembly.meeting_info(row, circle, day, given_dates(session, day, code).get(code, ()))
    return MeetingRecord(
        info=info,
        topics=_topics(session, code, as_of),
        documents=_documents(session, code, as_of),
        resolutions=_resolutions(session, code) if info.on_date <= day else (),
    )


@reads(Subject.MEETINGS, Subject.SOURCES)
def dated_events(session: Session, as_of: date) -> list[EventRow]:
    """Return the events known on the day, by the date each then had, with every date it had before."""
    query = (
        select(Event, EventDate)
        .join(EventDate, col(EventDate.event_code) == col(Event.code))
        .where(col(EventDate.known_on) <= as_of)
        .order_by(col(EventDate.known_on), col(EventDate.id))
    )
    dated: dict[str, tuple[Event, list[EventDate]]] = {}
    for event, day in session.exec(query):
        dated.setdefault(event.code, (event, []))[1].append(day)
    rows = [assembly.event_row(event, days) for event, days in dated.values()]
    return sorted(rows, key=lambda row: (row.on_date, row.code))


def _topics(session: Session, code: str, as_of: date | None) -> tuple[TopicInfo, ...]:
    query = select(Topic).where(col(Topic.meeting_code) == code).order_by(col(Topic.number))
    if as_of is not None:
        query = query.where(said_by(Topic, as_of))
    return tuple(assembly.topic_info(row) for row in session.exec(query))


def _documents(session: Session, code: str, as_of: date | None) -> tuple[DocumentInfo, ...]:
    query = select(MeetingDocument).where(col(MeetingDocument.meeting_code) == code)
    if as_of is not None:
        query = query.where(said_by(MeetingDocument, as_of))
    rows = session.exec(query.order_by(col(MeetingDocument.number)))
    return tuple(assembly.document_info(row) for row in rows)


def _resolutions(session: Session, code: str) -> tuple[ResolutionInfo, ...]:
    query = select(Resolution).where(
        col(Resolution.meeting_code) == code, col(Resolution.withdrawn_at).is_(None)
    )
    rows = session.exec(query.order_by(col(Resolution.position), col(Resolution.code)))
    return tuple(assembly.resolution_info(row) for row in rows)


@reads(Subject.MEETINGS)
def binding_resolutions(session: Session, as_of: date) -> list[tuple[ResolutionInfo, MeetingInfo]]:
    """Return what circles decided or instructed by a day and did not strike out, each with its meeting, newest first."""
    query = (
        select(Resolution, Meeting, Circle)
        .join(Meeting, col(Meeting.code) == col(Resolution.meeting_code))
        .join(Circle, col(Circle.code) == col(Meeting.circle_code))
        .where(
            col(Resolution.kind).in_(BINDING),
            col(Resolution.withdrawn_at).is_(None),
            col(Meeting.on_date) <= as_of,
            _known(Meeting, as_of),
        )
        .order_by(col(Meeting.on_date).desc(), col(Resolution.position))
    )
    return [
        (assembly.resolution_info(row), assembly.meeting_info(meeting, circle, as_of))
        for row, meeting, circle in session.exec(query)
    ]

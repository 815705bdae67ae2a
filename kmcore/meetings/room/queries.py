"""Reading a session: what is on the floor, who is there, what was resolved, how it went."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlmodel import Session, col, select

from kmcore.access import permissions
from kmcore.access.actor import User
from kmcore.access.authorization import require
from kmcore.access.words import role_labels
from kmcore.actions.queries import ActionRow, board
from kmcore.bilingual import Bilingual
from kmcore.meetings.agenda.queries import Agenda, agenda
from kmcore.meetings.kinds import FloorKind, MeetingLife, Presence, StepKind
from kmcore.meetings.models import Resolution
from kmcore.meetings.queries import (
    PROVINCE_CIRCLE,
    MeetingInfo,
    last_circle,
    meeting_record,
    meetings,
    next_circle,
    session_after,
)
from kmcore.meetings.room.floor_matter import floor_matter
from kmcore.meetings.room.read_models import (
    AttendanceEntry,
    FloorItem,
    MeetingRoom,
    OnFloor,
    RecordedCorrection,
    RecordedResolution,
    StepTaken,
)
from kmcore.meetings.room.timing import seconds_on_floor
from kmcore.meetings.room_tables.models import Attendance, FloorEntry
from kmcore.meetings.session_models import MeetingStep, MinutesCorrection
from kmcore.programme.kinds import ResolutionKind
from kmcore.programme.party import party_of
from kmcore.storage.base import Origin
from kmcore.storage.subjects import Subject, reads

__all__ = [
    "AttendanceEntry",
    "MeetingRoom",
    "OnFloor",
    "RecordedCorrection",
    "RecordedResolution",
    "StepTaken",
    "attendance",
    "current_session",
    "meeting_room",
    "named_attendance",
    "recorded_resolutions",
]


@reads(
    Subject.ACCESS,
    Subject.ACTIONS,
    Subject.MEETINGS,
    Subject.MEETING_ROOM,
    Subject.PROGRAMME,
    Subject.SOURCES,
)
def meeting_room(session: Session, code: str, as_of: date) -> MeetingRoom:
    """Return a session whole, as of the day; once it has begun, as of its own day, on which all of it counts.

    ``following`` is the next session as it is planned on ``as_of``. Nothing is on the floor unless it is open.

    Raises:
        NotFoundError: no meeting has this code.
    """
    info = meeting_record(session, code, as_of).info
    day = min(as_of, info.on_date)
    plan = replace(agenda(session, code, day), meeting=info)
    entries = _floor(session, code) if info.life in {MeetingLife.OPEN, MeetingLife.CLOSED} else []
    times = seconds_on_floor(entries)
    return MeetingRoom(
        agenda=plan,
        life=info.life,
        day=info.on_date,
        floor=_now(session, plan, entries, times) if info.life is MeetingLife.OPEN else None,
        resolutions=recorded_resolutions(session, code, day),
        attendance=attendance(session, code),
        steps=_steps(session, code, as_of),
        corrections=_corrections(session, code, as_of),
        following=session_after(session, info, as_of),
        spent=times,
    )


def recorded_resolutions(session: Session, code: str, as_of: date) -> tuple[RecordedResolution, ...]:
    """Return a meeting's resolutions in their order, those struck out too; none on a day before the meeting.

    Owners (a source may name several), supporters and due date are of the item as it stands
    on the day; of one that was struck out, or whose item is no more, what it had given.

    Raises:
        NotFoundError: no meeting has this code.
    """
    if meeting_record(session, code, as_of).info.on_date > as_of:
        return ()
    query = select(Resolution).where(col(Resolution.meeting_code) == code)
    rows = session.exec(query.order_by(col(Resolution.position), col(Resolution.code))).all()
    works = any(row.action_code for row in rows)
    items = {item.code: item for item in board(session, as_of)} if works else {}
    labels = role_labels(session, {row.account_id for row in rows if row.account_id})
    return tuple(_resolved(row, items, labels) for row in rows)


@reads(Subject.MEETING_ROOM)
def attendance(session: Session, code: str) -> tuple[AttendanceEntry, ...]:
    """Return who stands in a meeting's attendance, in the order they were put there. Personal data."""
    query = select(Attendance).where(col(Attendance.meeting_code) == code).order_by(col(Attendance.id))
    return tuple(
        AttendanceEntry(
            id=row.id or 0,
            presence=Presence(row.presence),
            agency_code=row.agency_code,
            name=row.name,
            position=row.position,
            instead_of=row.instead_of,
            reason=row.reason,
            version=row.version,
            source=row.source_code,
        )
        for row in session.exec(query)
    )


def named_attendance(session: Session, user: User, code: str) -> tuple[AttendanceEntry, ...]:
    """Return a meeting's attendance to who may read names.

    Raises:
        NotAllowedError: ``user`` is neither the governor nor of the secretariat.
    """
    require(user, permissions.SEE_ATTENDANCE)
    return attendance(session, code)


@reads(Subject.MEETINGS, Subject.SOURCES)
def current_session(session: Session, as_of: date, circle: str = PROVINCE_CIRCLE) -> MeetingInfo | None:
    """Return the session a circle is about on the day: the open one, else the next, else the last; None without any."""
    under_way = (info for info in meetings(session, as_of, circle) if info.life is MeetingLife.OPEN)
    return next(under_way, None) or next_circle(session, as_of, circle) or last_circle(session, as_of, circle)


def _resolved(
    row: Resolution, items: Mapping[str, ActionRow], labels: Mapping[int, str]
) -> RecordedResolution:
    item = items.get(row.action_code or "") if row.withdrawn_at is None else None
    given = party_of(row.supporter_codes)
    return RecordedResolution(
        code=row.code,
        kind=ResolutionKind(row.kind),
        text=Bilingual(row.text, row.text_en),
        head=row.head,
        agenda_id=row.agenda_id,
        topic_number=row.topic_number,
        action_code=row.action_code,
        check_code=row.check_code,
        owners=item.owners if item else party_of(row.owner_code),
        supporters=item.supporters if item else given,
        due_date=item.due_date if item else row.due_date,
        recorded_at=row.recorded_at,
        recorder=labels.get(row.account_id or 0),
        source=row.source_code,
        version=row.version,
        withdrawn=row.withdrawn_at is not None,
        withdrawn_reason=row.withdrawn_reason,
        demo=row.origin == Origin.DEMO,
        makes_item=row.makes_item,
        given_owner=row.owner_code,
        given_supporters=given,
        given_due=row.due_date,
        given_before_next=row.due_meeting is not None,
    )


def _floor(session: Session, code: str) -> Sequence[FloorEntry]:
    query = select(FloorEntry).where(col(FloorEntry.meeting_code) == code)
    return session.exec(query.order_by(col(FloorEntry.id))).all()


def _now(
    session: Session, plan: Agenda, entries: Sequence[FloorEntry], times: Mapping[tuple[str, str], int]
) -> OnFloor | None:
    last = entries[-1] if entries else None
    if last is None or not last.ref:
        return None
    kind, ref = FloorKind(last.kind), last.ref
    found = floor_matter(session, plan, FloorItem(kind, ref))
    if found is None:  # taken off the agenda since
        return None
    return OnFloor(
        kind=kind,
        ref=ref,
        head=found.head,
        title=Bilingual(found.title_th, found.title_en),
        minutes=found.minutes,
        since=last.at,
        spent_before_s=times.get((kind, ref), 0),
    )


def _steps(session: Session, code: str, as_of: date) -> tuple[StepTaken, ...]:
    query = select(MeetingStep).where(
        col(MeetingStep.meeting_code) == code, col(MeetingStep.on_date) <= as_of
    )
    return tuple(
        StepTaken(StepKind(row.step), row.at, row.label, row.reason, row.in_meeting_code)
        for row in session.exec(query.order_by(col(MeetingStep.id)))
    )


def _corrections(session: Session, code: str, as_of: date) -> tuple[RecordedCorrection, ...]:
    query = select(MinutesCorrection).where(
        col(MinutesCorrection.meeting_code) == code, col(MinutesCorrection.on_date) <= as_of
    )
    return tuple(
        RecordedCorrection(
            row.place, row.before, row.after, row.agency_code, row.in_meeting_code, row.on_date
        )
        for row in session.exec(query.order_by(col(MinutesCorrection.id)))
    )

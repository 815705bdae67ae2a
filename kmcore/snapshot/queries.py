"""Seeing a meeting again: the picture that was frozen, or one of the store where none was."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlmodel import Session, col, select

from kmcore.access.words import role_labels
from kmcore.errors import NotFoundError
from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.queries import MeetingInfo, meeting_record, meetings
from kmcore.snapshot.canonical import from_json
from kmcore.snapshot.faults import SnapshotFault, checksums_in_audit, fault_of, snapshot_faults
from kmcore.snapshot.models import MeetingSnapshot
from kmcore.snapshot.picture_taking import take_picture
from kmcore.snapshot.read_models import FrozenPicture, PastMeeting, ShownPicture
from kmcore.storage.subjects import Subject, reads

__all__ = [
    "FrozenPicture",
    "PastMeeting",
    "ShownPicture",
    "SnapshotFault",
    "frozen_picture",
    "frozen_pictures",
    "past_meetings",
    "shown_picture",
    "snapshot_faults",
]
TOOK_PLACE = {MeetingLife.HELD, MeetingLife.CLOSED}


def frozen_pictures(session: Session, code: str) -> tuple[FrozenPicture, ...]:
    """Return the pictures that were frozen of a meeting, oldest first; none where it was never closed here."""
    rows = _rows(session, code)
    labels = role_labels(session, {row.account_id for row in rows if row.account_id})
    sealed = checksums_in_audit(session) if rows else {}
    return tuple(_frozen(row, labels, sealed) for row in rows)


@reads(Subject.ACCESS, Subject.AUDIT, Subject.SNAPSHOT)
def frozen_picture(session: Session, code: str, number: int) -> ShownPicture:
    """Return a frozen picture by its number within the meeting, whatever happened after it.

    Raises:
        NotFoundError: the meeting has none of this number.
        SnapshotError: it was damaged so that it cannot be read.
    """
    row = next((row for row in _rows(session, code) if row.number == number), None)
    if row is None:
        raise NotFoundError(
            "การประชุม {code} ไม่มีภาพที่แช่แข็งครั้งที่ {number} เลือกครั้งจากหน้าดูย้อนหลังและเทียบ", code=code, number=number
        )
    labels = role_labels(session, {row.account_id} if row.account_id else ())
    return ShownPicture(from_json(row.body), _frozen(row, labels, checksums_in_audit(session)))


@reads(
    Subject.ACCESS,
    Subject.ACTIONS,
    Subject.AREAS,
    Subject.AUDIT,
    Subject.BUDGET,
    Subject.MEETINGS,
    Subject.MEETING_ROOM,
    Subject.PROGRAMME,
    Subject.SNAPSHOT,
    Subject.SOURCES,
)
def shown_picture(session: Session, code: str, as_of: date) -> ShownPicture:
    """Return what is to be seen of a meeting, looked at on a day.

    Closed by then: the newest frozen picture. Held without ever being run here, or under way: computed at
    the meeting's day. Still to come (or called off): computed at ``as_of``.

    Raises:
        NotFoundError: no meeting has this code.
        SnapshotError: the frozen picture was damaged so that it cannot be read.
    """
    info = meeting_record(session, code, as_of).info
    kept = _rows(session, code) if info.life is MeetingLife.CLOSED else ()
    if kept:
        return frozen_picture(session, code, kept[-1].number)
    return ShownPicture(take_picture(session, code, _day(info, as_of)), None)


@reads(Subject.MEETINGS, Subject.SNAPSHOT, Subject.SOURCES)
def past_meetings(session: Session, as_of: date, circle: str | None = None) -> tuple[PastMeeting, ...]:
    """Return the meetings (of one circle) that had taken place by the day, by date, with their frozen pictures.

    One that was closed and is open again counts too: its picture can be seen.
    """
    columns = select(MeetingSnapshot.meeting_code, MeetingSnapshot.number).order_by(
        col(MeetingSnapshot.number)
    )
    numbers: dict[str, list[int]] = {}
    for code, number in session.exec(columns):
        numbers.setdefault(code, []).append(number)
    return tuple(
        PastMeeting(info, tuple(numbers.get(info.code, ())))
        for info in meetings(session, as_of, circle)
        if info.on_date <= as_of and (info.life in TOOK_PLACE or info.code in numbers)
    )


def _rows(session: Session, code: str) -> Sequence[MeetingSnapshot]:
    query = select(MeetingSnapshot).where(col(MeetingSnapshot.meeting_code) == code)
    return session.exec(query.order_by(col(MeetingSnapshot.number))).all()


def _frozen(
    row: MeetingSnapshot, labels: Mapping[int, str], sealed: Mapping[tuple[str, int], str]
) -> FrozenPicture:
    return FrozenPicture(
        meeting_code=row.meeting_code,
        number=row.number,
        taken_at=row.taken_at,
        as_of=row.as_of,
        revision=row.revision,
        checksum=row.checksum,
        by=labels.get(row.account_id or 0),
        sound=fault_of(row, sealed.get((row.meeting_code, row.number))) is None,
    )


def _day(info: MeetingInfo, as_of: date) -> date:
    return info.on_date if info.life in {MeetingLife.HELD, MeetingLife.OPEN, MeetingLife.CLOSED} else as_of

"""Freezing: the picture of a meeting's day, kept whole with its checksum. The caller's command commits."""

from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from kmcore.meetings.queries import meeting_record
from kmcore.snapshot.canonical import checksum, to_json
from kmcore.snapshot.models import MeetingSnapshot
from kmcore.snapshot.picture_taking import take_picture


def freeze(session: Session, code: str, *, account_id: int | None, now: datetime, revision: int) -> int:
    """Append the picture of a meeting on its own day and return its number, from 1 within the meeting.

    ``now``: the true time (UTC); ``revision``: the store's. What stood there before stays as it was.

    Raises:
        NotFoundError: no meeting has this code.
    """
    day = meeting_record(session, code).info.on_date
    body = to_json(take_picture(session, code, day))
    number = _last_number(session, code) + 1
    session.add(
        MeetingSnapshot(
            meeting_code=code,
            number=number,
            taken_at=now,
            as_of=day,
            revision=revision,
            body=body,
            checksum=checksum(body),
            account_id=account_id,
        )
    )
    session.flush()
    return number


def _last_number(session: Session, code: str) -> int:
    wanted = col(MeetingSnapshot.meeting_code) == code
    return session.exec(select(func.max(MeetingSnapshot.number)).where(wanted)).one() or 0

"""A circle's sessions as stored, for the commands that plan them: what stands in the way, what is numbered anew.

Commands ask of the store as it is, whatever day is looked at.
"""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session, col, select

from kmcore.bilingual import Bilingual
from kmcore.errors import NotFoundError
from kmcore.meetings.errors import MeetingError
from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.models import Circle, Meeting
from kmcore.meetings.planning.rules import require_year
from kmcore.meetings.planning.session_numbers import NumberedSession, numbering_starts, renumbered_sessions
from kmcore.storage.base import Origin
from kmcore.thai.dates import format_date

BEGUN = frozenset({MeetingLife.OPEN, MeetingLife.CLOSED})


def circle_of(session: Session, code: str) -> Circle:
    """Return a circle.

    Raises:
        NotFoundError: there is none of this code.
    """
    row = session.get(Circle, code)
    if row is None:
        raise NotFoundError("ไม่มีวงรหัส {code} เลือกวงจากรายการในหน้าปฏิทินวง", code=code)
    return row


def meeting_of(session: Session, code: str) -> Meeting:
    """Return a session.

    Raises:
        NotFoundError: there is none of this code.
    """
    row = session.get(Meeting, code)
    if row is None:
        raise NotFoundError("ไม่มีการประชุมรหัส {code} เลือกครั้งที่ต้องการจากรายการในหน้าปฏิทินวง", code=code)
    return row


def has_begun(row: Meeting) -> bool:
    """Tell whether a session was held, or opened here."""
    return row.held or MeetingLife(row.life) in BEGUN


def standing_sessions(session: Session, circle_code: str) -> list[Meeting]:
    """Return the circle's sessions that were not cancelled, by date."""
    query = select(Meeting).where(
        col(Meeting.circle_code) == circle_code, col(Meeting.cancelled_on).is_(None)
    )
    return list(session.exec(query.order_by(col(Meeting.on_date), col(Meeting.code))))


def session_codes(session: Session, circle_code: str) -> set[str]:
    """Return the codes of all the circle's sessions, cancelled ones too."""
    return set(session.exec(select(Meeting.code).where(col(Meeting.circle_code) == circle_code)))


def require_planned(row: Meeting) -> None:
    """Let through a session that has not begun and still stands.

    Raises:
        MeetingError: it was held, opened or cancelled.
    """
    if row.cancelled_on is not None:
        raise MeetingError("การประชุมครั้งนี้ยกเลิกไปแล้ว ถ้าจะประชุม ให้กำหนดวันประชุมครั้งใหม่")
    if has_begun(row):
        raise MeetingError("การประชุมครั้งนี้เปิดหรือประชุมไปแล้ว จึงเลื่อนหรือยกเลิกไม่ได้ โหลดหน้านี้ใหม่เพื่อดูสถานะล่าสุด")


def require_day(others: Iterable[Meeting], on_date: date) -> None:
    """Let through a day on which the circle may meet; ``others``: its sessions that stand, without the one meant.

    Raises:
        MeetingError: it meets on that day already, or had a session later; or the year cannot be written.
    """
    require_year(on_date)
    rows = list(others)
    if any(row.on_date == on_date for row in rows):
        raise MeetingError(
            "วงนี้มีประชุมวันที่ {day} อยู่แล้ว เลือกวันอื่น", field="on_date", day=day_in_both_languages(on_date)
        )
    last = max((row.on_date for row in rows if has_begun(row)), default=date.min)
    if on_date < last:
        raise MeetingError(
            "วันที่ {day} อยู่ก่อนการประชุมครั้งล่าสุดของวงนี้ ({last}) เลือกวันหลังจากนั้น",
            field="on_date",
            day=day_in_both_languages(on_date),
            last=day_in_both_languages(last),
        )


def day_in_both_languages(day: date) -> Bilingual:
    """Return a day as each language writes it, for a sentence."""
    return Bilingual(format_date(day), format_date(day, lang="en"))


def numbering_before(rows: Iterable[Meeting]) -> dict[int, int]:
    """Return where the numbering of planned sessions begins, by year: ask before a change, for ``number_anew``."""
    return numbering_starts(map(_numbered, rows))


def number_anew(session: Session, circle: Circle, began: dict[int, int]) -> None:
    """Give the circle's planned sessions their numbers after a change, where they follow from what is known."""
    session.flush()
    rows = standing_sessions(session, circle.code)
    # A province may have met for years before it has this program; a sub-circle begins when it is added.
    here = circle.origin == Origin.LIVE and circle.level == "sub"
    found = renumbered_sessions(map(_numbered, rows), began, from_the_beginning=here)
    for row in rows:
        row.number = found[row.code]
        session.add(row)


def place_in_year(session: Session, row: Meeting) -> int:
    """Return which of the circle's known sessions of its year this is, from 1."""
    same = (
        one for one in standing_sessions(session, row.circle_code) if one.on_date.year == row.on_date.year
    )
    return sum(one.on_date <= row.on_date for one in same)


def _numbered(row: Meeting) -> NumberedSession:
    return NumberedSession(row.code, row.on_date, row.number, planned=not has_begun(row))

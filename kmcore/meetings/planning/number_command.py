"""Saying which session of the year a meeting is (ครั้งที่ n/ปี), by somebody who knows it."""

from sqlalchemy import Engine

from kmcore.access import permissions
from kmcore.access.actor import By
from kmcore.access.command import command
from kmcore.meetings.errors import MeetingError
from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.planning import schedule
from kmcore.meetings.planning.session_numbers import require_number
from kmcore.meetings.preconditions import minutes_are_approved, require_life
from kmcore.thai.input_cleaning import clean_input


def say_number(engine: Engine, by: By, code: str, number: str) -> None:
    """Give a session that is planned, open or closed its number as typed, Thai digits too; those planned after it count on.

    The same again changes nothing. Once the minutes are approved it stands.

    Raises:
        MeetingError: it is no number, does not fit its place in the year, or the session's number can change no more.
        NotFoundError: there is no such session.
        NotAllowedError: ``by`` is not of the secretariat.
    """
    with command(engine, by, permissions.PLAN_MEETING) as running:
        row = require_life(running.session, code, MeetingLife.PLANNED, MeetingLife.OPEN, MeetingLife.CLOSED)
        if minutes_are_approved(running.session, code):
            raise MeetingError("รายงานการประชุมครั้งนี้รับรองแล้ว ครั้งที่จึงแก้ไม่ได้", field="number")
        said = _read(number)
        if said == row.number:
            return
        before, row.number = row.number, said
        running.session.add(row)
        circle = schedule.circle_of(running.session, row.circle_code)
        schedule.number_anew(
            running.session,
            circle,
            schedule.numbering_before(schedule.standing_sessions(running.session, circle.code)),
        )
        require_number(said, row.number, schedule.place_in_year(running.session, row))
        running.commit({"before": {"number": before}, "after": {"number": said}}, thing=f"meeting:{code}")


def _read(number: str) -> int:
    plain = clean_input(number)
    if not (plain.isascii() and plain.isdecimal() and len(plain) <= 3):
        raise MeetingError("ครั้งที่เป็นจำนวนเต็ม เช่น 2 แก้แล้วกดอีกครั้ง", field="number")
    return int(plain)

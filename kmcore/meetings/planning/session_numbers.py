"""ครั้งที่ n/ปี: from 1 in each calendar year, set only where it follows from what is known. Pure.

It follows after a session of the year whose number is known; and for the year's first session where the record
reaches back: the circle began here, or had a session in an earlier year. The sources give no number to the meetings
of 2550, so those after them have none either, until somebody who knows it says one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from kmcore.meetings.errors import MeetingError

HIGHEST: Final = 366  # a circle meets once a day at most


@dataclass(frozen=True)
class NumberedSession:
    """A session that stands, and its number. ``planned``: it has not begun, and its number may still change."""

    code: str
    on_date: date
    number: int | None
    planned: bool


def numbering_starts(sessions: Iterable[NumberedSession]) -> dict[int, int]:
    """Return, by calendar year (CE), the lowest number of a session still to begin: where its numbering starts."""
    found: dict[int, int] = {}
    for one, to_begin in _in_order(sessions):
        if to_begin and one.number is not None:
            found[one.on_date.year] = min(one.number, found.get(one.on_date.year, one.number))
    return found


def renumbered_sessions(
    sessions: Iterable[NumberedSession], began: Mapping[int, int], *, from_the_beginning: bool
) -> dict[str, int | None]:
    """Return every session's number by code, after one was added, moved or cancelled.

    ``began``: the ``starts`` of before. ``from_the_beginning``: the circle's sessions are all known. Sessions that
    have begun, and what lies before them, keep theirs; the planned ones after them count on.
    """
    found: dict[str, int | None] = {}
    year, last = 0, None
    for one, to_begin in _in_order(sessions):
        first_of_year = one.on_date.year != year
        known = from_the_beginning or bool(found)
        year, last = one.on_date.year, None if first_of_year else last
        if to_begin:
            begins = one.number is not None or (first_of_year and known)
            last = last + 1 if last is not None else began.get(year, 1) if begins else None
        else:
            last = one.number
        found[one.code] = last
    return found


def _in_order(sessions: Iterable[NumberedSession]) -> list[tuple[NumberedSession, bool]]:
    """Return the sessions by date, each with whether it, and all after it, are still to begin."""
    rows = sorted(sessions, key=lambda one: (one.on_date, one.code))
    begun = max((place for place, one in enumerate(rows) if not one.planned), default=-1)
    return [(one, place > begun) for place, one in enumerate(rows)]


def require_number(asked: int | None, given: int | None, place: int) -> None:
    """Let through a number that somebody says for a session, the ``place``-th known one of its year.

    ``given``: the number it comes to have. Raises:
        MeetingError: it is no number, too low for its place, or another one follows from the session before.
    """
    if asked is None:
        return
    if asked > HIGHEST:
        raise MeetingError("ครั้งที่ต้องไม่เกิน {most} ตรวจตัวเลขแล้วกดอีกครั้ง", field="number", most=HIGHEST)
    if asked < place:
        raise MeetingError(
            "ปีนี้วงนี้มีครั้งก่อนหน้าแล้ว {count} ครั้ง ครั้งที่จึงน้อยกว่า {place} ไม่ได้",
            field="number",
            count=place - 1,
            place=place,
        )
    if asked != given:
        raise MeetingError(
            "ครั้งที่ต้องเป็น {number} เพราะนับต่อจากครั้งก่อนในปีเดียวกัน เว้นว่างไว้ก็ได้", field="number", number=given
        )

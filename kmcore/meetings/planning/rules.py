"""What holds for a circle's sessions in a row: which days, which clock times, which codes. Pure.

A monthly series keeps the date of the month of its first session, as the programme does: the circle of 9 January
2550 named 9 February as its next. Where that date is a Saturday or Sunday the session is on the Monday after, or on
the Friday before where that Monday lies in the next month. Public holidays move every year and are in no source:
people look the proposed days over before they are kept.
"""

import re
from calendar import monthrange
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from kmcore.meetings.errors import MeetingError
from kmcore.thai.era import is_readable, to_be
from kmcore.thai.input_cleaning import clean_input

MOST_SESSIONS: Final = 24  # of one series: two years ahead
LAST_FISCAL_MONTH: Final = 9
SATURDAY: Final = 5
# With a colon or a dot, and the Thai sign of hours after it.
_CLOCK: Final = re.compile(r"([0-9]{1,2}) ?[:.] ?([0-9]{2})(?: ?\u0e19\.?)?")


@dataclass(frozen=True)
class SeriesDay:
    """A month of a series.

    ``taken_by``: the day on which the circle meets in that month already. ``instead_of``: the Saturday or Sunday that
    the session makes way for. None for neither.
    """

    on_date: date
    taken_by: date | None = None
    instead_of: date | None = None


def monthly_days(first: date, sessions: int) -> tuple[date, ...]:
    """Return the days of a monthly series: ``first`` as it is, then the same date of each month, on working days.

    Raises:
        MeetingError: not 1 to 24 sessions, or they would run past the years that can be written.
    """
    if not 1 <= sessions <= MOST_SESSIONS:
        raise MeetingError(
            "วางได้ครั้งละ 1 ถึง {most} ครั้ง แก้จำนวนครั้งแล้วกดอีกครั้ง", field="sessions", most=MOST_SESSIONS
        )
    require_year(first)
    days = _same_dates(first, sessions)
    require_year(days[-1])
    return (first, *map(_working_day, days[1:]))


def series_days(first: date, sessions: int, dated: Iterable[date]) -> tuple[SeriesDay, ...]:
    """Return the months of a series, with what is taken: a month in which the circle meets needs no other session.

    ``dated``: the days of the circle's sessions that stand. Raises as ``monthly``.
    """
    taken = {(day.year, day.month): day for day in sorted(dated)}
    days = monthly_days(first, sessions)
    return tuple(
        SeriesDay(day, taken.get((day.year, day.month)), same if same != day else None)
        for day, same in zip(days, _same_dates(first, sessions), strict=True)
    )


def to_end_of_fiscal_year(first: date) -> int:
    """Return how many monthly sessions from this one to September, the last month of the fiscal year: 1 to 12."""
    return (LAST_FISCAL_MONTH - first.month) % 12 + 1


def require_year(day: date) -> None:
    """Let through a day of a year that can be typed and written.

    Raises:
        MeetingError: its year is not one of 1941 to 2099 CE.
    """
    if not is_readable(day.year):
        raise MeetingError("ปี พ.ศ. {year} อยู่นอกช่วงที่รับได้ ตรวจปีแล้วแก้วันที่", field="on_date", year=to_be(day.year))


def kept_clock_time(text: str | None) -> str | None:
    """Return a clock time as it is kept, "13:30" for "13.30 น."; None for none.

    Raises:
        MeetingError: it is no time of day.
    """
    typed = clean_input(text or "")
    if not typed:
        return None
    found = _CLOCK.fullmatch(typed)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise MeetingError("อ่านเวลาไม่ออก เขียนแบบ 24 ชั่วโมง เช่น 13.30", field="start_time")
    return f"{int(found[1]):02d}:{found[2]}"


def meeting_code(circle_code: str, on_date: date, taken: Collection[str]) -> str:
    """Return a new session's code, "khun-uea-2550-02-09"; "-2" after it where a session that moved away has that."""
    plain = f"{circle_code}-{to_be(on_date.year):04d}-{on_date:%m-%d}"
    return _free(plain, taken)


def sub_circle_code(parent_code: str, taken: Collection[str]) -> str:
    """Return a new sub-circle's code, "khun-uea-sub-1"."""
    number = 1
    while f"{parent_code}-sub-{number}" in taken:
        number += 1
    return f"{parent_code}-sub-{number}"


def _free(plain: str, taken: Collection[str]) -> str:
    code, number = plain, 1
    while code in taken:
        number += 1
        code = f"{plain}-{number}"
    return code


def _same_dates(first: date, sessions: int) -> list[date]:
    """Return the date itself and the same one of the months after, the month's last where it is shorter."""
    found = []
    for months in range(first.month - 1, first.month - 1 + sessions):
        year, month = first.year + months // 12, months % 12 + 1
        found.append(date(year, month, min(first.day, monthrange(year, month)[1])))
    return found


def _working_day(day: date) -> date:
    if day.weekday() < SATURDAY:
        return day
    monday = day + timedelta(days=7 - day.weekday())
    return monday if monday.month == day.month else day - timedelta(days=day.weekday() - SATURDAY + 1)

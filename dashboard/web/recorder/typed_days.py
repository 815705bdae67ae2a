"""Days as Thai people type them: "23 ก.พ.", a year where it must be, "next" for before the next session."""

from datetime import date
from typing import Final

from kmcore.i18n import N_, _
from kmcore.meetings.errors import MeetingError
from kmcore.meetings.room.read_models import Due
from kmcore.thai.dates import ThaiDateError, parse_date

NEXT: Final = "next"
BEFORE_NEXT: Final = N_("ก่อนประชุมครั้งหน้า")


def is_before_next(typed: str) -> bool:
    """Tell whether "before the next session" was typed, or chosen, in either language."""
    return typed.strip().lower() in {NEXT, BEFORE_NEXT, _(BEFORE_NEXT).lower()}


def typed_due(typed: str, meeting_day: date) -> Due:
    """Return a due date as it was typed: "next" (or its words), nothing, or a day, whose year may be left out.

    Raises:
        MeetingError: it is no date.
    """
    if is_before_next(typed):
        return "next"
    return typed_day(typed, meeting_day, "due") if typed.strip() else None


def typed_day(typed: str, near: date, field: str) -> date:
    """Return a day typed in Thai form; without a year it is the first such day on or after ``near``.

    Raises:
        MeetingError: it is no date; ``field`` is the form's.
    """
    try:
        found = parse_date(typed, default_year=near.year)
        if found < near and not _says_year(typed):
            found = parse_date(typed, default_year=near.year + 1)
    except ThaiDateError as error:
        raise MeetingError(error.template, field=field, **error.values) from None
    return found


def _says_year(typed: str) -> bool:
    """Tell whether the text is a date by itself."""
    try:
        parse_date(typed)
    except ThaiDateError:
        return False
    return True

"""Days and times as Excel keeps them: a number, and a format that says it is a day."""

import re
from datetime import date, datetime, time, timedelta
from enum import Enum, auto
from math import isfinite
from typing import Final

_NOT_CODES: Final = re.compile(
    r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]'
)  # words, colours, languages
_LENGTH: Final = re.compile(r"\[(?:h+|m+|s+)\]")
_DAY_CODES: Final = re.compile(r"[dybวดป]")  # Thai Excel writes วว/ดด/ปปปป
_TIME_CODES: Final = re.compile(r"[hsชท]|am/pm")
_DAY_SECONDS: Final = 86_400
_LONGEST_FORMAT: Final = 255  # letters; Excel takes no more
_LAST_SERIAL: Final = 2_958_466  # the day after 31 December 9999
_EPOCH: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet knows no zone
_YEARS_LATER: Final = 1_462  # days between the epochs of 1900 and 1904


class NumberKind(Enum):
    """What a cell's format makes of its number."""

    NUMBER = auto()
    DAY = auto()
    TIME = auto()
    LENGTH = auto()


# Formats that a file names by number only (ECMA-376 18.8.30; 71 to 81 are the Thai ones).
_BUILT_IN: Final = {
    **dict.fromkeys(
        [*range(14, 18), 22, *range(27, 32), 36, *range(50, 59), *range(71, 75), 77], NumberKind.DAY
    ),
    **dict.fromkeys([*range(18, 22), *range(32, 36), 45, 47, 75, 76, 78, 80], NumberKind.TIME),
    **dict.fromkeys([46, 79], NumberKind.LENGTH),
}


def kind_of_built_in(number: int) -> NumberKind:
    """Return what one of Excel's own formats shows."""
    return _BUILT_IN.get(number, NumberKind.NUMBER)


def kind_of_format(code: str) -> NumberKind:
    """Return what a format such as ``[$-41E]d mmm bbbb`` shows: its first section decides."""
    bare = _NOT_CODES.sub("", code[:_LONGEST_FORMAT].casefold()).split(";")[0]
    if bare in {"general", "ทั่วไป"}:
        return NumberKind.NUMBER
    if _LENGTH.search(bare):
        return NumberKind.LENGTH
    if _DAY_CODES.search(bare) or bare.strip() in {"m", "mm", "mmm", "mmmm"}:
        return NumberKind.DAY
    return NumberKind.TIME if _TIME_CODES.search(bare) else NumberKind.NUMBER


def cell_of_number(
    number: float, kind: NumberKind, *, from_1904: bool = False
) -> int | float | date | datetime | time | timedelta:
    """Return a number as its format shows it: a whole day as date, with a clock time as datetime.

    A number that is no day of Excel's calendar (negative, beyond 9999) stays the number it is.
    """
    if kind is NumberKind.LENGTH and abs(number) < _LAST_SERIAL:
        return timedelta(seconds=round(number * _DAY_SECONDS))
    if kind is NumberKind.NUMBER or not 0 <= number < _LAST_SERIAL - _YEARS_LATER:
        return number
    seconds = round(number * _DAY_SECONDS)
    if kind is NumberKind.TIME and seconds < _DAY_SECONDS:
        return (_EPOCH + timedelta(seconds=seconds)).time()
    return _moment(number, seconds, from_1904=from_1904)


def _moment(number: float, seconds: int, *, from_1904: bool) -> int | float | date | datetime:
    if from_1904:
        moment = _EPOCH + timedelta(days=_YEARS_LATER, seconds=seconds)
    elif number < 1:
        return number  # day 0 is in no calendar
    else:  # Excel counts 29 February 1900, a day that never was
        moment = _EPOCH + timedelta(days=number < 60, seconds=seconds)
    return moment.date() if moment.time() == time() else moment


def plain_number(text: str) -> int | float:
    """Return a number as a file writes it, whole where it is whole.

    Raises:
        ValueError: it is none.
    """
    if text.isdigit() and text.isascii():
        return int(text)
    number = float(text)
    if not isfinite(number):
        raise ValueError(text)
    return whole(number)


def whole(number: float) -> int | float:
    """Return a number without its empty fraction: 80010101.0 is a code, 80010101."""
    return int(number) if number.is_integer() and abs(number) < 1e15 else number


def day_of(text: str) -> date | datetime:
    """Return a moment as ODS and XLSX write it (ISO 8601), a date where it has no clock time.

    Raises:
        ValueError: it is none.
    """
    moment = datetime.fromisoformat(text).replace(tzinfo=None)
    return moment.date() if moment.time() == time() else moment

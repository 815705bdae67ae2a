"""Dates and times as Thai readers expect them: Buddhist era, Thai months, Bangkok clock.

Inside the programme a date is CE and a time is UTC; only what is shown or typed is BE and Bangkok.
The offset of 543 holds from 1 January 2484 BE (1941 CE); before that the Thai year began in April.
"""

from datetime import date, datetime, time
from typing import Literal
from zoneinfo import ZoneInfo

from kmcore.thai.date_parser import parse_date
from kmcore.thai.digits import to_thai_digits
from kmcore.thai.era import to_be, to_ce
from kmcore.thai.errors import ThaiDateError
from kmcore.thai.names import MONTHS_LONG, MONTHS_SHORT, WEEKDAYS, Lang

__all__ = [
    "BANGKOK",
    "DateStyle",
    "Lang",
    "ThaiDateError",
    "format_date",
    "format_datetime",
    "format_time",
    "parse_date",
    "to_be",
    "to_ce",
]

DateStyle = Literal["short", "long", "numeric", "weekday", "month"]
BANGKOK = ZoneInfo("Asia/Bangkok")


def format_date(d: date, style: DateStyle = "short", *, thai_digits: bool = False, lang: Lang = "th") -> str:
    """A CE date as text: BE in Thai, CE in English.

    short "9 ก.พ. 2550" · long "9 กุมภาพันธ์ 2550" · numeric "09/02/2550" (day first, in English too) ·
    weekday "ศุกร์ 9 ก.พ. 2550" · month "ก.พ. 2550". English: "9 Feb 2007" and so on.
    """
    year = to_be(d.year) if lang == "th" else d.year
    month = (MONTHS_LONG if style == "long" else MONTHS_SHORT)[lang][d.month - 1]
    text = f"{d.day} {month} {year}"
    if style == "numeric":
        text = f"{d.day:02d}/{d.month:02d}/{year:04d}"
    elif style == "weekday":
        text = f"{WEEKDAYS[lang][d.weekday()]} {text}"
    elif style == "month":
        text = f"{month} {year}"
    return to_thai_digits(text) if thai_digits else text


def format_time(t: time, *, thai_digits: bool = False, lang: Lang = "th") -> str:
    """A clock time to the minute: "13.30 น.", in English "13:30". Seconds are dropped, zones ignored."""
    text = f"{t:%H.%M} น." if lang == "th" else f"{t:%H:%M}"
    return to_thai_digits(text) if thai_digits else text


def format_datetime(
    dt: datetime, style: DateStyle = "short", *, thai_digits: bool = False, lang: Lang = "th"
) -> str:
    """A moment as the clock in Bangkok shows it: "9 ก.พ. 2550 13.30 น.".

    Raises ValueError for a datetime without a zone: guessing it would be wrong by seven hours.
    """
    if dt.tzinfo is None:
        raise ValueError("format_datetime needs a datetime with a time zone (store UTC)")
    local = dt.astimezone(BANGKOK)
    day = format_date(local.date(), style, thai_digits=thai_digits, lang=lang)
    return f"{day} {format_time(local.time(), thai_digits=thai_digits, lang=lang)}"

"""A cell with a day, as offices and Excel keep it."""

import re
from datetime import date, time, timedelta
from functools import lru_cache
from typing import Final

from kmcore.i18n import N_
from kmcore.registers.cell_values.cell_text import plain_text, shown_cell
from kmcore.registers.cell_values.typed_patterns import MONTH_ONLY, TIME_OF_DAY, YEAR_ONLY
from kmcore.registers.cells import Cell, FieldProblem
from kmcore.thai.date_parser import parse_date
from kmcore.thai.dates import format_date
from kmcore.thai.era import is_readable, to_ce
from kmcore.thai.errors import ThaiDateError
from kmcore.thai.names import MONTH_INDEX, plain

EXCEL_DAY_ZERO: Final = date(1899, 12, 30)
_SERIALS: Final = range(15_000, 280_000)  # 1941 CE to 2666: no year, no count of days in a month is so large
_BE_ABOVE: Final = 2400
# Excel reads a year of two digits as 1930-2029. Where "9/2/50" was typed for 2550, it keeps 1950.
_TWO_DIGITS: Final = range(1943, 2000)
_NUMBER: Final = re.compile(r"([0-9]{1,6})(\.[0-9]+)?")


def read_day(cell: Cell) -> date | None:
    """Return the day a cell means (CE), without a time of day; None for an empty cell.

    Reads Excel's days, also where a year of the Buddhist era was typed into them (kept as the year 2550 CE), Excel's
    day numbers (39122, also as text), and every form of ``parse_date``, a time behind it left out. Raises FieldProblem
    for a month or year alone, for a time alone, for Excel's days of 1943-1999 (a two-digit year of the Buddhist era?),
    and for all that ``parse_date`` refuses.
    """
    if isinstance(cell, date):
        return _excel_day(cell, cell)
    if isinstance(cell, (time, timedelta)):
        sentence = N_("ช่องนี้เป็นเวลา ({found}) ไม่ใช่วันที่ พิมพ์วันที่เป็นข้อความ เช่น 9 ก.พ. 2567")
        raise FieldProblem("is_a_time", sentence, found=shown_cell(cell))
    found = plain_text(cell)
    if found is None:
        return None
    number = _NUMBER.fullmatch(found)
    if number and int(number[1]) in _SERIALS:
        return _excel_day(EXCEL_DAY_ZERO + timedelta(days=int(number[1])), cell)
    return _typed_day(found, cell)


def write_day(value: date | None) -> Cell:
    """Return the cell that ``read_day`` reads as this day: a day of Excel's, or Thai text before 2000 CE."""
    return value if value is None or value.year not in _TWO_DIGITS else format_date(value)


def _excel_day(kept: date, cell: Cell) -> date:
    """Return the day meant by one that Excel keeps."""
    if kept.year in _TWO_DIGITS:
        raise _two_digit_year(kept, cell)
    year = to_ce(kept.year) if kept.year > _BE_ABOVE else kept.year
    if not is_readable(year):
        raise _year_out_of_range(cell)
    if (kept.month, kept.day) == (2, 29) and not _has_leap_day(year):
        sentence = N_(
            "Excel เก็บช่องนี้เป็น {found} แต่ปีนั้นเดือนกุมภาพันธ์มี 28 วัน แก้วันที่แล้วพิมพ์เป็นข้อความ เช่น 28 ก.พ. 2567"
        )
        raise FieldProblem("no_such_day", sentence, found=shown_cell(kept))
    return date(year, kept.month, kept.day)


def _has_leap_day(year: int) -> bool:
    return (date(year, 2, 28) + timedelta(days=1)).month == 2


def _typed_day(found: str, cell: Cell) -> date:
    if YEAR_ONLY.fullmatch(found):
        sentence = N_("“{found}” เป็นปี ช่องนี้ต้องการวันที่ เติมวันและเดือน เช่น 9 ก.พ. 2567")
        raise FieldProblem("only_a_year", sentence, found=shown_cell(cell))
    if is_month_only(found):
        sentence = N_("“{found}” มีแต่เดือน ช่องนี้ต้องการวันที่ เติมวันที่ข้างหน้า เช่น 9 ก.พ. 2567")
        raise FieldProblem("only_a_month", sentence, found=shown_cell(cell))
    try:
        return _written_day(TIME_OF_DAY.sub("", found) if TIME_OF_DAY.search(found) else found)
    except ThaiDateError as error:
        raise FieldProblem("not_a_day", error.template, **error.values) from error


@lru_cache(maxsize=1024)  # a file of many rows has few days
def _written_day(text: str) -> date:
    return parse_date(text)


def is_month_only(found: str) -> bool:
    """Whether a text is a month, with or without its year, and no day."""
    match = MONTH_ONLY.fullmatch(found)
    return match is not None and plain(match[1]) in MONTH_INDEX


def _two_digit_year(kept: date, cell: Cell) -> FieldProblem:
    return FieldProblem(
        "two_digit_year",
        N_(
            "Excel เก็บช่องนี้เป็น {found} (ค.ศ. {ce}) ซึ่งอาจมาจากการพิมพ์ปีสองหลัก {short} ที่หมายถึง พ.ศ. 25{short} "
            "พิมพ์เป็นข้อความโดยเขียนปี พ.ศ. ให้ครบสี่หลัก"
        ),
        found=shown_cell(kept if not isinstance(cell, date) else cell),
        ce=kept.year,
        short=f"{kept.year % 100:02d}",
    )


def _year_out_of_range(cell: Cell) -> FieldProblem:
    sentence = N_("ปีของ “{found}” เป็นไปไม่ได้ทั้ง พ.ศ. และ ค.ศ. พิมพ์วันที่เป็นข้อความโดยเขียนปี พ.ศ. สี่หลัก")
    return FieldProblem("year_out_of_range", sentence, found=shown_cell(cell))

"""A cell with a month, or with the months from one to another, as plans are written."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final

from kmcore.i18n import N_
from kmcore.registers.cell_values.cell_text import LONGEST_VALUE, plain_text, shown_cell
from kmcore.registers.cell_values.typed_patterns import (
    BETWEEN_MONTHS,
    MONTH_YEAR,
    NAMED_MONTH,
    QUARTER,
    WHOLE_FISCAL_YEAR,
    YEAR_MONTH,
    era_of,
)
from kmcore.registers.cells import Cell, FieldProblem
from kmcore.thai.dates import format_date
from kmcore.thai.era import is_readable, read_year, to_be, to_ce
from kmcore.thai.errors import ThaiDateError
from kmcore.thai.fiscal import fiscal_range, quarter_range
from kmcore.thai.names import MONTH_INDEX, plain

_FISCAL_FIRST: Final = 10
_BE_ABOVE: Final = 2400
_TWO_DIGITS: Final = range(1943, 2000)  # kept by Excel where a year of two digits was typed


@dataclass(frozen=True, slots=True)
class MonthSpan:
    """Whole months: the first day of the first and the last day of the last (CE)."""

    first: date
    last: date


def read_month(cell: Cell, fiscal_year: int | None = None) -> date | None:
    """Return the first day (CE) of the month a cell means; None for an empty cell.

    Reads "ม.ค. 50", "มกราคม 2550", "01/2550", "2550-01", "Jan 2007", the first of a month as Excel keeps "Jan-07"; a
    month alone only with the ``fiscal_year`` (BE) it belongs to. Raises FieldProblem for a day, several months, a
    month that nobody knows, and a year missing or not clear.
    """
    span = read_months(cell, fiscal_year)
    if span is not None and (span.first.year, span.first.month) != (span.last.year, span.last.month):
        sentence = N_("“{found}” เป็นหลายเดือน ช่องนี้รับเดือนเดียว แยกเป็นเดือนละแถว")
        raise FieldProblem("several_months", sentence, found=shown_cell(cell))
    return None if span is None else span.first


def read_months(cell: Cell, fiscal_year: int | None = None) -> MonthSpan | None:
    """Return the months a cell means, from the first to the last; None for an empty cell.

    Reads one month as ``read_month`` does, "ต.ค.-ธ.ค. 49", "ต.ค. 49 – ม.ค. 50", "ต.ค. ถึง ม.ค." with ``fiscal_year``
    (BE), "ไตรมาส 1/2550" and "ปีงบประมาณ 2550". One year behind two months is the year of both. Raises FieldProblem
    as ``read_month`` does, and for months in the wrong order.
    """
    if isinstance(cell, date):
        return _of_excel(cell)
    found = plain_text(cell)
    if found is None:
        return None
    if len(found) > LONGEST_VALUE:
        raise _not_a_month(cell)
    try:
        return _of_fiscal_year(found, fiscal_year) or _of_months(found, fiscal_year, cell)
    except ThaiDateError as error:
        raise FieldProblem("not_a_year", error.template, **error.values) from error


def write_month(value: date | None) -> Cell:
    """Return the cell that ``read_month`` reads as this month: "ม.ค. 2550"."""
    return None if value is None else format_date(value, "month")


def write_months(value: MonthSpan | None) -> Cell:
    """Return the cell that ``read_months`` reads as these months."""
    if value is None:
        return None
    first, last = format_date(value.first, "month"), format_date(value.last, "month")
    return first if first == last else f"{first} – {last}"


def _of_excel(kept: date) -> MonthSpan:
    year = to_ce(kept.year) if kept.year > _BE_ABOVE else kept.year
    if kept.day != 1 or kept.year in _TWO_DIGITS or not is_readable(year):
        sentence = N_("Excel เก็บช่องนี้เป็นวันที่ {found} จึงไม่รู้ว่าหมายถึงเดือนใด พิมพ์เดือนเป็นข้อความ เช่น ก.พ. 2567")
        raise FieldProblem("is_a_date", sentence, found=shown_cell(kept))
    return _span(date(year, kept.month, 1), date(year, kept.month, 1))


def _of_fiscal_year(found: str, fiscal_year: int | None) -> MonthSpan | None:
    """Return a quarter or a whole year; None for any other text, and for a quarter of no year."""
    if match := WHOLE_FISCAL_YEAR.fullmatch(found):
        return MonthSpan(*fiscal_range(to_be(_year(match))))
    match = QUARTER.fullmatch(found)
    if match is None or (match["year"] is None and fiscal_year is None):
        return None
    year = fiscal_year if match["year"] is None else to_be(_year(match))
    return MonthSpan(*quarter_range(year or 0, int(match["quarter"])))


def _of_months(found: str, fiscal_year: int | None, cell: Cell) -> MonthSpan:
    ends = [found] if _one(found) else BETWEEN_MONTHS.split(found)
    matches = [match for end in ends if (match := _one(end))]
    if len(matches) != len(ends) or len(ends) > 2:
        raise _not_a_month(cell)
    behind = matches[-1]
    first, last = (_first_day(match, behind, fiscal_year, cell) for match in (matches[0], behind))
    if last < first:
        sentence = N_("“{found}” เดือนแรกอยู่หลังเดือนสุดท้าย เขียนปีให้ครบทั้งสองเดือน เช่น ต.ค. 2567 – ม.ค. 2568")
        raise FieldProblem("months_reversed", sentence, found=shown_cell(cell))
    return _span(first, last)


def _one(text: str) -> re.Match[str] | None:
    """Return the match of one month that exists."""
    for form in (MONTH_YEAR, YEAR_MONTH, NAMED_MONTH):
        match = form.fullmatch(text)
        if match and _number(match["month"]):
            return match
    return None


def _number(month: str) -> int | None:
    """Return 1-12 for a month by name or number; None for what is no month."""
    if month.isdecimal():
        return int(month) if 1 <= int(month) <= 12 else None
    position = MONTH_INDEX.get(plain(month))
    return None if position is None else position + 1


def _first_day(match: re.Match[str], behind: re.Match[str], fiscal_year: int | None, cell: Cell) -> date:
    month = _number(match["month"]) or 0
    if match["year"] or behind["year"]:
        return date(_year(match if match["year"] else behind), month, 1)
    if fiscal_year is None:
        sentence = N_("“{found}” ไม่มีปี เติมปี พ.ศ. สี่หลักหลังเดือน เช่น ก.พ. 2567")
        raise FieldProblem("no_year", sentence, found=shown_cell(cell))
    return date(to_ce(fiscal_year) - (month >= _FISCAL_FIRST), month, 1)


def _year(match: re.Match[str]) -> int:
    english = "month" in match.re.groupindex and match["month"].isascii() and match["month"].isalpha()
    return read_year(match["year"], era_of(match["era"]), may_be_short=not english)


def _span(first: date, last: date) -> MonthSpan:
    return MonthSpan(first, last.replace(day=monthrange(last.year, last.month)[1]))


def _not_a_month(cell: Cell) -> FieldProblem:
    sentence = N_("อ่าน “{found}” เป็นเดือนไม่ได้ เขียนเดือนและปี เช่น ก.พ. 2567 หรือ ต.ค. 2567 – ม.ค. 2568")
    return FieldProblem("not_a_month", sentence, found=shown_cell(cell))

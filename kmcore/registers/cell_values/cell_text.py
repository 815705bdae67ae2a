"""What stands in a cell as one plain line of text, from which every value but free text is read."""

import re
from datetime import date, time, timedelta
from decimal import Decimal
from functools import lru_cache
from math import isfinite
from typing import Final

from kmcore.i18n import N_
from kmcore.registers.cells import Cell, FieldProblem
from kmcore.thai.errors import shown
from kmcore.thai.input_cleaning import clean_input

LONGEST_VALUE: Final = 60  # letters; no number, day or code is longer, and a bound keeps the patterns cheap
_MOST_BITS: Final = 200  # of a whole number that is still written out
_EXCEL_DIGITS: Final = 15  # Excel keeps so many of a number; what a float has beyond them is rounding
_EXCEL_EXACT: Final = 1e13  # below it 15 digits hold two decimals
_DASHES: Final = re.compile("[-–—−‐‑_]{1,5}")
_FORMULA_ERROR: Final = re.compile(
    r"#(REF!|VALUE!|DIV/0!|N/A|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|#+)|Err:[0-9]{3}"
)
_LONG_DECIMALS: Final = re.compile(r"-?[0-9]{1,15}\.[0-9]{7,}")
_SCIENTIFIC: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?[eE][-+]?[0-9]{1,3}")
_UNPRINTABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def shown_cell(cell: Cell) -> str:
    """Return what stands in a cell as a sentence quotes it: one line, cut short, days as Excel shows them."""
    if isinstance(cell, str):
        return shown(_UNPRINTABLE.sub(" ", cell[: 10 * LONGEST_VALUE]))
    if isinstance(cell, date):
        return f"{cell.day}/{cell.month}/{cell.year}"
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    if isinstance(cell, timedelta):
        return shown(str(cell))
    return shown(_number_text(cell)) if cell is not None else ""


def plain_text(cell: Cell) -> str | None:
    """Return a cell as one line with Arabic digits, numbers without ".0"; None where nothing stands in it.

    A dash alone means nothing too: offices fill empty cells with it. Raises FieldProblem for the error of a formula
    ("#REF!"), and for a day or a time, which only the readers of days take.
    """
    if isinstance(cell, (date, time, timedelta)):
        raise _day_or_time(cell)
    if not isinstance(cell, str):
        return None if cell is None else _number(cell)
    found = _clean(cell)
    if _FORMULA_ERROR.fullmatch(found):
        raise formula_error(found)
    return None if not found or is_dash(found) else found


def number_text(cell: Cell, *, places: int = 9) -> str | None:
    """Return a cell as ``plain_text`` does, for the readers of numbers.

    Floats lose what sums of them leave behind (0.1+0.2, also written out in a text): all beyond ``places`` decimals.
    Raises FieldProblem for what is longer than any number, and for a number that Excel shortened ("8.00106E+07").
    """
    found = plain_text(cell)
    if found is None:
        return None
    if len(found) > LONGEST_VALUE:
        raise _too_long(cell)
    if _SCIENTIFIC.fullmatch(found):
        raise shortened_number(cell)
    return f"{round(Decimal(found), places).normalize():f}" if _LONG_DECIMALS.fullmatch(found) else found


def is_scientific(found: str) -> bool:
    """Whether a text is a number with an exponent: "8.0010602E+07"."""
    return bool(_SCIENTIFIC.fullmatch(found))


def is_dash(found: str) -> bool:
    """Whether a text is only dashes, by which offices say that there is nothing."""
    return bool(_DASHES.fullmatch(found))


def is_formula_error(found: str) -> bool:
    """Whether a text is what a spreadsheet shows for a formula that failed, or for a column too narrow."""
    return bool(_FORMULA_ERROR.fullmatch(found))


def formula_error(found: str) -> FieldProblem:
    """Return the refusal of a formula's error."""
    return FieldProblem(
        "formula_error",
        N_("ช่องนี้เป็น “{found}” คือสูตรในไฟล์คำนวณไม่ได้หรือช่องแคบเกินไป แก้สูตรในไฟล์ หรือพิมพ์ค่าแทนสูตร"),
        found=shown(found),
    )


def shortened_number(cell: Cell) -> FieldProblem:
    """Return the refusal of a number that Excel wrote with an exponent, so that its last digits are lost."""
    return FieldProblem(
        "shortened_number",
        N_("“{found}” เป็นเลขที่ Excel ย่อไว้ เลขท้ายอาจหายไปแล้ว เปิดไฟล์ต้นฉบับ ตั้งช่องเป็นข้อความ แล้วพิมพ์เลขให้ครบ"),
        found=shown_cell(cell),
    )


def _day_or_time(cell: date | time | timedelta) -> FieldProblem:
    return FieldProblem(
        "is_a_date",
        N_("ช่องนี้ Excel เก็บเป็นวันที่หรือเวลา ({found}) จึงไม่รู้ว่าเดิมพิมพ์อะไร ตั้งช่องเป็นข้อความ (Text) แล้วพิมพ์ค่าเดิมอีกครั้ง"),
        found=shown_cell(cell),
    )


def _number(cell: float) -> str:
    found = _number_text(cell)
    if found.endswith("…"):
        raise _too_long(cell)
    return found


def _too_long(cell: Cell) -> FieldProblem:
    return FieldProblem(
        "not_a_number", N_("“{found}” ยาวเกินกว่าจะเป็นตัวเลขจริง ตรวจช่องนี้แล้วพิมพ์ใหม่"), found=shown_cell(cell)
    )


def _clean(text: str) -> str:
    """Return ``clean_input`` of a text, by the shortest way: plain numbers have nothing to mend, words come again."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return _clean_words(text) if len(text) <= LONGEST_VALUE else clean_input(text)


@lru_cache(maxsize=50_000)
def _clean_words(text: str) -> str:
    return clean_input(text)


def _number_text(number: float) -> str:
    """Return a number as a person would type it: 3.0 as "3", 0.1+0.2 as "0.3", True as "TRUE"."""
    if isinstance(number, bool):
        return str(number).upper()
    if isinstance(number, int):
        return str(number) if number.bit_length() <= _MOST_BITS else "9" * LONGEST_VALUE + "…"
    if not isfinite(number):
        return str(number)
    if number.is_integer():
        return _number_text(int(number))
    digits = f"{number:.{_EXCEL_DIGITS}g}" if abs(number) < _EXCEL_EXACT else repr(number)
    return f"{Decimal(digits).normalize():f}"

"""A cell with a count: a whole number of households, people or villages."""

import re
from collections.abc import Collection
from typing import Final

from kmcore.i18n import N_
from kmcore.registers.cell_values.cell_text import number_text, shown_cell
from kmcore.registers.cell_values.codes import AS_DIGITS
from kmcore.registers.cell_values.typed_forms import COUNTED_IN, SAYING_NONE
from kmcore.registers.cells import Cell, FieldProblem
from kmcore.registers.suggestions import SuggestingProblem, Suggestion
from kmcore.thai.numbers import grouped

_WHOLE: Final = re.compile(r"([-−–] ?)?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.0{0,2})? ?([^0-9]*)")
_DECIMAL: Final = re.compile(r"[-−–]? ?[0-9][0-9,]*\.[0-9]+")
_BRACKETS: Final = re.compile(r"\(.*\)")


def read_whole(
    cell: Cell, low: int | None = 0, high: int | None = None, *, counted_in: Collection[str] = COUNTED_IN
) -> int | None:
    """Return a whole number from ``low`` to ``high``; None for an empty cell or a dash.

    Reads 12.0, "1,234", Thai digits and "1,234 หมู่บ้าน", where the unit is one of ``counted_in``. Raises FieldProblem
    for decimals, "1.000" among them, brackets (a minus or a remark?), "ไม่มี" (0 or not known?), any other word, commas out of place
    and numbers beyond the bounds.
    """
    found = number_text(cell)
    if found is None:
        return None
    match = _WHOLE.fullmatch(found)
    if match is None or (match[3] and match[3].rstrip(". ") not in counted_in):
        raise _no_count(cell, found)
    number = int(match[2].replace(",", ""))
    return _in_bounds(-number if match[1] else number, low, high, cell)


def write_whole(value: int | None) -> Cell:
    """Return the cell that ``read_whole`` reads as this number."""
    return value


def _no_count(cell: Cell, found: str) -> FieldProblem:
    if found in SAYING_NONE:
        return none_or_zero(cell)
    if _DECIMAL.fullmatch(found):
        sentence = N_("“{found}” มีทศนิยม ช่องนี้ต้องเป็นจำนวนเต็ม แก้เป็นจำนวนเต็ม")
        return FieldProblem("not_whole", sentence, found=shown_cell(cell))
    if _BRACKETS.fullmatch(found):
        sentence = N_("“{found}” อยู่ในวงเล็บ ไม่รู้ว่าเป็นค่าติดลบหรือหมายเหตุ เอาวงเล็บออก ใส่ตัวเลขอย่างเดียว")
        return FieldProblem("in_brackets", sentence, found=shown_cell(cell))
    digits = found.translate(AS_DIGITS)
    meant = (Suggestion(digits, digits),) if digits != found and _WHOLE.fullmatch(digits) else ()
    return SuggestingProblem(
        "not_a_number",
        N_("อ่าน “{found}” เป็นจำนวนไม่ได้ ใส่ตัวเลขอย่างเดียว เช่น 1,234 (คั่นหลักพันด้วยจุลภาคทุกสามหลัก)"),
        meant,
        found=shown_cell(cell),
    )


def none_or_zero(cell: Cell) -> FieldProblem:
    """Return the refusal of words such as "ไม่มี" where a number should stand."""
    return FieldProblem(
        "none_or_zero",
        N_("“{found}” ไม่บอกว่าเป็นศูนย์หรือไม่มีข้อมูล ใส่ 0 ถ้านับแล้วไม่มี เว้นว่างถ้าไม่รู้"),
        found=shown_cell(cell),
    )


def _in_bounds(number: int, low: int | None, high: int | None, cell: Cell) -> int:
    if low is not None and number < low:
        sentence = N_("“{found}” น้อยกว่าที่เป็นไปได้ คือ {low} ตรวจตัวเลขแล้วแก้")
        raise FieldProblem("too_small", sentence, found=shown_cell(cell), low=grouped(low))
    if high is not None and number > high:
        sentence = N_("“{found}” มากกว่าที่เป็นไปได้ คือ {high} ตรวจตัวเลขแล้วแก้")
        raise FieldProblem("too_large", sentence, found=shown_cell(cell), high=grouped(high))
    return number

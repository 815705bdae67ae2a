"""A cell with an amount of money: whole satang inside."""

import re
from typing import Final

from kmcore.i18n import N_
from kmcore.registers.cell_values.cell_text import number_text, shown_cell
from kmcore.registers.cell_values.typed_forms import MONEY_SCALES, SAYING_NONE
from kmcore.registers.cell_values.typed_patterns import MONEY_UNIT, SCALED
from kmcore.registers.cell_values.whole_numbers import none_or_zero
from kmcore.registers.cells import Cell, FieldProblem
from kmcore.thai.errors import ThaiMoneyError
from kmcore.thai.money import format_baht
from kmcore.thai.typed_money import parse_baht

_SATANG: Final = 100
# Books of account kept by machine print a minus behind the number; people end an amount with "500-".
_MINUS_BEHIND: Final = re.compile("[0-9] ?[-–−]$")
_NOISE_FROM: Final = 5  # decimals of the least a float may be off, as against a satang


def read_satang(cell: Cell, scale: int = 1) -> int | None:
    """Return whole satang for an amount in a column headed in ``scale`` baht (1, 1_000 … 1_000_000); None for empty.

    Reads all that ``parse_baht`` reads: "1,234.50", "2.3 ล้านบาท", "(1,234.50)" and "−500" as negative, "100.-",
    Thai digits; floats as Excel shows them (0.1+0.2 is 0.30). Raises FieldProblem for more than a satang's decimals,
    "500-" (a minus, or the end?), a unit in the cell that is not the column's, "ไม่มี" (0 or not known?) and whatever
    else is no amount. Raises ValueError for a scale that no column has.
    """
    if scale != 1 and scale not in MONEY_SCALES:
        raise ValueError(f"no column of money is headed in {scale} baht")
    found = number_text(cell, places=_NOISE_FROM + len(str(scale)))
    if found is None:
        return None
    if found in SAYING_NONE:
        raise none_or_zero(cell)
    if _MINUS_BEHIND.search(found):
        raise _minus_behind(cell)
    return _parsed(_with_scale(found, scale, cell), cell)


def write_satang(value: int | None) -> Cell:
    """Return the cell that ``read_satang`` reads as these satang, in baht: a number, where a number holds it exactly."""
    if value is None:
        return None
    if value % _SATANG == 0:
        return value // _SATANG
    baht = value / _SATANG
    return baht if abs(value) < 10**15 else format_baht(value, unit="")


def _with_scale(found: str, scale: int, cell: Cell) -> str:
    """Return the text with the column's scale as a word, unless it says the same itself."""
    if scale == 1:
        return found
    if SCALED.search(found) or MONEY_UNIT.search(found):
        if MONEY_SCALES[scale] in SCALED.findall(found):
            return found
        raise _other_unit(cell, scale)
    return f"{found.removesuffix('.-')} {MONEY_SCALES[scale]}"


def _parsed(text: str, cell: Cell) -> int:
    try:
        return parse_baht(text)
    except ThaiMoneyError as error:
        raise FieldProblem(
            "not_an_amount", error.template, **error.values | {"text": shown_cell(cell)}
        ) from error


def _minus_behind(cell: Cell) -> FieldProblem:
    return FieldProblem(
        "minus_behind",
        N_("“{found}” มีขีดท้ายตัวเลข อาจเป็นค่าติดลบหรือแค่ปิดท้ายจำนวน ถ้าติดลบ ใส่ขีดไว้หน้าตัวเลข ถ้าไม่ ลบขีดออก"),
        found=shown_cell(cell),
    )


def _other_unit(cell: Cell, scale: int) -> FieldProblem:
    return FieldProblem(
        "other_unit",
        N_("“{found}” มีหน่วยของตัวเอง แต่หัวคอลัมน์บอกว่าเป็นหลัก {scale} บาท แก้ให้ช่องนี้เหลือตัวเลขในหน่วยของคอลัมน์"),
        found=shown_cell(cell),
        scale=f"{scale:,}",
    )

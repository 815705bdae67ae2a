"""A cell with a share of a hundred, kept as whole basis points: 35.5 % is 3550."""

import re
from decimal import Decimal
from typing import Final

from kmcore.i18n import N_
from kmcore.registers.cell_values.cell_text import number_text, shown_cell
from kmcore.registers.cell_values.typed_forms import PERCENT_WORDS, SAYING_NONE
from kmcore.registers.cell_values.whole_numbers import none_or_zero
from kmcore.registers.cells import Cell, FieldProblem
from kmcore.thai.numbers import NO_VALUE, grouped

WHOLE: Final = 10_000  # basis points
_PERCENT: Final = 100
_SHARE: Final = re.compile(
    rf"(?P<before>{PERCENT_WORDS})? ?(?P<number>[0-9]+(?:\.[0-9]+)?) ?(?P<behind>{PERCENT_WORDS})?"
)


def read_basis_points(cell: Cell, *, fraction: bool | None = None, high: int = WHOLE) -> int | None:
    """Return hundredths of a per cent, 0 to ``high``; None for an empty cell.

    Reads "35.5%", "ร้อยละ 35.5", 35.5 and Thai digits. A bare number up to 1 may be Excel's 35.5 % (kept as 0.355) or
    less than one per cent: ``fraction`` says which the column is, True for Excel's. Raises FieldProblem for such a
    number while ``fraction`` is None, for more than two decimals of a per cent, beyond the bounds, and other text.
    """
    found = number_text(cell)
    if found is None:
        return None
    if found in SAYING_NONE:
        raise none_or_zero(cell)
    match = _SHARE.fullmatch(found)
    if match is None:
        sentence = N_("อ่าน “{found}” เป็นร้อยละไม่ได้ ใส่ตัวเลขกับเครื่องหมาย % เช่น 35.5%")
        raise FieldProblem("not_a_share", sentence, found=shown_cell(cell))
    share, is_marked = Decimal(match["number"]), bool(match["before"] or match["behind"])
    return _checked(share * _factor(share, cell, fraction=False if is_marked else fraction), high, cell)


def write_basis_points(value: int | None) -> Cell:
    """Return the cell that ``read_basis_points`` reads as this share, however the column is filled: "35.50%"."""
    return None if value is None else f"{value // _PERCENT}.{value % _PERCENT:02d}%"


def basis_points_words(value: int | None) -> str:
    """Return a share as it is shown: "35.50 %"; "–" for none."""
    return NO_VALUE if value is None else f"{grouped(value, 2)} %"


def _factor(share: Decimal, cell: Cell, *, fraction: bool | None) -> int:
    """Return how many basis points one of the number is."""
    if fraction is None and 0 < share <= 1:
        raise FieldProblem(
            "ambiguous_share",
            N_("“{found}” อาจเป็น {large}% หรือ {small}% ก็ได้ พิมพ์เป็นข้อความพร้อมเครื่องหมาย % ให้ชัด"),
            found=shown_cell(cell),
            large=f"{(share * _PERCENT).normalize():f}",
            small=f"{share.normalize():f}",
        )
    return WHOLE if fraction else _PERCENT


def _checked(points: Decimal, high: int, cell: Cell) -> int:
    if points != points.to_integral_value():
        sentence = N_("“{found}” มีทศนิยมของร้อยละเกิน 2 ตำแหน่ง ปัดให้เหลือ 2 ตำแหน่ง")
        raise FieldProblem("too_fine", sentence, found=shown_cell(cell))
    if points > high:
        sentence = N_("“{found}” เกินร้อยละ {high} ตรวจตัวเลขแล้วแก้")
        raise FieldProblem("too_large", sentence, found=shown_cell(cell), high=f"{high / _PERCENT:g}")
    return int(points)

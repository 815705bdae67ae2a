"""A cell of free text."""

from kmcore.bilingual import Bilingual
from kmcore.i18n import N_
from kmcore.registers.cell_values.cell_text import (
    formula_error,
    is_dash,
    is_formula_error,
    plain_text,
    shown_cell,
)
from kmcore.registers.cells import Cell, FieldProblem
from kmcore.thai.typed_text import TypedTextError, clean_typed_text


def read_text(cell: Cell, longest: int) -> str | None:
    """Return the text of a cell as every text is kept (``clean_typed_text``); None for an empty cell or a lone dash.

    Invisible letters go, ํา becomes ำ and เเ becomes แ, lines and Thai digits stay. A number is its digits without
    ".0". Raises FieldProblem for more than ``longest`` letters, a day or time (Excel makes one of the house number
    3/5), the error of a formula, and letters that cannot be stored.
    """
    found = _typed(cell) if isinstance(cell, str) else plain_text(cell)
    if found is not None and len(found) > longest:
        raise FieldProblem(
            "too_long",
            N_("ข้อความ “{found}” ยาว {length} ตัวอักษร เกินที่รับได้ {longest} ตัวอักษร ตัดให้สั้นลง"),
            found=shown_cell(cell),
            length=len(found),
            longest=longest,
        )
    return found


def write_text(value: str | None) -> Cell:
    """Return the cell that ``read_text`` reads as this text."""
    return value


def _typed(cell: str) -> str | None:
    try:
        found = clean_typed_text(cell)
    except TypedTextError as error:
        name = Bilingual("ข้อความในช่องนี้", "The text in this cell")
        raise FieldProblem("unusable_letter", error.template, **error.values, name=name) from error
    if is_formula_error(found):
        raise formula_error(found)
    return None if not found or is_dash(found) else found

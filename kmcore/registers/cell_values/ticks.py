"""A cell that is ticked or not."""

from collections.abc import Iterable

from kmcore.i18n import N_, _
from kmcore.registers.cell_values.cell_text import plain_text, shown_cell
from kmcore.registers.cell_values.typed_forms import CROSSES, TICKED, UNTICKED
from kmcore.registers.cells import Cell, FieldProblem


def read_tick(cell: Cell, *, cross: bool | None = None) -> bool | None:
    """Return whether a cell is ticked; None for an empty cell or a dash, of which the column must say what it means.

    Reads ✓ ✔ ☑ √ / 1 TRUE yes "มี" "ใช่" "แล้ว" as yes and ☐ 0 FALSE no "ไม่มี" "ไม่ใช่" "ยัง" as no. A cross (x, ✗, ☒)
    is ``cross``: in one office's sheet it marks the chosen, in another's the failed; ``cross_means`` tells by the column.
    Raises FieldProblem for a cross while ``cross`` is None, and for any other text or number.
    """
    if isinstance(cell, bool):
        return cell
    sign = _sign(cell)
    if sign is None:
        return None
    if sign in CROSSES and cross is None:
        raise FieldProblem(
            "ambiguous_cross",
            N_("“{found}” อาจหมายถึงเลือกหรือไม่เลือกก็ได้ แก้เป็น ✓ หรือ “มี” ถ้าใช่ แก้เป็น 0 หรือ “ไม่มี” ถ้าไม่ใช่"),
            found=shown_cell(cell),
        )
    if sign in CROSSES:
        return cross
    if sign not in TICKED | UNTICKED:
        sentence = N_("ไม่รู้ว่า “{found}” หมายถึงใช่หรือไม่ใช่ แก้เป็น ✓ หรือ “มี” ถ้าใช่ แก้เป็น 0 หรือ “ไม่มี” ถ้าไม่ใช่")
        raise FieldProblem("not_a_tick", sentence, found=shown_cell(cell))
    return sign in TICKED


def cross_means(column: Iterable[Cell]) -> bool | None:
    """Return what a cross means in a column, for ``read_tick``; None for a column without one.

    Beside ticks it means no, beside signs of no it means yes, and so it does where it is the only sign; beside both,
    nobody knows.
    """
    signs = {sign for cell in column if not isinstance(cell, bool) and (sign := _sign_or_none(cell))}
    if not signs & CROSSES or (signs & TICKED and signs & UNTICKED):
        return None
    return not signs & TICKED


def write_tick(value: bool | None) -> Cell:  # noqa: FBT001 - the value itself
    """Return the cell that ``read_tick`` reads as this."""
    return value


def tick_words(value: bool | None) -> str:  # noqa: FBT001 - the value itself
    """Return a tick in words; nothing for none."""
    return "" if value is None else _("ใช่") if value else _("ไม่ใช่")


def _sign(cell: Cell) -> str | None:
    found = plain_text(cell)
    return None if found is None else found.casefold().rstrip(".")


def _sign_or_none(cell: Cell) -> str | None:
    """Return the sign of a cell, None where the cell is refused anyway."""
    try:
        return _sign(cell)
    except FieldProblem:
        return None

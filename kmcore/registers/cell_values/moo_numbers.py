"""A cell with the number of a village within its subdistrict: หมู่ที่."""

from typing import Final

from kmcore.i18n import N_
from kmcore.registers.cell_values.cell_text import number_text, shown_cell
from kmcore.registers.cell_values.typed_patterns import MOO_ALONE, MOO_WITHIN, NAME_AROUND, SEVERAL_MOO
from kmcore.registers.cells import Cell, FieldProblem
from kmcore.registers.thai_number_words import NUMBER_BY_WORDS

LAST_MOO: Final = 99
# "หมู่ที่", "หมู่", "ม.", "ม " and what the two lose in typing; "หมู่บ้าน" begins a name.


def read_moo(cell: Cell) -> int | None:
    """Return the number of a village within its subdistrict, 1 to 99; None for an empty cell.

    Reads 3, "หมู่ที่ 3", "ม.3", "ม.๓", "หมู่ 3 บ้านนา", "บ้านนา ม.3", "หมู่ที่สาม". Raises FieldProblem for several
    ("ม.3,4"), for 0, and for a name or anything else without a number.
    """
    found = number_text(cell)
    if found is None:
        return None
    if SEVERAL_MOO.search(found):
        raise several_moo(cell)
    number = _number(found)
    if number is None:
        sentence = N_("ไม่พบหมู่ที่ใน “{found}” ใส่เลขหมู่อย่างเดียว เช่น 3 หรือ หมู่ที่ 3")
        raise FieldProblem("not_a_moo", sentence, found=shown_cell(cell))
    if not 1 <= number <= LAST_MOO:
        sentence = N_("ไม่มีหมู่ที่ {number} หมู่ที่เป็นเลข 1 ถึง {last} ตรวจเลขหมู่แล้วแก้")
        raise FieldProblem("no_such_moo", sentence, number=number, last=LAST_MOO)
    return number


def write_moo(value: int | None) -> Cell:
    """Return the cell that ``read_moo`` reads as this number."""
    return value


def moo_of(written: str) -> int:
    """Return the number of a moo written in digits or in words."""
    return int(written) if written.isdecimal() else NUMBER_BY_WORDS[written]


def several_moo(cell: Cell) -> FieldProblem:
    """Return the refusal of several numbers in one cell."""
    sentence = N_("“{found}” มีหลายหมู่หรือเป็นบ้านเลขที่ ใส่หมู่ที่เดียวต่อแถว เช่น 3")
    return FieldProblem("several_moo", sentence, found=shown_cell(cell))


def _number(found: str) -> int | None:
    if match := MOO_ALONE.fullmatch(found):
        return moo_of(match["moo"] or match["words"])
    matches = list(MOO_WITHIN.finditer(found))
    if len(matches) != 1 or not NAME_AROUND.fullmatch(
        found[: matches[0].start()] + found[matches[0].end() :]
    ):
        return None
    return moo_of(matches[0]["moo"])

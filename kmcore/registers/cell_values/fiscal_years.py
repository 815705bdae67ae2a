"""A cell with a fiscal year, kept as its number of the Buddhist era."""

from datetime import date

from kmcore.i18n import N_
from kmcore.registers.cell_values.cell_text import plain_text, shown_cell
from kmcore.registers.cell_values.typed_patterns import FISCAL_YEAR, era_of
from kmcore.registers.cells import Cell, FieldProblem
from kmcore.thai.era import read_year, to_be
from kmcore.thai.errors import ThaiDateError


def read_fiscal_year(cell: Cell) -> int | None:
    """Return a fiscal year (BE); None for an empty cell.

    Reads 2550, "ปีงบ 2550", "ปีงบประมาณ พ.ศ. ๒๕๕๐", "50" (two digits are 2500-2599 BE), 2007 (CE). Raises FieldProblem
    for a day, for two years ("2550/2551"), for a year between 2100 and 2400 and for any other text.
    """
    if isinstance(cell, date):
        sentence = N_("ช่องนี้เป็นวันที่ ({found}) แต่ต้องการปีงบประมาณ ใส่ปีอย่างเดียว เช่น 2567")
        raise FieldProblem("is_a_date", sentence, found=shown_cell(cell))
    found = plain_text(cell)
    if found is None:
        return None
    match = FISCAL_YEAR.fullmatch(found)
    if match is None:
        sentence = N_("อ่าน “{found}” เป็นปีงบประมาณไม่ได้ ใส่ปี พ.ศ. ปีเดียว สี่หลัก เช่น 2567")
        raise FieldProblem("not_a_year", sentence, found=shown_cell(cell))
    try:
        return to_be(read_year(match["year"], era_of(match["era"]), may_be_short=True))
    except ThaiDateError as error:
        raise FieldProblem("not_a_year", error.template, **error.values) from error


def write_fiscal_year(value: int | None) -> Cell:
    """Return the cell that ``read_fiscal_year`` reads as this year."""
    return value

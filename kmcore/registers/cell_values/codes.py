"""A cell with a code of a set number of digits, such as DOPA's codes of areas."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from kmcore.i18n import N_
from kmcore.registers.cell_values.cell_text import is_scientific, plain_text, shortened_number, shown_cell
from kmcore.registers.cells import Cell, FieldProblem
from kmcore.registers.suggestions import SuggestingProblem, Suggestion

_MARK_OF_TEXT: Final = "'’`"  # typed before a number so that Excel leaves it alone
_BETWEEN: Final = re.compile("(?<=[0-9])[ -](?=[0-9])")
_POINT_ZERO: Final = re.compile(r"\.0+$")
AS_DIGITS: Final = str.maketrans("OoQDlIi|", "00001111")  # letters typed, or recognised, for digits


def read_code(cell: Cell, digits: int, *, pad: bool = False) -> str | None:
    """Return a code as text of exactly ``digits`` digits; None for an empty cell.

    Reads "80010602", 80010602.0, "8.0010602E7", "80 01 06 02", "80-01-06-02", "'80010602" and Thai digits. With
    ``pad`` the zeros come back that Excel takes from the front of a number. Raises FieldProblem, naming the lengths
    found and needed, for another length; for letters, with a suggestion where they are O or l typed for 0 or 1; and for
    a code that Excel shortened to an exponent with too few digits.
    """
    found = plain_text(cell)
    if found is None:
        return None
    written = _POINT_ZERO.sub("", _BETWEEN.sub("", found.lstrip(_MARK_OF_TEXT)))
    if is_scientific(written):
        written = _written_out(written, digits, cell)
    if not re.fullmatch("[0-9]+", written):
        raise _not_digits(cell, written, digits)
    if len(written) != digits and not (pad and len(written) < digits):
        raise _wrong_length(cell, len(written), digits)
    return written.zfill(digits)


def nearly_codes(text: str, digits: int) -> Iterator[str]:
    """Yield the codes of which a digit was left out, or typed twice, in ``text``."""
    found = re.sub("[^0-9]", "", text)
    if len(found) == digits - 1:
        for place in range(digits):
            for digit in "0123456789":
                yield found[:place] + digit + found[place:]
    elif len(found) == digits + 1:
        for place in range(digits + 1):
            yield found[:place] + found[place + 1 :]


def write_code(value: str | None) -> Cell:
    """Return the cell that ``read_code`` reads as this code: text, so that no zero is lost."""
    return value


def _written_out(written: str, digits: int, cell: Cell) -> str:
    """Return the digits of "8.0010602E+07". With fewer than all of them shown, who knows what the others were."""
    mantissa, exponent = re.split("[eE]", written)
    power = int(exponent)
    if not 0 < power < 2 * digits or len(mantissa.replace(".", "")) < digits:
        raise shortened_number(cell)
    return f"{Decimal(mantissa).scaleb(power).normalize():f}"


def _not_digits(cell: Cell, written: str, digits: int) -> FieldProblem:
    suggestion = written.translate(AS_DIGITS)
    if re.fullmatch(f"[0-9]{{{digits}}}", suggestion):
        return SuggestingProblem(
            "letters_for_digits",
            N_("รหัส “{found}” มีตัวอักษรแทนตัวเลข (O แทน 0 หรือ l แทน 1) ถ้าหมายถึง {suggestion} แก้เป็นตัวเลข"),
            (Suggestion(suggestion, suggestion),),
            found=shown_cell(cell),
            suggestion=suggestion,
        )
    return FieldProblem(
        "not_a_code",
        N_("“{found}” ไม่ใช่รหัส รหัสเป็นตัวเลข {digits} หลักเท่านั้น ใส่รหัสอย่างเดียว"),
        found=shown_cell(cell),
        digits=digits,
    )


def _wrong_length(cell: Cell, length: int, digits: int) -> FieldProblem:
    return FieldProblem(
        "wrong_length",
        N_("รหัส “{found}” มี {length} หลัก ต้องมี {digits} หลัก ตรวจรหัสแล้วใส่ให้ครบ"),
        found=shown_cell(cell),
        length=length,
        digits=digits,
    )

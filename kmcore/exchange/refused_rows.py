"""The rows of a file that could not be taken, as a file to correct and import again: each with why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kmcore.drawing.palette import STATUS, TABLE_HEAD
from kmcore.exchange.new_province.area_list import AreaList
from kmcore.exchange.workbook import sheet_name
from kmcore.i18n import N_, _
from kmcore.registers.cells import Cell
from kmcore.registers.file_decisions import decided_row
from kmcore.registers.headings import headed
from kmcore.registers.office_files.heading_keys import KnownHeadings
from kmcore.registers.read_models import ComparedRow, Preview, RowResult
from kmcore.registers.understood_file import UnderstoodFile, wanted_columns

ROW: Final = N_("แถวในแฟ้มเดิม")
AREAS: Final = N_("รายชื่อพื้นที่")
WHY: Final = N_("ต้องแก้อย่างไร")
_UNITS: Final = dict(
    zip((1_000, 1_000_000), headed("พันบาท", "ล้านบาท"), strict=True)
)  # as the import reads them
_WRONG: Final = {"bold": True, "font_color": STATUS["late"].ink}
_WIDTH: Final = 20
_WIDE: Final = 70


def refused_rows_file(understood: UnderstoodFile, preview: Preview) -> bytes:
    """Return an XLSX of the refused rows of a file, see ``rows_to_correct``."""
    name = understood.file.sheet or understood.kind.words
    return rows_to_correct(name, _headings(understood), _cells(understood), preview.rows)


def refused_areas_file(found: AreaList, rows: Sequence[ComparedRow]) -> bytes:
    """Return an XLSX of the refused rows of a list of areas, see ``rows_to_correct``."""
    table = found.table
    if table is None:
        raise ValueError(found)
    headings = {field: heading for heading, field in table.columns.items() if field}
    cells = {row.number: row.cells for row in table.left_out if row.cells}
    cells |= {row.number: row.cells for row in table.rows}
    return rows_to_correct(table.sheet or _(AREAS), headings, cells, rows)


def rows_to_correct(
    name: str,
    headings: Mapping[str, str],
    cells: Mapping[int, Mapping[str, Cell]],
    rows: Iterable[ComparedRow],
) -> bytes:
    """Return an XLSX of the refused rows under the file's own headings; what is wrong is marked and told beside.

    A heading that only a person could read is written as the register calls it, so that it is known next time.
    ``name``: the sheet's; ``headings``: by field; ``cells``: by the row's number. A row refused twice stands once.
    """
    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    head = book.add_format({"bold": True, "bg_color": TABLE_HEAD, "bottom": 1, "text_wrap": True})
    wrong = book.add_format(_WRONG)
    days = {False: book.add_format({"num_format": "dd/mm/yyyy"})}
    days[True] = book.add_format({"num_format": "dd/mm/yyyy", **_WRONG})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(sheet_name(name))
    for place, words in enumerate((*headings.values(), _(WHY), _(ROW))):
        sheet.write_string(0, place, words, head)
    sheet.set_column(0, len(headings), _WIDTH)
    sheet.set_column(len(headings), len(headings), _WIDE, wrap)
    for line, row in enumerate(_each_once(rows), start=1):
        faulty = {problem.field for problem in row.problems}
        for place, field in enumerate(headings):
            cell, marked = cells.get(row.number, {}).get(field), field.partition(".")[0] in faulty
            _write(sheet, (line, place), cell, (wrong if marked else None, days[marked]))
        sheet.write_string(line, len(headings), _why(row))
        sheet.write_number(line, len(headings) + 1, row.number)
    sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()


def _each_once(rows: Iterable[ComparedRow]) -> list[ComparedRow]:
    """Return the refused rows of the file in its order, each with all that is wrong with it."""
    found: dict[int, ComparedRow] = {}
    for row in rows:
        if row.result is RowResult.REFUSED and row.number:
            before = found.get(row.number)
            problems = (*before.problems, *row.problems) if before else row.problems
            found[row.number] = replace(row, problems=tuple(dict.fromkeys(problems)))
    return [found[number] for number in sorted(found)]


def _headings(understood: UnderstoodFile) -> dict[str, str]:
    """Return the heading of each column that was taken, by what it holds."""
    known = KnownHeadings(wanted_columns(understood.kind))
    scales = understood.table.scales if understood.table else {}
    found: dict[str, str] = {}
    for heading, field in understood.file.columns.items():
        if field is not None:
            own = known.field_of(heading)
            words = heading if own and own[0] == field else known.spelling(field)
            unit = _UNITS.get(scales.get(field, 1), "")
            found[field] = words if unit in words else f"{words} ({unit})"
    return found


def _cells(understood: UnderstoodFile) -> dict[int, Mapping[str, Cell]]:
    if understood.table is None:
        return {}
    rows = {row.number: row.cells for row in understood.table.left_out if row.cells}
    for row in understood.table.rows:
        rows[row.number] = decided_row(understood.kind, row, understood.decisions).cells
    return rows


def _why(row: ComparedRow) -> str:
    return " ".join(f"{one.column}: {one.sentence}" if one.column else one.sentence for one in row.problems)


def _write(sheet: Worksheet, at: tuple[int, int], cell: Cell, formats: tuple[Format | None, Format]) -> None:
    """Write a cell so that it is read as it was."""
    plain, of_day = formats
    if cell is None:
        sheet.write_blank(*at, None, plain)
    elif isinstance(cell, bool):
        sheet.write_boolean(*at, cell, plain)
    elif isinstance(cell, int | float):
        sheet.write_number(*at, cell, plain)
    elif isinstance(cell, date) and not isinstance(cell, time):
        day = cell if isinstance(cell, datetime) else datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001 - a day
        sheet.write_datetime(*at, day.replace(tzinfo=None), of_day)
    else:
        sheet.write_string(*at, str(cell), plain)

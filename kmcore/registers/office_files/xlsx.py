"""An XLSX file as sheets."""

from kmcore.i18n import _
from kmcore.registers.office_files.grid import CellBudget, SheetGrid
from kmcore.registers.office_files.heading_keys import heading_key
from kmcore.registers.office_files.packed_parts import PackedParts
from kmcore.registers.office_files.xlsx_sheet import read_xlsx_sheet
from kmcore.registers.office_files.xlsx_workbook import read_workbook


def read_xlsx(parts: PackedParts, only: str | None) -> list[SheetGrid]:
    """Return the sheets of a workbook in their order; all names, but the cells of ``only`` where it is given.

    Raises:
        UnreadableFileError: macros, links to other files, broken, or beyond what is read.
    """
    book = read_workbook(parts)
    grids = []
    left = CellBudget()
    for sheet in book.sheets:
        if only is not None and heading_key(sheet.name) != heading_key(only):
            grids.append(SheetGrid(sheet.name, sheet.hidden))
            continue
        grid, has_formulas = read_xlsx_sheet(parts, sheet, book, left)
        if has_formulas and book.recalculated:
            grid.notices.append(
                _("ไฟล์มีสูตรและสั่งให้คำนวณใหม่เมื่อเปิด ค่าที่อ่านคือค่าที่เก็บไว้ในไฟล์ ถ้าไม่แน่ใจให้เปิดใน Excel แล้วบันทึกก่อนนำเข้า")
            )
        grids.append(grid)
    return grids

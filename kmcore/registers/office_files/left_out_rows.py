"""Why a row is left out, in a sentence."""

from collections.abc import Mapping
from typing import Final

from kmcore.i18n import N_, _
from kmcore.registers.office_files.grid import GridCell
from kmcore.registers.office_files.tables import LeftOutRow

_SHOWN: Final = 40
_SENTENCES: Final = {
    "title": N_("แถว {row} เป็นชื่อตารางหรือข้อความเหนือหัวตาราง (“{text}”)"),
    "heading": N_("แถว {row} เป็นหัวตาราง"),
    "heading_again": N_("แถว {row} เป็นหัวตารางซ้ำ"),
    "hidden": N_("แถว {row} ถูกซ่อนไว้ในไฟล์ จึงไม่นำเข้า ถ้าต้องการให้ยกเลิกการซ่อนแล้วนำเข้าใหม่"),
    "total": N_("แถว {row} เป็นยอดรวม (“{text}”) ไม่ใช่ข้อมูลหนึ่งรายการ"),
    "subtotal": N_("แถว {row} เป็นยอดรวมย่อย (“{text}”) ไม่ใช่ข้อมูลหนึ่งรายการ"),
    "carried": N_("แถว {row} เป็นยอดยกมาหรือยกไป (“{text}”) ไม่ใช่ข้อมูลหนึ่งรายการ"),
    "note": N_("แถว {row} เป็นหมายเหตุหรือข้อความท้ายตาราง (“{text}”)"),
    "section": N_("แถว {row} เป็นหัวข้อกลุ่ม (“{text}”) ไม่ได้เติมให้แถวที่อยู่ใต้ ถ้าจำเป็นให้ใส่ไว้ในคอลัมน์ของแต่ละแถว"),
    "other_table": N_("แถว {row} เป็นของตารางอื่นในแผ่นงานเดียวกัน"),
    "nothing_taken": N_("แถว {row} ไม่มีค่าในคอลัมน์ที่นำเข้า (มีเพียง “{text}”)"),
    "wrong_width": N_("แถว {row} มี {count} ช่อง แต่หัวตารางมี {expected} ช่อง จึงไม่รู้ว่าค่าใดเป็นของคอลัมน์ใด แก้เครื่องหมายคั่นในแถวนั้นแล้วนำเข้าใหม่"),
    "error_cell": N_("แถว {row} คอลัมน์ {column} “{heading}” มีค่าผิดพลาด {text} แก้สูตรหรือพิมพ์ค่าลงไปแล้วนำเข้าใหม่"),
    "no_value": N_("แถว {row} คอลัมน์ {column} “{heading}” เป็นสูตรที่ไม่มีค่าเก็บไว้ เปิดไฟล์ใน Excel แล้วบันทึก หรือพิมพ์ค่าลงไป แล้วนำเข้าใหม่"),
}  # fmt: skip


def left_out(number: int, code: str, **values: object) -> LeftOutRow:
    """Return a row left out, with its sentence in the reader's language."""
    return LeftOutRow(number, code, _(_SENTENCES[code], **{"row": number, **values}))


def first_text(cells: Mapping[int, GridCell]) -> str:
    """Return the first words of a row, shortened; a number where there are no words."""
    text = next((cell for _column, cell in sorted(cells.items()) if isinstance(cell, str)), None)
    shown = " ".join(str(text if text is not None else next(iter(cells.values()), "")).split())
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"

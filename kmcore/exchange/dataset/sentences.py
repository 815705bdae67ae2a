"""Says pydantic's refusals in Thai: which field, what is wrong, what to do."""

from __future__ import annotations

from pydantic import ValidationError

from kmcore.exchange.dataset.errors import BadRow, Place
from kmcore.thai.errors import shown

_EMPTY = ("ไม่มีค่า", "เติมค่าในช่องนี้")
_NO_SOURCE = ("ไม่มีที่มา", "ใส่รหัสที่มาจาก sources.yaml ทุกแถวต้องมีที่มา")
_WHOLE = ("ต้องเป็นจำนวนเต็ม แต่ได้ {input}", "พิมพ์ตัวเลขล้วน ไม่มีหน่วยหรือเครื่องหมายคำพูด")
_DECIMAL = ("ต้องเป็นตัวเลข แต่ได้ {input}", "พิมพ์ตัวเลข เช่น 8.46")
_DATE = ("ต้องเป็นวันที่ แต่ได้ {input}", "เขียนปี ค.ศ. แบบ 2007-01-09 ไม่ใส่เครื่องหมายคำพูด")
_SENTENCES = {
    "missing": _EMPTY,
    "extra_forbidden": ("ไม่มีช่องชื่อนี้ในตาราง", "ตรวจตัวสะกด หรือลบช่องนี้ออก"),
    "string_type": ("ต้องเป็นข้อความ แต่ได้ {input}", 'ใส่เครื่องหมายคำพูด เช่น "8001"'),
    "string_too_long": ("ยาวเกิน {max_length} ตัวอักษร", "ย่อให้สั้นลง"),
    "string_pattern_mismatch": ("รูปแบบของ {input} ไม่ถูก", "ใช้ตัวเลขอารบิก อำเภอ 4 หลัก ตำบล 6 หลัก"),
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_from_float": _WHOLE,
    "float_type": _DECIMAL,
    "float_parsing": _DECIMAL,
    "bool_type": ("ต้องเป็น true หรือ false แต่ได้ {input}", "เขียน true หรือ false"),
    "date_type": _DATE,
    "date_from_datetime_inexact": _DATE,
    "literal_error": ("{input} ไม่อยู่ในรายการที่ใช้ได้", "ใช้ {expected}"),
    "greater_than_equal": ("{input} น้อยเกินไป", "ใช้ค่าตั้งแต่ {ge} ขึ้นไป"),
    "less_than_equal": ("{input} มากเกินไป", "ใช้ค่าไม่เกิน {le}"),
}
_OTHER = ("ค่า {input} ใช้ไม่ได้ ({type})", "ตรวจค่าและชนิดของช่องนี้")


def refusals(place: Place, error: ValidationError) -> list[BadRow]:
    """One refusal for each field pydantic refuses in the row at ``place``."""
    found = []
    for detail in error.errors(include_url=False):
        field = ".".join(str(part) for part in detail["loc"])
        problem, remedy = _sentence(detail["type"], field, detail["input"])
        values = {"type": detail["type"], "input": shown(repr(detail["input"])), **detail.get("ctx", {})}
        found.append(BadRow(place, field, problem.format_map(values), remedy.format_map(values)))
    return found


def unreadable(error: Exception) -> tuple[str, str]:
    """What is wrong with a file that cannot be read, and what to do."""
    if isinstance(error, FileNotFoundError):
        return "ไม่มีไฟล์นี้", "วางไฟล์ไว้ในโฟลเดอร์ หรือเลือกโฟลเดอร์ให้ถูก"
    if isinstance(error, UnicodeDecodeError):
        return "ไม่ได้เข้ารหัสเป็น UTF-8", "บันทึกไฟล์ใหม่เป็น UTF-8"
    if isinstance(error, OSError):
        return f"เปิดอ่านไม่ได้ ({error.strerror})", "ตรวจว่าเป็นไฟล์และมีสิทธิ์อ่าน"
    reason = getattr(error, "problem", None) or error
    return f"เขียนผิดรูปแบบ ({reason})", "ตรวจการเยื้อง เครื่องหมายคำพูด และเครื่องหมาย : ใกล้บรรทัดนี้"


def _sentence(kind: str, field: str, given: object) -> tuple[str, str]:
    if field == "source" and (given is None or kind == "missing"):
        return _NO_SOURCE
    if given is None and kind != "extra_forbidden":
        return _EMPTY
    return _SENTENCES.get(kind, _OTHER)

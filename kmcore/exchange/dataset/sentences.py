"""Says pydantic's refusals in the reader's language: which field, what is wrong, what to do."""

from __future__ import annotations

from pydantic import ValidationError

from kmcore.exchange.dataset.errors import BadRow, FilePlace
from kmcore.i18n import N_, _
from kmcore.thai.errors import shown
from kmcore.thai.text_files import TextFileError

_EMPTY = (N_("ไม่มีค่า"), N_("เติมค่าในช่องนี้"))
_NO_SOURCE = (N_("ไม่มีที่มา"), N_("ใส่รหัสที่มาจาก sources.yaml ทุกแถวต้องมีที่มา"))
_WHOLE = (N_("ต้องเป็นจำนวนเต็ม แต่ได้ {input}"), N_("พิมพ์ตัวเลขล้วน ไม่มีหน่วยหรือเครื่องหมายคำพูด"))
_DECIMAL = (N_("ต้องเป็นตัวเลข แต่ได้ {input}"), N_("พิมพ์ตัวเลข เช่น 8.46"))
_DATE = (N_("ต้องเป็นวันที่ แต่ได้ {input}"), N_("เขียนปี ค.ศ. แบบ 2007-01-09 ไม่ใส่เครื่องหมายคำพูด"))
_SENTENCES = {
    "missing": _EMPTY,
    "extra_forbidden": (N_("ไม่มีช่องชื่อนี้ในตาราง"), N_("ตรวจตัวสะกด หรือลบช่องนี้ออก")),
    "string_type": (N_("ต้องเป็นข้อความ แต่ได้ {input}"), N_('ใส่เครื่องหมายคำพูด เช่น "8001"')),
    "string_too_long": (N_("ยาวเกิน {max_length} ตัวอักษร"), N_("ย่อให้สั้นลง")),
    "string_pattern_mismatch": (N_("รูปแบบของ {input} ไม่ถูก"), N_("ใช้ตัวเลขอารบิก อำเภอ 4 หลัก ตำบล 6 หลัก")),
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_from_float": _WHOLE,
    "float_type": _DECIMAL,
    "float_parsing": _DECIMAL,
    "bool_type": (N_("ต้องเป็น true หรือ false แต่ได้ {input}"), N_("เขียน true หรือ false")),
    "date_type": _DATE,
    "date_from_datetime_inexact": _DATE,
    "literal_error": (N_("{input} ไม่อยู่ในรายการที่ใช้ได้"), N_("ใช้ {expected}")),
    "greater_than_equal": (N_("{input} น้อยเกินไป"), N_("ใช้ค่าตั้งแต่ {ge} ขึ้นไป")),
    "less_than_equal": (N_("{input} มากเกินไป"), N_("ใช้ค่าไม่เกิน {le}")),
}
_OTHER = (N_("ค่า {input} ใช้ไม่ได้ ({type})"), N_("ตรวจค่าและชนิดของช่องนี้"))


def refusals(place: FilePlace, error: ValidationError) -> list[BadRow]:
    """One refusal for each field pydantic refuses in the row at ``place``."""
    found = []
    for detail in error.errors(include_url=False):
        field = ".".join(str(part) for part in detail["loc"])
        problem, remedy = _sentence(detail["type"], field, detail["input"])
        values = {"type": detail["type"], "input": shown(repr(detail["input"])), **detail.get("ctx", {})}
        found.append(BadRow(place, field, _(problem, **values), _(remedy, **values)))
    return found


def said_of(code: str, field: str, given: object) -> tuple[str, str]:
    """Return what is wrong with a value and what to do, by pydantic's code for it."""
    problem, remedy = _sentence(code, field, given)
    values = {"type": code, "input": shown(repr(given))}
    return _(problem, **values), _(remedy, **values)


def line_of_bytes(error: Exception) -> int:
    """Return the line, from 1, on which a file's bytes are no text; 0 where that is not what is wrong."""
    return error.line if isinstance(error, TextFileError) else 0


def unreadable(error: Exception) -> tuple[str, str]:
    """What is wrong with a file that cannot be read, and what to do."""
    if isinstance(error, FileNotFoundError):
        return _("ไม่มีไฟล์นี้"), _("วางไฟล์ไว้ในโฟลเดอร์ หรือเลือกโฟลเดอร์ให้ถูก")
    if isinstance(error, UnicodeDecodeError | TextFileError):
        return _("ไม่ได้เข้ารหัสเป็น UTF-8"), _("บันทึกไฟล์ใหม่เป็น UTF-8")
    if isinstance(error, OSError):
        problem = _("เปิดอ่านไม่ได้ ({reason})", reason=error.strerror)
        return problem, _("ตรวจว่าเป็นไฟล์และมีสิทธิ์อ่าน")
    reason = getattr(error, "problem", None) or error
    problem = _("เขียนผิดรูปแบบ ({reason})", reason=reason)
    return problem, _("ตรวจการเยื้อง เครื่องหมายคำพูด และเครื่องหมาย : ใกล้บรรทัดนี้")


def _sentence(kind: str, field: str, given: object) -> tuple[str, str]:
    if field == "source" and (given is None or kind == "missing"):
        return _NO_SOURCE
    if given is None and kind != "extra_forbidden":
        return _EMPTY
    return _SENTENCES.get(kind, _OTHER)

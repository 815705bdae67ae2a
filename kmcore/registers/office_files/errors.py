"""A file that cannot be read as a table, told in one sentence with what to do."""

from kmcore.errors import KmError
from kmcore.i18n import N_


class UnreadableFileError(KmError):
    """No table can be taken from a file: a short stable English ``code`` and the sentence for a person."""

    def __init__(self, code: str, sentence: str, /, **values: object) -> None:
        super().__init__(sentence, **values)
        self.code = code


def damaged() -> UnreadableFileError:
    """Return what is told of a file whose bytes do not fit its own format."""
    return UnreadableFileError(
        "damaged",
        N_("ไฟล์เสียหรือไม่ครบ จึงอ่านไม่ได้ เปิดไฟล์ใน Excel แล้วบันทึกเป็น .xlsx ชื่อใหม่ ถ้าเปิดไม่ได้ขอไฟล์จากผู้ส่งอีกครั้ง"),
    )


def too_large(sheet: str, rows: int) -> UnreadableFileError:
    """Return what is told of a sheet with more than ``rows`` rows of content, or as many cells."""
    return UnreadableFileError(
        "too_many_rows",
        N_("แผ่นงาน “{sheet}” มีข้อมูลเกิน {rows} แถวที่อ่านได้ในครั้งเดียว แบ่งเป็นหลายไฟล์ หรือลบแถวที่ไม่ใช่ข้อมูลแล้วนำเข้าใหม่"),
        sheet=sheet,
        rows=f"{rows:,}",
    )

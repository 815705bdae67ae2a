"""A file that cannot be read as a table, told in one sentence with what to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from kmcore.errors import KmError
from kmcore.i18n import N_
from kmcore.registers.office_files.tables import TablePlace


@dataclass(frozen=True, slots=True)
class NearTable:
    """A heading that only a person can read: where it stands, its headings and the fields known, by column."""

    place: TablePlace
    headings: Mapping[int, str]
    fields: Mapping[int, str]


class UnreadableFileError(KmError):
    """No table can be taken from a file: a short stable English ``code`` and the sentence for a person.

    ``near``: the heading of which a person may say what its columns are; None where there is none.
    """

    near: NearTable | None = None

    def __init__(self, code: str, sentence: str, /, **values: object) -> None:
        super().__init__(sentence, **values)
        self.code = code

    def with_near(self, near: NearTable) -> Self:
        """Return the error with the heading that a person may read."""
        self.near = near
        return self


def damaged() -> UnreadableFileError:
    """Return what is told of a file whose bytes do not fit its own format."""
    return UnreadableFileError(
        "damaged",
        N_("ไฟล์เสียหรือไม่ครบ จึงอ่านไม่ได้ เปิดไฟล์ใน Excel แล้วบันทึกเป็น .xlsx ชื่อใหม่ ถ้าเปิดไม่ได้ขอไฟล์จากผู้ส่งอีกครั้ง"),
    )


def too_large_unpacked(most: int) -> UnreadableFileError:
    """Return what is told of a packed file that promises more than ``most`` bytes, or holds too much of one kind."""
    return UnreadableFileError(
        "too_large_unpacked",
        N_(
            "ไฟล์นี้เมื่อคลายออกแล้วใหญ่เกิน {most} MB หรือบีบอัดผิดปกติ จึงไม่เปิด คัดเฉพาะตารางที่ต้องการไปไว้ในไฟล์ใหม่แล้วนำเข้าใหม่"
        ),
        most=most >> 20,
    )


def too_large(sheet: str, rows: int) -> UnreadableFileError:
    """Return what is told of a sheet with more than ``rows`` rows of content, or as many cells."""
    return UnreadableFileError(
        "too_many_rows",
        N_("แผ่นงาน “{sheet}” มีข้อมูลเกิน {rows} แถวที่อ่านได้ในครั้งเดียว แบ่งเป็นหลายไฟล์ หรือลบแถวที่ไม่ใช่ข้อมูลแล้วนำเข้าใหม่"),
        sheet=sheet,
        rows=f"{rows:,}",
    )


def encrypted() -> UnreadableFileError:
    """Return what is told of a file that asks for a password."""
    return UnreadableFileError(
        "encrypted",
        N_("ไฟล์มีรหัสผ่าน จึงอ่านไม่ได้ เปิดใน Excel เลือก ไฟล์ > ข้อมูล > ป้องกันเวิร์กบุ๊ก เอารหัสผ่านออก แล้วบันทึกใหม่"),
    )


def has_macros() -> UnreadableFileError:
    """Return what is told of a file that carries a program."""
    return UnreadableFileError(
        "macros",
        N_(
            "ไฟล์มีมาโคร (โปรแกรมในไฟล์) จึงไม่เปิด เปิดใน Excel แล้วบันทึกเป็น “เวิร์กบุ๊ก Excel (.xlsx)” ซึ่งไม่มีมาโคร แล้วนำเข้าใหม่"
        ),
    )


def has_links() -> UnreadableFileError:
    """Return what is told of a file whose values come out of other files."""
    return UnreadableFileError(
        "external_links",
        N_(
            "ไฟล์เชื่อมโยงค่าจากไฟล์อื่น จึงไม่รู้ว่าค่าเป็นปัจจุบันหรือไม่ เปิดใน Excel เลือก ข้อมูล > แก้ไขการเชื่อมโยง > ตัดการเชื่อมโยง แล้วบันทึกใหม่"
        ),
    )


def too_many_sheets(most: int) -> UnreadableFileError:
    """Return what is told of a file with more than ``most`` sheets."""
    return UnreadableFileError(
        "too_many_sheets",
        N_("ไฟล์มีเกิน {most} แผ่นงาน แยกแผ่นงานที่ต้องการเป็นไฟล์ใหม่แล้วนำเข้า"),
        most=most,
    )

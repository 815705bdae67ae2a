"""From the bytes of a file to its sheets, whatever kind of file it is."""

from pathlib import PurePath
from typing import Final

from kmcore.bilingual import Bilingual
from kmcore.i18n import N_
from kmcore.registers.office_files.errors import UnreadableFileError
from kmcore.registers.office_files.file_kind import OfficeFileKind, kind_of
from kmcore.registers.office_files.grid import SheetGrid
from kmcore.registers.office_files.limits import MOST_BYTES
from kmcore.registers.office_files.ods import read_ods
from kmcore.registers.office_files.text_table import CountHeadings, read_text_table
from kmcore.registers.office_files.web_page import read_web_page
from kmcore.registers.office_files.xls import read_xls
from kmcore.registers.office_files.xlsx import read_xlsx
from kmcore.thai.text_files import TextFileError, decoded_text

_SAVE_AS: Final = N_("ไฟล์เป็น {kind} ซึ่งระบบไม่อ่าน เปิดใน Excel แล้วบันทึกเป็น “เวิร์กบุ๊ก Excel (.xlsx)” จากนั้นนำเข้าใหม่")
_NO_TABLE_FILE: Final = N_(
    "ไฟล์เป็น {kind} ไม่ใช่ตาราง ใช้ไฟล์ Excel (.xlsx, .xls), LibreOffice (.ods) หรือข้อความ (.csv, .txt)"
)
_NOT_READ: Final = {
    OfficeFileKind.XLSB: (_SAVE_AS, Bilingual("Excel แบบไบนารี (.xlsb)", "a binary Excel file (.xlsb)")),
    OfficeFileKind.EXCEL_XML: (_SAVE_AS, Bilingual("Excel 2003 XML", "Excel 2003 XML")),
    OfficeFileKind.WEB_ARCHIVE: (_SAVE_AS, Bilingual("หน้าเว็บที่เก็บไว้ (.mht)", "a web archive (.mht)")),
    OfficeFileKind.PDF: (_NO_TABLE_FILE, Bilingual("PDF", "a PDF")),
    OfficeFileKind.PICTURE: (_NO_TABLE_FILE, Bilingual("รูปภาพ", "a picture")),
    OfficeFileKind.OTHER_PACKED: (_NO_TABLE_FILE, Bilingual("ไฟล์บีบอัดหรือเอกสาร", "an archive or a document")),
}


def read_sheets(
    data: bytes,
    name: str,
    headings_in: CountHeadings,
    *,
    only: str | None = None,
) -> list[SheetGrid]:
    """Return the sheets of a file; a text file is one sheet. ``only`` names the one whose cells are needed.

    Raises:
        UnreadableFileError: no file that is read, with what to do about it.
    """
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise UnreadableFileError("empty", N_("ไฟล์ว่างเปล่า ไม่มีข้อมูลให้นำเข้า ตรวจว่าเลือกไฟล์ถูกและบันทึกแล้ว"))
    if len(data) > MOST_BYTES:
        raise UnreadableFileError(
            "too_large",
            N_("ไฟล์ใหญ่เกิน {most} MB ที่รับได้ แบ่งเป็นหลายไฟล์ หรือลบรูปภาพและแผ่นงานที่ไม่ใช้"),
            most=MOST_BYTES >> 20,
        )
    kind, parts = kind_of(data)
    if kind in _NOT_READ:
        sentence, named = _NOT_READ[kind]
        raise UnreadableFileError("not_a_table", sentence, kind=named)
    if parts is not None:
        return read_xlsx(parts, only) if kind == OfficeFileKind.XLSX else read_ods(parts)
    return _read_unpacked(kind, data, PurePath(name).name, headings_in)


def _read_unpacked(
    kind: OfficeFileKind, data: bytes, name: str, headings_in: CountHeadings
) -> list[SheetGrid]:
    if kind == OfficeFileKind.XLS:
        return read_xls(data)
    stem = PurePath(name).stem or name
    if kind == OfficeFileKind.TEXT:
        return [read_text_table(data, stem, headings_in)]
    try:
        return read_web_page(decoded_text(data, name), stem)
    except TextFileError as error:
        raise UnreadableFileError("encoding", error.template, **error.values) from None

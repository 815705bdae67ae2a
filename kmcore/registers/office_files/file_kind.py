"""What a file is, by its content: a suffix is only what somebody called it."""

from enum import StrEnum
from typing import Final

from kmcore.registers.office_files.compound_file import SIGNATURE
from kmcore.registers.office_files.packed_parts import PackedParts
from kmcore.registers.office_files.web_page import is_web_page


class OfficeFileKind(StrEnum):
    """The kinds that are told apart; what is not read has its own sentence."""

    XLSX = "xlsx"
    ODS = "ods"
    XLS = "xls"
    WEB_PAGE = "web page"
    TEXT = "text"
    XLSB = "xlsb"
    EXCEL_XML = "Excel 2003 XML"
    WEB_ARCHIVE = "web archive"
    PDF = "PDF"
    PICTURE = "picture"
    OTHER_PACKED = "packed file"


_PACKED: Final = b"PK\x03\x04"
_EMPTY_PACKED: Final = b"PK\x05\x06"
_BEGINNINGS: Final = (
    (SIGNATURE, OfficeFileKind.XLS),
    (b"%PDF-", OfficeFileKind.PDF),
    (b"\x89PNG", OfficeFileKind.PICTURE),
    (b"\xff\xd8\xff", OfficeFileKind.PICTURE),
    (b"GIF8", OfficeFileKind.PICTURE),
    (b"MIME-Version:", OfficeFileKind.WEB_ARCHIVE),
    (b"Rar!", OfficeFileKind.OTHER_PACKED),
    (b"7z\xbc\xaf\x27\x1c", OfficeFileKind.OTHER_PACKED),
    (b"\x1f\x8b", OfficeFileKind.OTHER_PACKED),
    (_EMPTY_PACKED, OfficeFileKind.OTHER_PACKED),
)


def kind_of(data: bytes) -> tuple[OfficeFileKind, PackedParts | None]:
    """Return what the bytes are, and their parts where they are packed.

    Raises:
        UnreadableFileError: packed, but broken or beyond what is opened.
    """
    if data.startswith(_PACKED):
        parts = PackedParts(data)
        return _kind_of_packed(parts), parts
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return kind, None
    if b"urn:schemas-microsoft-com:office:spreadsheet" in data[:4096] and b"<Workbook" in data[:4096]:
        return OfficeFileKind.EXCEL_XML, None
    return (OfficeFileKind.WEB_PAGE if is_web_page(data) else OfficeFileKind.TEXT), None


def _kind_of_packed(parts: PackedParts) -> OfficeFileKind:
    names = set(parts.names())
    if any(name.endswith("workbook.bin") for name in names):
        return OfficeFileKind.XLSB
    if any(name.endswith("workbook.xml") for name in names):
        return OfficeFileKind.XLSX
    kind = b"".join(parts.pieces("mimetype"))[:100]
    if kind.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return OfficeFileKind.ODS
    return OfficeFileKind.OTHER_PACKED

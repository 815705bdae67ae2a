"""Text files as people hand them over: UTF-8 with or without a mark, UTF-16, and the Thai Windows code page 874.

Notepad offers all of these, and a file written years ago has no other. Read as one of them, or refused with a
sentence that names the file and the line: never read as something else.
"""

import codecs
import re
from pathlib import Path
from typing import Final

from kmcore.i18n import N_
from kmcore.thai.errors import ThaiInputError

# Longest mark first: that of UTF-32 begins as that of UTF-16 does.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CODE_PAGE: Final = "cp874"
# Thai and what its Windows keyboards and word processors put beside it; other letters were written in another code page.
_PLAUSIBLE: Final = re.compile(
    r"[\t\n\r\x20-\x7e\u00a0\u0e01-\u0e3a\u0e3f-\u0e5b\u2013\u2014\u2018-\u201d\u2022\u2026\u20ac]*"
)
_CONSONANT: Final = re.compile(r"[\u0e01-\u0e2e]")
_MARK_ALONE: Final = re.compile(r"(?:^|[^\u0e01-\u0e3a\u0e40-\u0e4e])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_CANNOT: Final = N_(
    "อ่านไฟล์ {file} บรรทัด {line} ไม่ออก เพราะไม่ได้เก็บเป็น UTF-8 เปิดไฟล์ใน Notepad เลือก บันทึกเป็น (Save As) ตั้ง Encoding เป็น UTF-8 แล้วบันทึกทับ"
)  # fmt: skip


class TextFileError(ThaiInputError):
    """A file's bytes, from line ``line`` on, are no text that could be read with certainty."""

    def __init__(self, file: str, line: int) -> None:
        super().__init__(_CANNOT, {"file": file, "line": line})
        self.line = line


def read_text_file(path: Path) -> str:
    """Return a file's text without a byte-order mark, lines as they are.

    Raises:
        TextFileError: it is in none of the encodings above.
        OSError: it cannot be opened.
    """
    return decoded_text(path.read_bytes(), path.name)


def decoded_text(data: bytes, name: str) -> str:
    """Return the text of a file called ``name`` (for the sentence) from its bytes.

    Raises:
        TextFileError: as ``read_text_file``.
    """
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8" and (old := _in_code_page(data)) is not None:
            return old
        raise TextFileError(name, data[: error.start].count(b"\n") + 1) from None
    if "\0" in text:  # UTF-16 without its mark, or no text at all
        raise TextFileError(name, text[: text.index("\0")].count("\n") + 1)
    return text


def _in_code_page(data: bytes) -> str | None:
    """Return what the bytes say in code page 874; None where that is no Thai anybody would write."""
    try:
        text = data.decode(_CODE_PAGE)
    except UnicodeDecodeError:
        return None
    thai = _PLAUSIBLE.fullmatch(text) and _CONSONANT.search(text) and not _MARK_ALONE.search(text)
    return text if thai else None

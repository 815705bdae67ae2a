"""A text file as one sheet: which letters, which sign parts the cells, and rows as Excel would count them."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from io import StringIO
from typing import Final

from charset_normalizer import from_bytes

from kmcore.i18n import N_, _
from kmcore.registers.office_files.errors import UnreadableFileError
from kmcore.registers.office_files.grid import SheetGrid
from kmcore.registers.office_files.limits import LAST_COLUMN
from kmcore.thai.text_files import TextFileError, decoded_text

SIGNS: Final = "\t,;|"
_SPACES: Final = "  "  # stands for "two spaces or more"
_LOOKED_AT: Final = 60  # lines that decide on the sign
_HINT: Final = re.compile(
    r"sep=(.)\r?\n", re.IGNORECASE
)  # Excel hides this first line and counts from the next
_GAP: Final = re.compile(r"[ \u00a0]{2,}|\t+")
_AS_TEXT: Final = re.compile(r'="([^"]*)"')  # how a CSV keeps Excel from making a number of a code
_GUESSED: Final = ("utf_16_le", "utf_16_be", "cp1252")
_SAMPLE: Final = 1 << 16

CountHeadings = Callable[[list[str]], int]


def read_text_table(data: bytes, name: str, headings_in: CountHeadings) -> SheetGrid:
    """Return a text file as a sheet called as the file is. ``headings_in`` tells how many wanted headings a row has.

    Raises:
        UnreadableFileError: no text, or a quotation mark that is not closed.
    """
    text, notice = _decoded(data, name)
    hint = _HINT.match(text)
    if hint:
        text = text[hint.end() :]
    sign = hint[1] if hint else _sign_of(text, headings_in)
    grid = SheetGrid(name, no_empty_cells=sign == _SPACES)
    if notice:
        grid.notices.append(notice)
    for number, cells in enumerate(_lines(text, sign), start=1):
        if cells:
            grid.widths[number] = len(cells)
        for column, cell in enumerate(cells[:LAST_COLUMN], start=1):
            as_text = _AS_TEXT.fullmatch(cell) if cell.startswith("=") else None
            grid.put(number, column, as_text[1] if as_text else cell)
    return grid


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    """Return the text, and what has to be told of how its letters were found."""
    try:
        text = decoded_text(data, name)
    except TextFileError as error:
        found = from_bytes(data[:_SAMPLE], cp_isolation=list(_GUESSED)).best()
        text = _if_whole(data, found.encoding if found else "")
        if not text:
            raise UnreadableFileError("encoding", error.template, **error.values) from None
        return text, _guessed(found.encoding if found else "")
    if not data.isascii() and not data.startswith((b"\xff\xfe", b"\xfe\xff")) and not _is_utf8(data):
        return text, _guessed("Windows-874 (TIS-620)")
    return text, ""


def _guessed(encoding: str) -> str:
    return _("ไฟล์ไม่ได้บอกว่าเก็บตัวอักษรแบบใด อ่านเป็น {encoding} โปรดดูว่าตัวอักษรในตัวอย่างถูกต้อง", encoding=encoding)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _if_whole(data: bytes, encoding: str) -> str:
    """Return the bytes as text where every one of them is a letter there; else nothing."""
    try:
        text = data.decode(encoding) if encoding else ""
    except (UnicodeDecodeError, LookupError):
        return ""
    return text if all(sign.isprintable() or sign.isspace() for sign in text) else ""


def _sign_of(text: str, headings_in: CountHeadings) -> str:
    """Return what parts the cells: the sign by which most wanted headings stand in one row, then that of most cells."""
    sample = text.splitlines(keepends=True)[:_LOOKED_AT]

    def fitness(sign: str) -> tuple[int, int]:
        rows = list(_tried(sample, sign))
        return max(map(headings_in, rows), default=0), sum(len(row) > 1 for row in rows)

    best: str = max([*SIGNS, _SPACES], key=fitness)
    return best


def _tried(sample: list[str], sign: str) -> Iterator[list[str]]:
    if sign == _SPACES:
        yield from _by_spaces(sample)
        return
    try:
        yield from csv.reader(sample, delimiter=sign)
    except csv.Error:
        return


def _lines(text: str, sign: str) -> Iterator[list[str]]:
    if sign == _SPACES:
        yield from _by_spaces(text.splitlines())
        return
    reader = csv.reader(StringIO(text, newline=""), delimiter=sign, strict=True)
    try:
        yield from reader
    except csv.Error:
        raise UnreadableFileError(
            "quotes",
            N_(
                'บรรทัด {line} ของไฟล์มีเครื่องหมายคำพูด (") ที่เปิดหรือปิดไม่ครบ จึงไม่รู้ว่าช่องจบตรงไหน แก้บรรทัดนั้น หรือบันทึกเป็น .xlsx แล้วนำเข้าใหม่'
            ),
            line=max(1, reader.line_num),
        ) from None


def _by_spaces(lines: Iterable[str]) -> Iterator[list[str]]:
    for line in lines:
        stripped = line.strip("\r\n")
        yield _GAP.split(stripped.strip(" ")) if stripped.strip() else []

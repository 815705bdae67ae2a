"""What an XLSX file tells of itself: its sheets, its texts, which formats are days, and what it must not hold."""

import posixpath
import re
from dataclasses import dataclass, field
from typing import Final

from kmcore.i18n import N_
from kmcore.registers.office_files.errors import UnreadableFileError, damaged
from kmcore.registers.office_files.excel_dates import NumberKind, kind_of_built_in, kind_of_format
from kmcore.registers.office_files.packed_parts import PackedParts

_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class SheetPart:
    """Where a sheet of the workbook lies."""

    name: str
    part: str
    hidden: bool


@dataclass(slots=True)
class XlsxWorkbook:
    """The workbook round the sheets."""

    sheets: list[SheetPart] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    formats: list[NumberKind] = field(default_factory=list)  # by the style number of a cell
    from_1904: bool = False
    recalculated: bool = False  # the writer left the results to whoever opens it


def read_workbook(parts: PackedParts) -> XlsxWorkbook:
    """Read everything but the sheets.

    Raises:
        UnreadableFileError: macros, links to other files, or a file that does not fit together.
    """
    links = _links(parts, "")
    main = next((target for kind, target in links.values() if kind == "officeDocument"), "xl/workbook.xml")
    links = _links(parts, main)
    _refuse_what_runs(parts, {kind for kind, _target in links.values()})
    book = XlsxWorkbook()
    _read_sheet_list(parts, main, links, book)
    texts = next((target for kind, target in links.values() if kind == "sharedStrings"), "")
    book.texts = _read_texts(parts, texts)
    styles = next((target for kind, target in links.values() if kind == "styles"), "")
    book.formats = _read_formats(parts, styles)
    return book


def _links(parts: PackedParts, of_part: str) -> dict[str, tuple[str, str]]:
    """Return a part's links by their id: (kind, target part); "External" for what lies outside."""
    folder, name = posixpath.split(of_part)
    found: dict[str, tuple[str, str]] = {}

    def start(element: str, attributes: dict[str, str]) -> None:
        if element == "Relationship":
            kind = attributes.get("Type", "").rpartition("/")[2]
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            found[attributes.get("Id", "")] = (kind, posixpath.normpath(path))

    parts.walk(posixpath.join(folder, "_rels", f"{name}.rels"), start)
    return found


def _refuse_what_runs(parts: PackedParts, kinds: set[str]) -> None:
    names = [name.casefold() for name in parts.names()]
    if {"vbaProject", "xlMacrosheet", "xlIntlMacrosheet"} & kinds or any(
        "vbaproject" in name for name in names
    ):
        raise has_macros()
    if "externalLink" in kinds or any("/externallinks/" in name for name in names):
        raise has_links()
    if not any(name.endswith("workbook.xml") for name in names):
        raise damaged()


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


def _read_sheet_list(
    parts: PackedParts, main: str, links: dict[str, tuple[str, str]], book: XlsxWorkbook
) -> None:
    def start(element: str, attributes: dict[str, str]) -> None:
        if element == "sheet":
            link = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            kind, target = links.get(link, ("", ""))
            if kind == "worksheet":
                hidden = attributes.get("state", "visible") != "visible"
                book.sheets.append(SheetPart(attributes.get("name", ""), target, hidden))
        elif element == "workbookPr":
            book.from_1904 = is_true(attributes.get("date1904"))
        elif element == "calcPr":
            book.recalculated = is_true(attributes.get("fullCalcOnLoad"))

    parts.walk(main, start)


def is_true(value: str | None) -> bool:
    """Return whether an attribute of an office file says yes."""
    return value in {"1", "true", "on"}


def _read_texts(parts: PackedParts, part: str) -> list[str]:
    """Return the shared texts; what is written above letters to help reading them is no text."""
    found: list[str] = []
    pieces: list[str] = []
    state = {"t": False, "rPh": False}

    def start(element: str, _attributes: dict[str, str]) -> None:
        if element == "si":
            pieces.clear()
        elif element in state:
            state[element] = True

    def end(element: str) -> None:
        if element == "si":
            found.append(unescaped("".join(pieces)))
        elif element in state:
            state[element] = False

    def text(piece: str) -> None:
        if state["t"] and not state["rPh"]:
            pieces.append(piece)

    parts.walk(part, start, end, text)
    return found


def unescaped(text: str) -> str:
    """Return a text with Excel's ``_x000D_`` as the letter it stands for."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _read_formats(parts: PackedParts, part: str) -> list[NumberKind]:
    own: dict[str, NumberKind] = {}
    found: list[NumberKind] = []
    within: list[bool] = []

    def start(element: str, attributes: dict[str, str]) -> None:
        if element == "numFmt":
            own[attributes.get("numFmtId", "")] = kind_of_format(attributes.get("formatCode", ""))
        elif element == "cellXfs":
            within.append(True)
        elif element == "xf" and within:
            number = attributes.get("numFmtId", "0")
            found.append(own.get(number) or kind_of_built_in(int(number)))

    def end(element: str) -> None:
        if element == "cellXfs":
            within.clear()

    parts.walk(part, start, end)
    return found

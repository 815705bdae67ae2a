"""What an XLSX file tells of itself: its sheets, its texts, which formats are days, and what it must not hold."""

import posixpath
from dataclasses import dataclass, field

from kmcore.registers.office_files.errors import damaged, has_links, has_macros, too_many_sheets
from kmcore.registers.office_files.excel_dates import NumberKind
from kmcore.registers.office_files.limits import MOST_PARTS, MOST_SHEETS
from kmcore.registers.office_files.packed_parts import PackedParts
from kmcore.registers.office_files.xlsx_styles import is_true, read_formats, read_texts


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
    book.texts = read_texts(parts, texts)
    styles = next((target for kind, target in links.values() if kind == "styles"), "")
    book.formats = read_formats(parts, styles)
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
            if len(found) > MOST_PARTS:
                raise damaged()

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
                if len(book.sheets) > MOST_SHEETS:
                    raise too_many_sheets(MOST_SHEETS)
        elif element == "workbookPr":
            book.from_1904 = is_true(attributes.get("date1904"))
        elif element == "calcPr":
            book.recalculated = is_true(attributes.get("fullCalcOnLoad"))

    parts.walk(main, start)

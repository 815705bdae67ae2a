"""One table laid out as one sheet of an XLSX workbook."""

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from kmcore.drawing.palette import TABLE_HEAD
from kmcore.exchange.cells import risky, sheet_text
from kmcore.exchange.columns import ExportColumn, Row
from kmcore.exchange.width import cell_width
from kmcore.i18n import _, language

# Nothing that is text may become a number, a link or a formula on the way.
_AS_TEXT: Final = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_FORMATS: Final = {"money": "#,##0.00;[Red]−#,##0.00", "count": "#,##0", "percent": "0"}
# 107041E: western digits, Thai Buddhist calendar, Thai names; the value underneath stays a real date.
_DATES: Final = {"th": "[$-107041E]d mmm yyyy;@", "en": "[$-409]d mmm yyyy;@"}
_NARROWEST, _WIDEST = 8, 60
_LONGEST_NAME: Final = 31  # characters of a sheet's name
_DEEPEST: Final = 7  # levels that Excel folds
_LINE: Final = 15  # points: a row's height


@dataclass(frozen=True)
class Sheet:
    """What the sheet shows; see ``ExportTable``. ``heading``: the lines between title and table."""

    title: str
    heading: Sequence[tuple[str, str]]
    columns: Sequence[ExportColumn]
    rows: Sequence[Row]
    total: Row | None
    made_at: datetime
    levels: Sequence[int] = ()


def sheet_bytes(sheet: Sheet) -> bytes:
    """Return the workbook's bytes: heading block, frozen head row, rows, total; ready to print on A4."""
    out = BytesIO()
    book = Workbook(out, {"in_memory": True, **_AS_TEXT})
    # Without a date of its own the file would carry the clock's, and no two exports would be alike.
    book.set_properties({"title": sheet.title, "created": sheet.made_at.astimezone(UTC).replace(tzinfo=None)})
    _Writer(book, sheet).write()
    book.close()
    return out.getvalue()


def sheet_name(title: str) -> str:
    """Return a name that Excel takes: at most 31 characters, none of the seven that Excel refuses, no ' at the ends."""
    plain = "".join(letter for letter in title if unicodedata.category(letter)[0] != "C")
    return re.sub(r"[\[\]:*?/\\]", " ", plain).strip("' ")[:_LONGEST_NAME].rstrip("' ") or _("ตาราง")


def _tree_column(sheet: Sheet) -> int | None:
    """Return the column that shows a tree's depth: the titles."""
    titles = [place for place, column in enumerate(sheet.columns) if column.key == "title"]
    return titles[0] if sheet.levels and titles else None


class _Writer:
    """Holds the formats of one workbook while its sheet is written."""

    def __init__(self, book: Workbook, sheet: Sheet) -> None:
        self.book, self.sheet = book, sheet
        self.page: Worksheet = book.add_worksheet(sheet_name(sheet.title))
        self.formats: dict[tuple[str, bool, bool, int], Any] = {}
        self.widths = [self._width(place, column) for place, column in enumerate(sheet.columns)]
        self.tree_column = _tree_column(sheet)
        self.patterns = {**_FORMATS, "date": _DATES[language()]}
        self.head_row = len(sheet.heading) + 2

    def write(self) -> None:
        self._heading()
        self._head()
        first = self.head_row + 1
        for place, row in enumerate(self.sheet.rows):
            self._row(first + place, row, bold=False, level=self._level(place))
        if self.sheet.total is not None:
            self._row(first + len(self.sheet.rows), self.sheet.total, bold=True)
        self._layout()

    def _heading(self) -> None:
        self.page.write_string(
            0, 0, sheet_text(self.sheet.title), self.book.add_format({"bold": True, "font_size": 16})
        )
        label = self.book.add_format({"bold": True, "valign": "top"})
        for number, (name, value) in enumerate(self.sheet.heading, start=1):
            self.page.write_string(number, 0, sheet_text(name), label)
            self._told(number, sheet_text(value))

    def _told(self, number: int, text: str) -> None:
        """Write a line of the heading over the table's width, so that on paper nothing of it is cut off.

        Text that looks like a formula keeps Excel's own text mark when somebody edits the cell.
        """
        style = self.book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": risky(text)})
        room = sum(self.widths[1:])
        if len(self.widths) > 2:
            self.page.merge_range(number, 1, number, len(self.widths) - 1, "", style)
            self.page.set_row(number, _LINE * max(1, math.ceil(cell_width(text) * 1.1 / room)))
        self.page.write_string(number, 1, text, style)

    def _head(self) -> None:
        style = self.book.add_format(
            {"bold": True, "bottom": 1, "bg_color": TABLE_HEAD, "text_wrap": True, "valign": "vcenter"}
        )
        for number, column in enumerate(self.sheet.columns):
            self.page.write_string(self.head_row, number, sheet_text(column.heading), style)

    def _level(self, place: int) -> int:
        return self.sheet.levels[place] if self.sheet.levels else 0

    def _row(self, number: int, row: Row, *, bold: bool, level: int = 0) -> None:
        if level:
            self.page.set_row(number, None, None, {"level": min(level, _DEEPEST)})
        for position, column in enumerate(self.sheet.columns):
            indent = level if position == self.tree_column else 0
            self._cell((number, position), column, row.get(column.key), bold=bold, indent=indent)

    def _cell(
        self, place: tuple[int, int], column: ExportColumn, value: object, *, bold: bool, indent: int
    ) -> None:
        text = "" if value is None else sheet_text(column.words(value))
        if not text:
            self.page.write_blank(*place, None, self._format("text", bold=bold))
        elif column.numeric and isinstance(value, int):
            amount = value / 100 if column.kind == "money" else value
            self.page.write_number(*place, amount, self._format(column.kind, bold=bold))
        elif column.kind == "date" and isinstance(value, date):
            self.page.write_datetime(*place, value, self._format("date", bold=bold))
        else:
            self.page.write_string(
                *place, text, self._format("text", bold=bold, quoted=risky(text), indent=indent)
            )

    def _format(self, kind: str, *, bold: bool, quoted: bool = False, indent: int = 0) -> Any:
        key = (kind, bold, quoted, indent)
        if key not in self.formats:
            shape = {
                "bold": bold,
                "top": int(bold),
                "valign": "top",
                "quote_prefix": quoted,
                "indent": indent,
            }
            shape |= {"num_format": self.patterns[kind]} if kind in self.patterns else {"text_wrap": True}
            self.formats[key] = self.book.add_format(shape)
        return self.formats[key]

    def _layout(self) -> None:
        for number, width in enumerate(self.widths):
            self.page.set_column(number, number, width)
        self.page.outline_settings(True, False)
        last = self.head_row + len(self.sheet.rows)
        self.page.autofilter(self.head_row, 0, last, max(len(self.sheet.columns) - 1, 0))
        self.page.freeze_panes(self.head_row + 1, 1)
        self.page.repeat_rows(self.head_row)
        self.page.set_landscape()
        self.page.set_paper(9)  # A4
        self.page.fit_to_pages(1, 0)
        self.page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        self.page.set_footer(
            _("&L{title}&Rหน้า &P จาก &N", title=sheet_name(self.sheet.title).replace("&", "&&"))
        )

    def _width(self, place: int, column: ExportColumn) -> float:
        labels = [label for label, _text in self.sheet.heading] if place == 0 else []
        values = [row.get(column.key) for row in (*self.sheet.rows, *filter(None, [self.sheet.total]))]
        longest = max(map(cell_width, (column.heading, *labels, *map(column.words, values))))
        return min(max(longest + 2, _NARROWEST), _WIDEST)

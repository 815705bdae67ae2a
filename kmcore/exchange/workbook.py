"""One table laid out as one sheet of an XLSX workbook."""

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
from kmcore.i18n import language

# Nothing that is text may become a number, a link or a formula on the way.
_AS_TEXT: Final = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_FORMATS: Final = {"money": "#,##0.00;[Red]−#,##0.00", "count": "#,##0", "percent": "0"}
# 107041E: western digits, Thai Buddhist calendar, Thai names; the value underneath stays a real date.
_DATES: Final = {"th": "[$-107041E]d mmm yyyy;@", "en": "[$-409]d mmm yyyy;@"}
_NARROWEST, _WIDEST = 8, 60


@dataclass(frozen=True)
class Sheet:
    """What the sheet shows; see ``ExportTable``."""

    title: str
    heading: Sequence[tuple[str, str]]
    columns: Sequence[ExportColumn]
    rows: Sequence[Row]
    total: Row | None
    made_at: datetime


def sheet_bytes(sheet: Sheet) -> bytes:
    """Return the workbook's bytes: heading block, frozen head row, rows, total; ready to print on A4."""
    out = BytesIO()
    book = Workbook(out, {"in_memory": True, **_AS_TEXT})
    # Without a date of its own the file would carry the clock's, and no two exports would be alike.
    book.set_properties({"title": sheet.title, "created": sheet.made_at.astimezone(UTC).replace(tzinfo=None)})
    _Writer(book, sheet).write()
    book.close()
    return out.getvalue()


class _Writer:
    """Holds the formats of one workbook while its sheet is written."""

    def __init__(self, book: Workbook, sheet: Sheet) -> None:
        self.book, self.sheet = book, sheet
        self.page: Worksheet = book.add_worksheet()
        self.formats: dict[tuple[str, bool, bool], Any] = {}
        self.patterns = {**_FORMATS, "date": _DATES[language()]}
        self.head_row = len(sheet.heading) + 1

    def write(self) -> None:
        self._heading()
        self._head()
        first = self.head_row + 1
        for number, row in enumerate(self.sheet.rows, start=first):
            self._row(number, row, bold=False)
        if self.sheet.total is not None:
            self._row(first + len(self.sheet.rows), self.sheet.total, bold=True)
        self._layout()

    def _heading(self) -> None:
        label, text = self.book.add_format({"bold": True}), self.book.add_format({})
        for number, (name, value) in enumerate(self.sheet.heading):
            self.page.write_string(number, 0, sheet_text(name), label)
            self.page.write_string(number, 1, sheet_text(value), self._text_format(value, text))

    def _text_format(self, value: str, usual: Any) -> Any:
        """Text that looks like a formula keeps Excel's own text mark when somebody edits the cell."""
        return self.book.add_format({"quote_prefix": True}) if risky(value) else usual

    def _head(self) -> None:
        style = self.book.add_format(
            {"bold": True, "bottom": 1, "bg_color": TABLE_HEAD, "text_wrap": True, "valign": "vcenter"}
        )
        for number, column in enumerate(self.sheet.columns):
            self.page.write_string(self.head_row, number, sheet_text(column.heading), style)

    def _row(self, number: int, row: Row, *, bold: bool) -> None:
        for position, column in enumerate(self.sheet.columns):
            self._cell((number, position), column, row.get(column.key), bold=bold)

    def _cell(self, place: tuple[int, int], column: ExportColumn, value: object, *, bold: bool) -> None:
        text = "" if value is None else sheet_text(column.words(value))
        if not text:
            self.page.write_blank(*place, None, self._format("text", bold=bold))
        elif column.numeric and isinstance(value, int):
            amount = value / 100 if column.kind == "money" else value
            self.page.write_number(*place, amount, self._format(column.kind, bold=bold))
        elif column.kind == "date" and isinstance(value, date):
            self.page.write_datetime(*place, value, self._format("date", bold=bold))
        else:
            self.page.write_string(*place, text, self._format("text", bold=bold, quoted=risky(text)))

    def _format(self, kind: str, *, bold: bool, quoted: bool = False) -> Any:
        key = (kind, bold, quoted)
        if key not in self.formats:
            shape = {"bold": bold, "top": int(bold), "valign": "top", "quote_prefix": quoted}
            shape |= {"num_format": self.patterns[kind]} if kind in self.patterns else {"text_wrap": True}
            self.formats[key] = self.book.add_format(shape)
        return self.formats[key]

    def _layout(self) -> None:
        for number, column in enumerate(self.sheet.columns):
            labels = [label for label, _text in self.sheet.heading] if number == 0 else []
            self.page.set_column(number, number, self._width(column, labels))
        last = self.head_row + len(self.sheet.rows)
        self.page.autofilter(self.head_row, 0, last, max(len(self.sheet.columns) - 1, 0))
        self.page.freeze_panes(self.head_row + 1, 1)
        self.page.repeat_rows(self.head_row)
        self.page.set_landscape()
        self.page.set_paper(9)  # A4
        self.page.fit_to_pages(1, 0)

    def _width(self, column: ExportColumn, labels: Sequence[str]) -> float:
        values = [row.get(column.key) for row in (*self.sheet.rows, *filter(None, [self.sheet.total]))]
        longest = max(map(cell_width, (column.heading, *labels, *map(column.words, values))))
        return min(max(longest + 2, _NARROWEST), _WIDEST)

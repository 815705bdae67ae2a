"""A table as a file that people open in a spreadsheet: XLSX or CSV, saying what it is and as of when."""

import csv
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import StringIO
from typing import Any, Final

import pandas as pd

from kmcore.exchange.cells import csv_text
from kmcore.exchange.columns import ExportColumn, Row
from kmcore.exchange.workbook import Sheet, sheet_bytes
from kmcore.i18n import _
from kmcore.thai.spoken_dates import spoken_day, spoken_moment

_REFUSED_IN_NAMES: Final = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-"))


@dataclass(frozen=True)
class ExportTable:
    """A table to hand out. ``rows`` hold values by column key: money in satang, dates CE, None: no value.

    ``as_of``: the day the figures speak of; ``made_at``: when the file was made (aware). ``filters`` and
    ``sources`` are sentences in the reader's language. ``demo``: a made-up row has a part in it.
    ``levels``: of a tree's rows, how deep each stands (0: a root); empty for a plain list.
    """

    title: str
    columns: tuple[ExportColumn, ...]
    rows: tuple[Row, ...]
    as_of: date
    made_at: datetime
    filters: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    demo: bool = False
    total: Row | None = None
    levels: tuple[int, ...] = ()

    def heading(self) -> list[tuple[str, str]]:
        """Return the block above the table: what, as of when, made when, filters, sources, demo mark."""
        block = [
            (_("เรื่อง"), self.title),
            (_("ข้อมูล ณ วันที่"), spoken_day(self.as_of, "long")),
            (_("จัดทำเมื่อ"), spoken_moment(self.made_at)),
            (_("ตัวกรอง"), "; ".join(self.filters) or _("ไม่มี (ทั้งจังหวัด)")),
            (_("ที่มา"), "; ".join(self.sources) or _("ไม่ระบุ")),
        ]
        if self.demo:
            block.append((_("สาธิต"), _("มีข้อมูลสาธิตที่สมมติขึ้นปนอยู่ ห้ามใช้อ้างอิงเป็นผลจริง")))
        return block


def file_name(title: str, as_of: date, ending: str) -> str:
    """Return what a saved table is called: "งบประมาณ ณ 8 ก.พ. 2550.xlsx"; no character that a disk refuses."""
    plain = _("{title} ณ {day}", title=title, day=spoken_day(as_of)).translate(_REFUSED_IN_NAMES)
    return f"{plain}.{ending}"


def frame_rows(frame: pd.DataFrame) -> tuple[dict[str, object], ...]:
    """Return a frame's rows for an ``ExportTable``: Python values, None for every kind of missing."""
    return tuple(
        {str(key): _python(value) for key, value in record.items()}
        for record in frame.to_dict(orient="records")
    )


def write_xlsx(table: ExportTable) -> bytes:
    """Return the table as an XLSX workbook of one sheet.

    Money as baht with two decimals and counts as numbers, dates as dates shown in the Buddhist era,
    everything else as text that is never read as a formula. The same table gives the same bytes.
    """
    return sheet_bytes(
        Sheet(
            title=table.title,
            heading=table.heading()[1:],  # the title stands alone in the first row
            columns=table.columns,
            rows=table.rows,
            total=table.total,
            made_at=table.made_at,
            levels=table.levels,
        )
    )


def write_csv(table: ExportTable) -> bytes:
    """Return the table as CSV: UTF-8 with a mark that Excel knows, the heading block first.

    Text that a spreadsheet could run as a formula gets a ' in front; numbers stay bare numbers (money
    in baht, two decimals) and dates are words in the reader's era.
    """
    out = StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerows([csv_text(label), csv_text(text)] for label, text in table.heading())
    writer.writerow([])
    writer.writerow([csv_text(column.heading) for column in table.columns])
    for row in (*table.rows, *([table.total] if table.total else [])):
        writer.writerow([_csv_cell(column, row.get(column.key)) for column in table.columns])
    return out.getvalue().encode("utf-8-sig")


def _csv_cell(column: ExportColumn, value: object) -> object:
    if column.numeric and isinstance(value, int):
        return Decimal(value).scaleb(-2) if column.kind == "money" else value
    return csv_text(column.words(value))


def _python(value: Any) -> object:
    if not pd.api.types.is_scalar(value):
        return value
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    return value.item() if hasattr(value, "item") else value

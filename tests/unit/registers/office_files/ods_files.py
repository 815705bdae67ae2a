"""ODS files, written by hand: the parts of the format that a spreadsheet program writes and that are read."""

from collections.abc import Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from tests.unit.registers.office_files.xlsx_files import packed

_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink"'
)
MIME_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def ods(*tables: str, styles: str = "") -> bytes:
    """Return a document of these tables (``ods_table``)."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>"
        f"{''.join(tables)}</office:spreadsheet></office:body></office:document-content>"
    )
    return packed({"mimetype": MIME_TYPE, "content.xml": content, "META-INF/manifest.xml": "<manifest/>"})


def ods_table(
    rows: Sequence[Sequence[object] | str], name: str = "ข้อมูล1", attributes: str = "", columns: str = ""
) -> str:
    """Return a table; a row is its cells or its XML, a cell a value or its XML (beginning with <)."""
    return (
        f"<table:table table:name={quoteattr(name)} {attributes}>{columns}"
        f"{''.join(row if isinstance(row, str) else ods_row(row) for row in rows)}</table:table>"
    )


def ods_row(cells: Sequence[object], attributes: str = "") -> str:
    """Return a row."""
    return f"<table:table-row {attributes}>{''.join(map(ods_cell, cells))}</table:table-row>"


def ods_cell(value: object, attributes: str = "") -> str:
    """Return a cell with its value and what is shown of it."""
    if isinstance(value, str) and value.startswith("<"):
        return value
    if value is None or value == "":
        return f"<table:table-cell {attributes}/>"
    shown = f"<text:p>{escape(str(value))}</text:p>"
    if isinstance(value, str):
        return f'<table:table-cell office:value-type="string" {attributes}>{shown}</table:table-cell>'
    if isinstance(value, date):
        kind = f'office:value-type="date" office:date-value="{value.isoformat()}"'
        return f"<table:table-cell {kind} {attributes}>{shown}</table:table-cell>"
    return f'<table:table-cell office:value-type="float" office:value="{value}" {attributes}>{shown}</table:table-cell>'

"""A web page that calls itself .xls, as old office systems hand them out: each of its tables is a sheet."""

from itertools import count
from typing import Final

from lxml import etree, html

from kmcore.i18n import N_, _
from kmcore.registers.office_files.errors import UnreadableFileError, damaged, too_many_sheets
from kmcore.registers.office_files.grid import MergedCells, SheetGrid
from kmcore.registers.office_files.limits import LAST_COLUMN, LAST_ROW, MOST_CELLS, MOST_SHEETS

_MARKS: Final = (b"<html", b"<!doctype html", b"<table", b"<head", b"<meta", b"<body", b"<style")


def is_web_page(data: bytes) -> bool:
    """Return whether the bytes begin as a page."""
    beginning = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return beginning.startswith(_MARKS) or (beginning.startswith(b"<") and b"<table" in beginning)


def read_web_page(text: str, name: str) -> list[SheetGrid]:
    """Return the tables of a page that stand in no other table; rows count from each table's first.

    Raises:
        UnreadableFileError: it holds no table, or its parts do not fit together.
    """
    try:
        page = html.document_fromstring(text)
    except (etree.LxmlError, ValueError, AssertionError):
        raise damaged() from None
    tables = page.xpath("//table[not(ancestor::table)]")
    if not tables:
        raise UnreadableFileError(
            "no_table_in_page",
            N_("ไฟล์นี้เป็นหน้าเว็บที่ไม่มีตารางอยู่ในตัว เปิดไฟล์ใน Excel แล้วบันทึกเป็น .xlsx จากนั้นนำเข้าใหม่"),
        )
    if len(tables) > MOST_SHEETS:
        raise too_many_sheets(MOST_SHEETS)
    return [
        _grid(table, name if len(tables) == 1 else f"{name} {number}")
        for number, table in enumerate(tables, start=1)
    ]


def _grid(table: html.HtmlElement, name: str) -> SheetGrid:
    grid = SheetGrid(name, notices=[_("ไฟล์เป็นหน้าเว็บ เลขแถวนับจากแถวแรกของตารางในหน้านั้น")])
    covered: set[tuple[int, int]] = set()
    rows = table.xpath("./tr|./thead/tr|./tbody/tr|./tfoot/tr")
    for number, row in enumerate(rows, start=1):
        column = 1
        for cell in row.xpath("./td|./th"):
            column = next(free for free in count(column) if (number, free) not in covered)
            down, across = _span(cell, "rowspan", LAST_ROW), _span(cell, "colspan", LAST_COLUMN)
            down = min(down, len(rows) - number + 1)
            grid.put(number, column, _text(cell))
            if down > 1 or across > 1:
                grid.merge(MergedCells(number, column, number + down - 1, column + across - 1))
                covered |= {(number + below, column + at) for below in range(1, down) for at in range(across)}
            column += across
        if len(covered) > MOST_CELLS:
            raise damaged()
        if _is_hidden(row) and number in grid.rows:
            grid.hidden_rows.add(number)
    return grid


def _span(cell: html.HtmlElement, name: str, most: int) -> int:
    value = cell.get(name, "1").strip()
    return max(1, min(int(value), most)) if value.isascii() and value.isdigit() else 1


def _text(cell: html.HtmlElement) -> str:
    for line_break in cell.xpath(".//br"):
        line_break.tail = "\n" + (line_break.tail or "")
    return str(cell.text_content()).strip()


def _is_hidden(row: html.HtmlElement) -> bool:
    return "display:none" in "".join(row.get("style", "").split()).lower()

"""XLSX files as offices make them, written by XlsxWriter and, where it writes nothing wrong, put right by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter import Workbook

Rows = Sequence[Sequence[object]]


@dataclass(frozen=True)
class Formula:
    """A formula with the value kept beside it."""

    text: str
    value: object = 0


@dataclass(frozen=True)
class SheetPlan:
    """A sheet to write: rows from the first, and what is special about it. Rows and columns count from 1."""

    rows: Rows
    merged: Sequence[str] = ()  # "A1:A3", keeping the value that stands in the first cell
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[str] = ()  # "C:C"
    hidden: bool = False


def xlsx(*sheets: SheetPlan | Rows, names: Sequence[str] = ()) -> bytes:
    """Return a workbook; sheets are called as in ``names``, else ข้อมูล1, ข้อมูล2…"""
    made = BytesIO()
    book = Workbook(made, {"in_memory": True, "default_date_format": "[$-41E]d mmm bbbb"})
    for number, given in enumerate(sheets, start=1):
        plan = given if isinstance(given, SheetPlan) else SheetPlan(given)
        sheet = book.add_worksheet(names[number - 1] if names else f"ข้อมูล{number}")
        _write(sheet, plan)
        if plan.hidden:
            sheet.hide()
    book.close()
    return made.getvalue()


def _write(sheet: Any, plan: SheetPlan) -> None:
    for number, row in enumerate(plan.rows):
        for column, cell in enumerate(row):
            _write_cell(sheet, (number, column), cell)
    for place in plan.merged:
        sheet.merge_range(place, "")
        first = place.split(":")[0]
        letters = first.rstrip("0123456789")
        at = (int(first[len(letters) :]) - 1, ord(letters) - 65)
        _write_cell(sheet, at, plan.rows[at[0]][at[1]])
    for number in plan.hidden_rows:
        sheet.set_row(number - 1, None, None, {"hidden": True})
    for columns in plan.hidden_columns:
        sheet.set_column(columns, None, None, {"hidden": True})


def _write_cell(sheet: Any, place: tuple[int, int], cell: object) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, Formula):
        sheet.write_formula(*place, cell.text, None, cell.value)
    elif isinstance(cell, date | datetime):
        sheet.write_datetime(*place, cell)
    elif isinstance(cell, str):
        sheet.write_string(*place, cell)
    else:
        sheet.write(*place, cell)


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    """Return a packed file of these parts."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return made.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of a packed file."""
    with ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def edited(data: bytes, part: str, old: str, new: str) -> bytes:
    """Return a packed file with a text of one part changed; the text must be there."""
    parts = parts_of(data)
    text = parts[part].decode("utf-8")
    assert old in text, text[:2000]
    return packed({**parts, part: text.replace(old, new)})


def with_part(data: bytes, name: str, content: bytes | str) -> bytes:
    """Return a packed file with one part more."""
    return packed({**parts_of(data), name: content})

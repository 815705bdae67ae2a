"""An old .xls as sheets: values by calamine in a process of its own, what stands beside them by ``xls_records``."""

import json
import struct
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from kmcore.i18n import N_
from kmcore.registers.cells import Cell
from kmcore.registers.office_files.compound_file import CompoundFile
from kmcore.registers.office_files.errors import UnreadableFileError, damaged, encrypted, has_macros
from kmcore.registers.office_files.excel_dates import whole
from kmcore.registers.office_files.grid import CellFault, SheetGrid
from kmcore.registers.office_files.limits import OLD_FORMAT_MEMORY, OLD_FORMAT_SECONDS
from kmcore.registers.office_files.xls_records import XlsSheetRecords, read_records

_PROCESS: Final = Path(__file__).with_name("xls_values_process.py")
_PROGRAMS: Final = frozenset({"_vba_project_cur", "_vba_project", "vba"})
_READ_AS: Final[dict[str, Callable[[str], Cell]]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
}


def read_xls(data: bytes) -> list[SheetGrid]:
    """Return the sheets of a workbook in their order.

    Raises:
        UnreadableFileError: a password, macros, links to other files, no workbook, broken, or beyond what is read.
    """
    container = CompoundFile(data)
    names = container.names()
    if {"EncryptedPackage", "EncryptionInfo"} & names:
        raise encrypted()
    if _PROGRAMS & {name.casefold() for name in names}:
        raise has_macros()
    if not {"Workbook", "Book"} & names:
        raise UnreadableFileError(
            "no_workbook",
            N_(
                "ไฟล์นี้ไม่ใช่ตาราง Excel (อาจเป็นเอกสาร Word หรือไฟล์นำเสนอ) คัดลอกตารางไปวางใน Excel บันทึกเป็น .xlsx แล้วนำเข้าใหม่"
            ),
        )
    try:
        records = read_records(container.stream("Workbook") or container.stream("Book"))
        values = json.loads(_values(data))
        return [
            _grid(name, cells, records[place] if place < len(records) else XlsSheetRecords())
            for place, (name, cells) in enumerate(values)
        ]
    except (struct.error, IndexError, ValueError):
        raise damaged() from None


def _values(data: bytes) -> bytes:
    command = [sys.executable, "-I", str(_PROCESS), str(OLD_FORMAT_MEMORY)]
    try:
        done = subprocess.run(  # noqa: S603 - our own file, no word of the command comes from outside
            command, input=data, capture_output=True, check=False, timeout=OLD_FORMAT_SECONDS
        )
    except subprocess.TimeoutExpired:
        raise damaged() from None
    if done.returncode == 3:
        raise encrypted()
    if done.returncode:
        raise damaged()
    return done.stdout


def _grid(name: str, cells: list[tuple[int, int, str, object]], records: XlsSheetRecords) -> SheetGrid:
    grid = SheetGrid(name, records.hidden, merged=records.merged, hidden_columns=records.hidden_columns)
    for row, column, kind, value in cells:
        if (row, column) not in records.errors:
            grid.put(row, column, _cell(kind, value))
    for (row, column), text in records.errors.items():
        grid.put(row, column, CellFault(text))
    grid.hidden_rows = records.hidden_rows & grid.rows.keys()
    return grid


def _cell(kind: str, value: object) -> Cell:
    if isinstance(value, float):
        return timedelta(seconds=value) if kind == "timedelta" else whole(value)
    if isinstance(value, str):
        return _READ_AS[kind](value) if kind else value
    return value if isinstance(value, bool | int) else None

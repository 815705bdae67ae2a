"""Old .xls files (BIFF8 in an OLE2 container), the few records that a table needs, written by hand."""

import struct
from collections.abc import Mapping, Sequence
from datetime import date

_SECTOR = 512
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def record(kind: int, data: bytes = b"") -> bytes:
    """Return one BIFF record."""
    return struct.pack("<HH", kind, len(data)) + data


def xls(
    rows: Sequence[Sequence[object]],
    *,
    extra: bytes = b"",
    global_extra: bytes = b"",
    hidden_sheet: bool = False,
    streams: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return a workbook of one sheet; ``extra`` are records of the sheet, ``global_extra`` of the workbook."""
    sheet = _begin(0x10) + record(0x200, struct.pack("<IIHHH", 0, len(rows), 0, 20, 0)) + extra
    for number, row in enumerate(rows):
        sheet += b"".join(cell_record(number, column, cell) for column, cell in enumerate(row))
    sheet += record(0x0A)
    name = "ข้อมูล1"
    formats = b"".join(record(0xE0, struct.pack("<HH", 0, number) + bytes(16)) for number in (0, 14))
    head = _begin(0x05) + record(0x42, struct.pack("<H", 1200)) + formats + global_extra
    bound = struct.pack("<BB", len(name), 1) + name.encode("utf-16-le")
    place = len(head) + 4 + 6 + len(bound) + 4
    head += record(0x85, struct.pack("<IBB", place, int(hidden_sheet), 0) + bound) + record(0x0A)
    return compound({"Workbook": head + sheet, **(streams or {})})


def _begin(kind: int) -> bytes:
    return record(0x809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))


def cell_record(row: int, column: int, cell: object) -> bytes:
    """Return the record of a cell; nothing for an empty one."""
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(cell, date):
        days = (cell - date(1899, 12, 30)).days
        return record(0x203, struct.pack("<HHHd", row, column, 1, days))  # the second format: a day
    if isinstance(cell, str) and cell.startswith("#"):
        return record(0x205, place + bytes([23, 1]))  # #REF!
    if isinstance(cell, str) and cell:
        return record(0x204, place + struct.pack("<HB", len(cell), 1) + cell.encode("utf-16-le"))
    if isinstance(cell, int | float):
        return record(0x203, place + struct.pack("<d", cell))
    return b""


def hidden_row(number: int) -> bytes:
    """Return the record that hides a row (from 1)."""
    return record(0x208, struct.pack("<HHHHHHI", number - 1, 0, 5, 255, 0, 0, 0x120))


def hidden_column(number: int) -> bytes:
    """Return the record that hides a column (from 1)."""
    return record(0x7D, struct.pack("<HHHHHH", number - 1, number - 1, 2000, 0, 1, 0))


def merged(top: int, bottom: int, left: int, right: int) -> bytes:
    """Return the record of one merged rectangle (from 1)."""
    return record(0xE5, struct.pack("<5H", 1, top - 1, bottom - 1, left - 1, right - 1))


def compound(streams: Mapping[str, bytes]) -> bytes:
    """Return an OLE2 container of these streams, each at least as long as one that lies in sectors of its own."""
    table = [_TABLE, _END]
    sectors = b""
    entries = _entry("Root Entry", 5, _END, 0, child=1)
    for place, (name, content) in enumerate(streams.items(), start=1):
        data = content.ljust(max(4096, -(-len(content) // _SECTOR) * _SECTOR), b"\0")
        first, count = len(table), len(data) // _SECTOR
        table += [*range(first + 1, first + count), _END]
        sectors += data
        following = place + 1 if place < len(streams) else _FREE
        entries += _entry(name, 2, first, len(data), right=following)
    assert len(table) <= _SECTOR // 4
    assert len(entries) <= _SECTOR
    numbers = struct.pack("<128I", *table, *[_FREE] * (128 - len(table)))
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    return header + numbers + entries.ljust(_SECTOR, b"\0") + sectors


def _entry(name: str, kind: int, first: int, size: int, **beside: int) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    return (
        text.ljust(64, b"\0")
        + struct.pack(
            "<HBB3I", len(text), kind, 1, _FREE, beside.get("right", _FREE), beside.get("child", _FREE)
        )
        + bytes(36)
        + struct.pack("<IQ", first, size)
    )

"""A process of its own that reads the values of an .xls: bytes in, JSON out. Started by ``xls``, by its path.

A broken file can make calamine ask for more memory than there is, and that ends the process it runs in: this one.
"""

import datetime as dt
import json
import sys
from contextlib import suppress
from io import BytesIO
from typing import Final

import python_calamine

PASSWORD: Final = 3  # what the process returns for a file that asks for one


def main() -> None:
    """Read standard input, print ``[[name, [[row, column, kind, value], …]], …]``; rows and columns from 1."""
    _bound_memory(int(sys.argv[1]))
    try:
        book = python_calamine.load_workbook(BytesIO(sys.stdin.buffer.read()))
    except python_calamine.PasswordError:
        sys.exit(PASSWORD)
    json.dump([_sheet(book, number) for number in range(len(book.sheet_names))], sys.stdout)


def _bound_memory(most: int) -> None:
    with suppress(ImportError):  # Windows has no such bound
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _sheet(book: python_calamine.CalamineWorkbook, number: int) -> list[object]:
    name = book.sheet_names[number]
    if book.sheets_metadata[number].typ != python_calamine.SheetTypeEnum.WorkSheet:
        return [name, []]
    sheet = book.get_sheet_by_index(number)
    top, left = sheet.start or (0, 0)
    return [
        name,
        [
            [top + row + 1, left + column + 1, *_tagged(value)]
            for row, cells in enumerate(sheet.to_python())
            for column, value in enumerate(cells)
            if value != ""
        ],
    ]


def _tagged(value: object) -> tuple[str, object]:
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return type(value).__name__, value.isoformat()
    if isinstance(value, dt.timedelta):
        return "timedelta", value.total_seconds()
    return "", value


if __name__ == "__main__":
    main()

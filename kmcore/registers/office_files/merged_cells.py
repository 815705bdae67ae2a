"""Cells merged downwards: the value stands in the first row and means all of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from typing import Final

from kmcore.i18n import N_, _
from kmcore.registers.office_files.errors import damaged
from kmcore.registers.office_files.grid import GridCell, MergedCells, SheetGrid, column_letters
from kmcore.registers.office_files.limits import MOST_CELLS

_SAME_IN_ALL: Final = N_(
    "คอลัมน์ “{heading}” มีเซลล์ผสาน {count} แห่ง (แห่งแรกแถว {top}–{bottom}) เติมค่าเดียวกันทุกแถวที่ผสาน"
)
_AMOUNT_ONCE: Final = N_(
    "คอลัมน์ “{heading}” มีจำนวนเงินในเซลล์ผสาน {count} แห่ง (แห่งแรกแถว {top}–{bottom}) นับครั้งเดียวในแถวแรกที่ผสาน ถ้าเป็นเงินของแต่ละแถวให้แยกเซลล์แล้วพิมพ์ทุกแถว"
)
Filled = dict[tuple[int, int], GridCell]


def filled_down(
    grid: SheetGrid, columns: Mapping[int, str], amounts: set[int], first: int, last: int
) -> tuple[Filled, list[str]]:
    """Return the values that merged cells of taken columns give the rows below their own, and what has to be told.

    Only rows between ``first`` and ``last`` that have content of their own get one. An amount of money (columns
    ``amounts``) stays in the first row: it is one sum for all of them, and filled down it would count again.
    """
    numbers = sorted(grid.rows)
    filled: Filled = {}
    spread: dict[int, list[MergedCells]] = {}
    across: dict[int, int] = {}
    for place in grid.merged:
        cell = grid.rows.get(place.top, {}).get(place.left)
        if cell is None or not first <= place.top <= last:
            continue
        if any(column in columns for column in range(place.left + 1, min(place.right, place.left + 200) + 1)):
            across[place.top] = place.left
        if place.left not in columns or place.bottom == place.top:
            continue
        below = numbers[bisect_right(numbers, place.top) : bisect_left(numbers, min(place.bottom, last) + 1)]
        if place.left not in amounts:
            filled.update(dict.fromkeys(((number, place.left) for number in below), cell))
        if below:
            spread.setdefault(place.left, []).append(place)
        if len(filled) > MOST_CELLS:
            raise damaged()
    return filled, [*_told_down(columns, amounts, spread), *_told_across(across)]


def _told_down(
    columns: Mapping[int, str], amounts: set[int], spread: dict[int, list[MergedCells]]
) -> Iterator[str]:
    for column, places in sorted(spread.items()):
        sentence = _AMOUNT_ONCE if column in amounts else _SAME_IN_ALL
        yield _(
            sentence,
            heading=columns[column],
            count=f"{len(places):,}",
            top=places[0].top,
            bottom=places[0].bottom,
        )


def _told_across(across: dict[int, int]) -> list[str]:
    if not across:
        return []
    row = min(across)
    return [
        _(
            "มีเซลล์ผสานข้ามคอลัมน์ {count} แถว (แถวแรก {row}) ค่านับเป็นของคอลัมน์ซ้ายสุด ({column}) เท่านั้น",
            count=f"{len(across):,}",
            row=row,
            column=column_letters(across[row]),
        )
    ]

"""An address as a QR code of rectangles: vector, so that it stays sharp on any printer."""

from dataclasses import dataclass
from itertools import groupby

import segno


@dataclass(frozen=True)
class Qr:
    """A QR code: squares along a side, and its dark bars as (x, y, length) in squares."""

    side: int
    bars: tuple[tuple[int, int, int], ...]


def qr_of(address: str) -> Qr | None:
    """Return the code of an address, None for no address."""
    if not address:
        return None
    rows = [
        tuple(bool(square) for square in row) for row in segno.make(address, error="m", micro=False).matrix
    ]
    return Qr(len(rows), tuple(bar for y, row in enumerate(rows) for bar in _bars(row, y)))


def _bars(row: tuple[bool, ...], y: int) -> list[tuple[int, int, int]]:
    found, x = [], 0
    for dark, squares in groupby(row):
        length = len(list(squares))
        if dark:
            found.append((x, y, length))
        x += length
    return found

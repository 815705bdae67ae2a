"""The container of old Office files (OLE2): its directory and one stream, every step bounded."""

import struct
from typing import Final

from kmcore.registers.office_files.errors import damaged

SIGNATURE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER: Final = 512
_NO_SECTOR: Final = 0xFFFFFFFA  # from here on numbers mean "end", "free", "table"
_IN_HEADER: Final = 109  # sectors of the table named in the header itself
_ENTRY: Final = 128
_STREAM: Final = 2
_SMALL_STREAM: Final = 4096  # shorter ones lie in a stream of their own, in pieces of 64 bytes
_SMALL_SECTOR: Final = 64


class CompoundFile:
    """An OLE2 file. Raises UnreadableFileError where the bytes do not fit together."""

    def __init__(self, data: bytes) -> None:
        if len(data) < _HEADER or not data.startswith(SIGNATURE):
            raise damaged()
        self._data = data
        shift = struct.unpack_from("<H", data, 30)[0]
        if shift not in {9, 12}:
            raise damaged()
        self._size = 1 << shift
        self._table = self._sector_table()
        self._entries = self._directory()

    def names(self) -> set[str]:
        """Return the names of all streams and folders."""
        return set(self._entries)

    def stream(self, name: str) -> bytes:
        """Return a stream's bytes; none for a name that is not there."""
        if name not in self._entries:
            return b""
        kind, first, length = self._entries[name]
        if kind != _STREAM:
            return b""
        if length < _SMALL_STREAM:
            return self._small_stream(first, length)
        return self._chain(first)[:length]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        found = self._data[start : start + self._size]
        if not found:
            raise damaged()
        return found.ljust(self._size, b"\0")

    def _numbers(self, sector: int) -> tuple[int, ...]:
        return struct.unpack(f"<{self._size // 4}I", self._sector(sector))

    def _sector_table(self) -> list[int]:
        of_table = list(struct.unpack_from(f"<{_IN_HEADER}I", self._data, 76))
        following, count = struct.unpack_from("<II", self._data, 68)
        for _step in range(min(count, len(self._data) // self._size)):
            if following >= _NO_SECTOR:
                break
            *more, following = self._numbers(following)
            of_table += more
        used = [sector for sector in of_table if sector < _NO_SECTOR]
        if len(used) > len(self._data) // self._size:
            raise damaged()
        return [number for sector in used for number in self._numbers(sector)]

    def _chain(self, first: int) -> bytes:
        return b"".join(map(self._sector, _followed(first, self._table)))

    def _directory(self) -> dict[str, tuple[int, int, int]]:
        data = self._chain(struct.unpack_from("<I", self._data, 48)[0])
        found: dict[str, tuple[int, int, int]] = {}
        for start in range(0, len(data) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", data, start + 64)
            name = data[start : start + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            first, size = struct.unpack_from("<II", data, start + 116)
            if kind:
                found.setdefault(name, (kind, first, size))
        return found

    def _small_stream(self, first: int, length: int) -> bytes:
        root = self._entries.get("Root Entry", (0, _NO_SECTOR, 0))
        small = self._chain(root[1])
        start = struct.unpack_from("<I", self._data, 60)[0]
        table = [number for sector in _followed(start, self._table) for number in self._numbers(sector)]
        pieces = (small[at * _SMALL_SECTOR : (at + 1) * _SMALL_SECTOR] for at in _followed(first, table))
        return b"".join(pieces)[:length]


def _followed(first: int, table: list[int]) -> list[int]:
    """Return the sectors of a chain; one that turns back on itself is no chain."""
    found: list[int] = []
    while first < _NO_SECTOR:
        if first >= len(table) or len(found) > len(table):
            raise damaged()
        found.append(first)
        first = table[first]
    return found

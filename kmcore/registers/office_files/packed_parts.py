"""The parts of a packed office file (XLSX, ODS): looked at in the directory first, then read in pieces, never whole."""

import struct
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Final
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType
from zipfile import BadZipFile, ZipFile, ZipInfo

from kmcore.i18n import N_
from kmcore.registers.office_files.errors import UnreadableFileError, damaged, encrypted, too_large_unpacked
from kmcore.registers.office_files.limits import MOST_DIRECTORY, MOST_PACKED_TIMES, MOST_PARTS, MOST_UNPACKED
from kmcore.registers.progress import Step, tell_progress

_PIECE: Final = 1 << 16
_END_OF_DIRECTORY: Final = b"PK\x05\x06"
_SMALL: Final = 1 << 20  # a part this small may be packed as tightly as it likes
_BROKEN: Final = (
    *(BadZipFile, zlib.error, struct.error, EOFError, OSError, NotImplementedError, RuntimeError),
    *(ExpatError, ValueError, LookupError, OverflowError),
)

StartHandler = Callable[[str, dict[str, str]], None]
EndHandler = Callable[[str], None]
TextHandler = Callable[[str], None]


class PackedParts:
    """A packed file that has passed the look into its directory."""

    def __init__(self, data: bytes) -> None:
        """Open the directory.

        Raises:
            UnreadableFileError: it is broken, encrypted, or promises more than is read.
        """
        _check_end(data)
        try:
            self._packed = ZipFile(BytesIO(data))
        except _BROKEN:
            raise damaged() from None
        self._infos = {info.filename.replace("\\", "/").lstrip("/"): info for info in self._packed.infolist()}
        _check_directory(self._packed.infolist())
        self._read, self._all = 0, sum(info.file_size for info in self._infos.values())

    def names(self) -> list[str]:
        """Return the names of all parts."""
        return list(self._infos)

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield a part's bytes in pieces; nothing for a part that is not there."""
        info = self._infos.get(name)
        if info is None:
            return
        try:
            with self._packed.open(info) as part:
                while piece := part.read(_PIECE):
                    self._read = min(self._all, self._read + len(piece))
                    tell_progress(Step.READ, self._read, self._all)
                    yield piece
        except _BROKEN:
            raise damaged() from None

    def walk(
        self, name: str, start: StartHandler, end: EndHandler | None = None, text: TextHandler | None = None
    ) -> None:
        """Call the handlers for each element of an XML part; names come without their prefix.

        Raises:
            UnreadableFileError: it is no XML, has a DTD (entities grow without bound), or a handler raised it.
        """
        parser = _parser(start, end, text)
        try:
            for piece in self.pieces(name):
                parser.Parse(piece, False)
            if name in self._infos:
                parser.Parse(b"", True)
        except UnreadableFileError:
            raise
        except _BROKEN:
            raise damaged() from None


def _check_directory(infos: list[ZipInfo]) -> None:
    if any(info.flag_bits & 1 for info in infos):
        raise encrypted()
    tight = any(
        info.file_size > _SMALL and info.file_size > MOST_PACKED_TIMES * max(1, info.compress_size)
        for info in infos
    )
    if tight or len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > MOST_UNPACKED:
        raise too_large_unpacked(MOST_UNPACKED)


def _check_end(data: bytes) -> None:
    """Look at what the file says of its directory before it is read: each entry of it becomes an object."""
    end = data.rfind(_END_OF_DIRECTORY)
    if end < 0 or len(data) < end + 22:
        raise damaged()
    if struct.unpack_from("<I", data, end + 12)[0] > MOST_DIRECTORY:
        raise too_large_unpacked(MOST_UNPACKED)


def _parser(start: StartHandler, end: EndHandler | None, text: TextHandler | None) -> XMLParserType:
    """Return a parser whose first element decides how names are given on: as they are, or without their prefix.

    A large sheet has millions of elements, nearly always without one: each step between would be felt.
    """
    parser = ParserCreate()
    parser.buffer_text = True

    def first(name: str, attributes: dict[str, str]) -> None:
        prefixed = ":" in name
        parser.StartElementHandler = _without_prefix(start) if prefixed else start
        parser.EndElementHandler = _named_without_prefix(end) if prefixed and end else end
        parser.StartElementHandler(name, attributes)

    parser.StartElementHandler = first
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_dtd
    return parser


def _without_prefix(start: StartHandler) -> StartHandler:
    return lambda name, attributes: start(name.rpartition(":")[2], attributes)


def _named_without_prefix(end: EndHandler) -> EndHandler:
    return lambda name: end(name.rpartition(":")[2])


def _refuse_dtd(*_args: object) -> None:
    raise UnreadableFileError(
        "unsafe_xml",
        N_("ไฟล์มีส่วนที่อ่านแล้วไม่ปลอดภัย (DTD) จึงไม่เปิด เปิดไฟล์ใน Excel แล้วบันทึกเป็น .xlsx ชื่อใหม่"),
    )

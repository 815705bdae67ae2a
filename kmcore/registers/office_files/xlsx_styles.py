"""What the cells of an XLSX file refer to: the texts they share, and which formats are days."""

import re
from typing import Final

from kmcore.registers.office_files.errors import damaged, too_large_unpacked
from kmcore.registers.office_files.excel_dates import NumberKind, kind_of_built_in, kind_of_format
from kmcore.registers.office_files.limits import MOST_CELLS, MOST_STYLES, MOST_UNPACKED
from kmcore.registers.office_files.packed_parts import PackedParts

_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")


def is_true(value: str | None) -> bool:
    """Return whether an attribute of an office file says yes."""
    return value in {"1", "true", "on"}


def read_texts(parts: PackedParts, part: str) -> list[str]:
    """Return the shared texts; what is written above letters to help reading them is no text."""
    found: list[str] = []
    pieces: list[str] = []
    state = {"t": False, "rPh": False}

    def start(element: str, _attributes: dict[str, str]) -> None:
        if element == "si":
            pieces.clear()
        elif element in state:
            state[element] = True

    def end(element: str) -> None:
        if element == "si":
            found.append(unescaped("".join(pieces)))
            if len(found) > MOST_CELLS:
                raise too_large_unpacked(MOST_UNPACKED)
        elif element in state:
            state[element] = False

    def text(piece: str) -> None:
        if state["t"] and not state["rPh"]:
            pieces.append(piece)

    parts.walk(part, start, end, text)
    return found


def unescaped(text: str) -> str:
    """Return a text with Excel's ``_x000D_`` as the letter it stands for."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def read_formats(parts: PackedParts, part: str) -> list[NumberKind]:
    """Return what each style of a cell makes of a number, by the style's place."""
    own: dict[str, NumberKind] = {}
    found: list[NumberKind] = []
    within: list[bool] = []

    def start(element: str, attributes: dict[str, str]) -> None:
        if element == "numFmt":
            own[attributes.get("numFmtId", "")] = kind_of_format(attributes.get("formatCode", ""))
        elif element == "cellXfs":
            within.append(True)
        elif element == "xf" and within:
            number = attributes.get("numFmtId", "0")
            found.append(own.get(number) or kind_of_built_in(int(number)))
        if max(len(found), len(own)) > MOST_STYLES:
            raise damaged()

    def end(element: str) -> None:
        if element == "cellXfs":
            within.clear()

    parts.walk(part, start, end)
    return found

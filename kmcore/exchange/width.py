"""How many columns of a terminal or a sheet a text takes. Thai tone marks and vowels above take none."""

import unicodedata

_WIDE = frozenset("WF")  # East Asian wide and full-width letters take two


def cell_width(text: str) -> int:
    """Return the width of ``text`` in columns: "ก้ำ" is 2, "ปี" is 1."""
    return sum(map(_character_width, text))


def padded(text: str, width: int, *, right: bool = False) -> str:
    """Return ``text`` filled with spaces to ``width`` columns; ``right`` puts it at the right end."""
    space = " " * max(width - cell_width(text), 0)
    return space + text if right else text + space


def cut(text: str, width: int) -> str:
    """Return ``text`` in one line of at most ``width`` columns, with … where something is left out.

    A cut never parts a letter from its marks.
    """
    line = " ".join(text.split())
    if cell_width(line) <= width:
        return line
    kept, used = "", 0
    for character in line:
        used += _character_width(character)
        if used > width - 1:
            break
        kept += character
    return kept + "…"


def _character_width(character: str) -> int:
    # Mn, Me: marks on the letter before; Cf, Cc: invisible.
    if unicodedata.category(character) in {"Mn", "Me", "Cf", "Cc"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1

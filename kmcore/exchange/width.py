"""How many columns of a terminal or a sheet a text takes. Thai tone marks and vowels above take none."""

from wcwidth import iter_graphemes
from wcwidth import width as columns_of


def cell_width(text: str) -> int:
    """Return the width of ``text`` in columns: "ก้ำ" is 2, "ปี" is 1."""
    return columns_of(text, control_codes="ignore")


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
    for letter in iter_graphemes(line):
        used += cell_width(letter)
        if used > width - 1:
            break
        kept += letter
    return kept + "…"

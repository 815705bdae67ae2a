"""One line of plain text going out, to calendars, mail and LINE: no markup, and nothing that is not seen."""

import unicodedata
from typing import Final

from kmcore.thai.input_cleaning import kept_line

LONGEST_LINE: Final = 140  # letters: what a phone shows in three lines
# A line break would forge a line, a mark of direction turn the rest round. U+200D is left: inside an emoji only.
_NOT_WRITTEN: Final = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"})
_JOINER: Final = "\u200d"


def one_line(text: str, most: int = LONGEST_LINE) -> str:
    """Return ``text`` on one line as every text is kept, at most ``most`` letters.

    What has no width goes without a trace; a control character, which parted words, leaves a space.
    """
    kept = kept_line(text)
    line = " ".join("".join(letter if _written(letter) else " " for letter in kept).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def _written(letter: str) -> bool:
    return letter == _JOINER or unicodedata.category(letter) not in _NOT_WRITTEN

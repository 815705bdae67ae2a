"""Text that a spreadsheet shows as text, never runs as a formula."""

import unicodedata
from typing import Final

# What makes Excel, LibreOffice or Google Sheets read a cell as a formula (OWASP, "CSV Injection").
# U+2212 is LibreOffice's own minus; the full-width and small forms become these by NFKC.
_STARTS: Final = frozenset("=+-@\N{MINUS SIGN}")
_BREAKS: Final = frozenset("\t\r\n")
_LONGEST_CELL: Final = 32_767  # characters; Excel calls a file with a longer cell damaged


def risky(text: str) -> bool:
    """Tell whether a spreadsheet could take ``text`` for a formula.

    True for text that begins with = + - @ or their full-width forms, also after spaces and invisible
    characters, and for text that begins with a tab or a line break.
    """
    if text[:1] in _BREAKS:
        return bool(text)
    for character in text:
        if unicodedata.category(character)[0] not in "ZC":
            return unicodedata.normalize("NFKC", character)[:1] in _STARTS
    return False


def csv_text(text: str) -> str:
    """Return ``text`` for a CSV cell: with a ' in front where a spreadsheet could run it."""
    return f"'{text}" if risky(text) else text


def sheet_text(text: str) -> str:
    """Return ``text`` for a cell of a workbook: as it is, cut with … where Excel's limit is passed."""
    return text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 1] + "…"

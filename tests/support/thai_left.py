"""Thai that is left on a page in English. Words marked as Thai (``lang="th"``), as quotes are, do not count."""

import re
from typing import Final

from tests.support.screen import Screen

THAI: Final = re.compile("[\u0e00-\u0e7f]")
LANGUAGE_LINK: Final = "ภาษาไทย"


def thai_left(screen: Screen) -> list[str]:
    """Return every text of the page that still has a Thai letter, but for the way back to Thai."""
    return [text for text in screen.words if THAI.search(text) and text != LANGUAGE_LINK]

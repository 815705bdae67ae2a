"""What copying from web pages and word processors leaves in a text field, taken out."""

import re

from kmcore.thai.digits import to_arabic_digits

# Control characters (PostgreSQL refuses NUL), soft hyphen, zero-width space/joiners, direction marks, word joiner, byte-order mark: Thai web pages
# put U+200B between words, and a reader cannot see why "ก.พ." does not match.
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")


def without_invisible(text: str) -> str:
    """The text without characters that have no width on screen."""
    return _INVISIBLE.sub("", text)


def clean_input(text: str) -> str:
    """A typed value made plain: no invisible characters, Arabic digits, single spaces, trimmed."""
    return " ".join(to_arabic_digits(without_invisible(text)).split())

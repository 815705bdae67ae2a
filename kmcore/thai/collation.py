"""Dictionary order for Thai, and one spelling for searching.

The order is our own: pythainlp's `collate` appends the first tone mark to the letters, which puts
บ้านกลาง after บ้านกลางนา and ข้า after ขาก. The rule here is that of the Royal
Institute's dictionary: letters first (a leading vowel counts after its consonant), then the marks by
position. Of the 60,670 words in pythainlp's word list ICU's Thai collation finds 4 neighbours out of
order in ours (rare spellings) and 4,001 in `collate`'s.
"""

import re
import unicodedata

from kmcore.thai.input_cleaning import clean_input

_LEADING_VOWEL = re.compile("([เ-ไ])([ก-ฮ])")
_MARK = re.compile("[็-์๎]")  # mai taikhu, the four tones, thanthakhat, yamakkan: no letters
_LETTER = re.compile("[^็-์๎]")
_NUMBER = re.compile("[0-9]+")
_LEVEL = "\x01"  # below every printable character, so a shorter name comes before a longer one
_NUMBER_WIDTH = 12
_MOST_PASSES = 4


def sort_key(text: str) -> str:
    """A key that sorts Thai text in dictionary order by plain comparison of code points.

    Numbers count by value ("หมู่ 2" before "หมู่ 10", Thai digits as Arabic), capitals as small letters.
    It may be stored; a database must compare it by code point (COLLATE "C", SQLite's BINARY).
    """
    cleaned = _LEADING_VOWEL.sub(r"\2\1", clean_input(text).casefold())
    swapped = _NUMBER.sub(lambda found: found[0].zfill(_NUMBER_WIDTH), cleaned)
    return _LEVEL.join((_MARK.sub("", swapped), _LETTER.sub("0", swapped), text))


def normalize(text: str) -> str:
    """One spelling for text that reads the same; apply it to both what is searched and what is typed.

    NFC, no invisible characters, vowels and marks in order and not doubled (pythainlp), Thai digits as
    Arabic, single spaces, capitals as small letters. About 0.06 ms a name: do it once per stored text.
    """
    for _ in range(_MOST_PASSES):  # a repair may uncover another; ordinary text settles at once
        once, text = text, _repair(text)
        if once == text:
            break
    return text


def _repair(text: str) -> str:
    from pythainlp.util import normalize as repair  # noqa: PLC0415 - 0.1 s to import, few need it

    return clean_input(repair(unicodedata.normalize("NFC", clean_input(text).casefold())))

"""One form for names that mean the same, however they are spelt: to compare by, never to show or keep."""

import re
from functools import lru_cache
from typing import Final

from kmcore.thai.input_cleaning import clean_input

_THANTHAKHAT: Final = "์"  # left out and put in as people please: จันทร, จันทร์
_LEFT_OUT: Final = re.compile(
    r"[^\w\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]|[_ฯ]"
)  # \w knows no Thai vowels above and below
_SILENCED: Final = re.compile("[ก-ฮ][ิุ]?์")
_TONES: Final = re.compile("[็-๎]")
_REPEATED: Final = re.compile(r"([ก-ฮ])\1+")
# Letters of one sound, mixed up in names of places.
_ONE_SOUND: Final = str.maketrans("ณฎฏฐฑฒธศษฆญใ", "นดตถทททสสคยไ")


@lru_cache(maxsize=100_000)
def comparable(text: str) -> str:
    """Return a name without spaces, dots, brackets, thanthakhat and invisible letters, in small letters.

    Digits are Arabic. Two texts alike in this form are the same name; tones, vowels and letters count.
    """
    return _LEFT_OUT.sub("", clean_input(text).casefold()).replace(_THANTHAKHAT, "")


@lru_cache(maxsize=100_000)
def sounding(text: str) -> str:
    """Return a name as it sounds: no tones, no silenced letters, letters of one sound alike.

    "หงษ์" and "หงส์", "ทุ่ง" and "ทุง" are alike. Two different names may be, so it serves suggestions only.
    """
    heard = _TONES.sub("", _SILENCED.sub("", clean_input(text).casefold()))
    return _REPEATED.sub(r"\1", _LEFT_OUT.sub("", heard).translate(_ONE_SOUND))

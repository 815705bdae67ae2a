"""What may come in as text, and how it is kept: the one rule for everything people type, paste or hand over in files.

The same words are the same letters afterwards, so that a search, a comparison and a paper find them. Nothing that can
be seen is lost: only signs without width go, and Thai typed in another order or with look-alikes is spelt as the
keyboard's standard has it (WTT 2.0 of NECTEC: consonant, vowel above or below, then tone; แ and ำ are one letter each).
"""

import re
import unicodedata
from typing import Final

from kmcore.thai.digits import to_arabic_digits

# Without width on screen (Unicode, Default_Ignorable_Code_Point): soft hyphen, zero-width space and joiners, direction
# marks, word joiner, byte-order mark. Thai web pages put U+200B between words, and nobody can see why a word is not
# found. Two of them draw something where they stand: U+200D inside an emoji, and the letters of a flag after U+1F3F4.
_INVISIBLE: Final = re.compile(
    "(?P<flag>\U0001f3f4[\U000e0030-\U000e007a]{1,8}\U000e007f)"
    "|(?P<joined>(?<=[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d(?=[\u2190-\u2bff\U0001f000-\U0001faff]))"
    "|[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\U000e0000-\U000e007f]"
)
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # PostgreSQL refuses NUL
_LINE_ENDS: Final = re.compile(
    "\r\n|[\r\x0b\x0c\x85\u2028\u2029]"
)  # what editors and web pages break lines with
_SPACES: Final = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")  # every width of space

_TONES: Final = "\u0e48-\u0e4c\u0e4e"  # the four tones, thanthakhat, yamakkan: above all others
_VOWEL_MARKS: Final = "\u0e31\u0e34-\u0e3a\u0e47\u0e4d"  # above and below the consonant
_MARKS: Final = re.compile(f"[{_VOWEL_MARKS}{_TONES}]{{2,}}")
_TONE: Final = re.compile(f"[{_TONES}]")
_NIKHAHIT_AA: Final = re.compile("\u0e4d([\u0e48-\u0e4c]*)\u0e32")
_AM_TONE: Final = re.compile("\u0e33([\u0e48-\u0e4c]+)")
_TWO_E: Final = "\u0e40\u0e40"


def kept_text(text: str) -> str:
    """Return a text as it is kept: composed (NFC), spelt in one way, lines ended by a newline, no spaces round it.

    Applying it again changes nothing. Control characters stay, for ``typed_text`` to refuse with their place.
    """
    if text.isascii() and text.isprintable():  # a code, a number: nothing in it can be spelt otherwise
        return text.strip()
    while True:  # mending may bring letters together that were apart; ordinary text settles at once
        once, text = text, _mended(text)
        if once == text:
            return text


def kept_line(text: str) -> str:
    """Return a text as it is kept where it has one line only: as ``kept_text``, with single spaces."""
    return " ".join(kept_text(text).split())


def without_invisible(text: str) -> str:
    """The text without characters that have no width on screen."""
    return _CONTROLS.sub("", _INVISIBLE.sub(_drawn, text))


def clean_input(text: str) -> str:
    """A typed value made plain: as ``kept_line``, with Arabic digits and no control characters."""
    return kept_line(to_arabic_digits(without_invisible(text)))


def _mended(text: str) -> str:
    seen = _INVISIBLE.sub(_drawn, unicodedata.normalize("NFC", text))
    lines = _SPACES.sub(" ", _LINE_ENDS.sub("\n", seen)).strip()
    spelt = _MARKS.sub(_in_order, lines.replace(_TWO_E, "\u0e41"))
    return _AM_TONE.sub("\\1\u0e33", _NIKHAHIT_AA.sub("\\1\u0e33", spelt))


def _drawn(found: re.Match[str]) -> str:
    """Return what of a match can be seen: a flag, the inside of an emoji; nothing of all else."""
    return found[0] if found["flag"] or found["joined"] else ""


def _in_order(found: re.Match[str]) -> str:
    """Return a consonant's marks with the vowel before the tone, and none of them twice in a row."""
    marks = sorted(found[0], key=lambda mark: bool(_TONE.fullmatch(mark)))
    return "".join(mark for place, mark in enumerate(marks) if not place or marks[place - 1] != mark)

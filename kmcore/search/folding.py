"""Text as it is searched: what people spell in several ways becomes one, and an address's abbreviations its words."""

import re
from typing import Final

from kmcore.thai.input_cleaning import clean_input

END: Final = "|"  # ends each word that is searched, so that หมู่ 1 is not found in หมู่ 12
MOO_WORDS: Final = ("หมู่", "moo")  # before a village's number, as ``searched_words`` writes it
_MARKS_AND_SIGNS: Final = re.compile(r"[็-๎ฯ_]|[^\w\u0e31\u0e34-\u0e3a|]")
_DIGITS: Final = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
# What stands before a name or a number, short and long. Of ต.จ.ป.ร. and อบต. it is no part.
_SHORT: Final = (
    (re.compile(r"(?<![ก-๎])กิ่ง ?อ\. ?"), " กิ่งอำเภอ"),
    (re.compile(r"(?<![ก-๎])อ\. ?(?![ก-ฮ]\.)"), " อำเภอ"),
    (re.compile(r"(?<![ก-๎])ต\. ?(?![ก-ฮ]\.)"), " ตำบล"),
    (re.compile(r"(?<![ก-๎])บ\. ?(?![ก-ฮ]\.)"), " บ้าน"),
    (re.compile(r"(?<![ก-๎])(?:หมู่ที่|หมู่บ้านที่|หมู่|ม\.) ?(?P<moo>[0-9]+)"), r" หมู่\g<moo>| "),
    (re.compile(r"\bmoo ?(?P<moo>[0-9]+)"), r" moo\g<moo>| "),
)
_ADDRESS_WORD: Final = re.compile(r"(?<![ก-๎])(กิ่งอำเภอ|อำเภอ|ตำบล|บ้าน) +(?=[ก-๎])")
_OPTIONAL: Final = ("บาน", "หมูบาน")  # as folded: a register may write them before a name or leave them out


def folded(text: str) -> str:
    """Return a stored text as it is searched: small letters, Arabic digits, no tone marks, spaces and signs."""
    return _MARKS_AND_SIGNS.sub("", text.casefold().translate(_DIGITS))


def searched_words(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of what was typed, each in the forms it may have; any of them will do.

    Typed with look-alikes, invisible letters, Thai digits, and "ม.5 ต.ขุนทะเล" for หมู่ 5 ตำบลขุนทะเล.
    """
    typed = clean_input(text).casefold()
    for short, whole in _SHORT:
        typed = short.sub(whole, typed)
    words = (folded(word) for word in _ADDRESS_WORD.sub(r"\1", typed).split())
    return tuple(_forms(word) for word in words if word and word != END)


def _forms(word: str) -> tuple[str, ...]:
    bare = next((word.removeprefix(before) for before in _OPTIONAL if word.startswith(before)), "")
    return (word, bare) if bare else (word,)

"""A text somebody typed, as it is stored, or refused with a sentence that says what is wrong and where. Pure.

Emoji and markup of any kind are text like any other: every page and document escapes what it shows.
"""

import re
import unicodedata
from typing import Final

from kmcore.i18n import N_
from kmcore.thai.errors import ThaiInputError
from kmcore.thai.input_cleaning import kept_text

NEAR: Final = 12  # letters quoted on each side of what cannot be seen

# PostgreSQL keeps no NUL, UTF-8 no lone surrogate, XML (Word, Excel) none of the rest.
_UNUSABLE: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# Marks that turn the order of letters round: "เบิก 10" can be made to read "เบิก 01".
_TURNING: Final = re.compile("[\u202b\u202d\u202e\u2067]")
# Marks that only keep left-to-right text together; phones put them round a copied number. Closed on their own line
# they change nothing and go; left open they would reach beyond the text they stand in.
_CLOSED_BY: Final = {"\u202a": "\u202c", "\u2066": "\u2069", "\u2068": "\u2069"}
_LINE_END: Final = re.compile("[\n\r\x0b\x0c\x85\u2028\u2029]")

_UNUSABLE_SENTENCE: Final = N_("{name} มีอักขระที่เก็บไม่ได้ ({code}) ใกล้ “{near}” ลบข้อความตรงนั้นแล้วพิมพ์ใหม่")
_TURNING_SENTENCE: Final = N_(
    "{name} มีเครื่องหมายที่มองไม่เห็นซึ่งกลับลำดับตัวอักษร ({code}) ใกล้ “{near}” ลบข้อความตรงนั้นแล้วพิมพ์ใหม่"
)


class TypedTextError(ThaiInputError):
    """A text cannot be kept. The sentence's ``{name}``, what the form calls the field, is left to who has the form."""


def clean_typed_text(text: str | None) -> str:
    """Return a text as it is kept (``kept_text``); empty for None and for a text of which nothing can be seen.

    Raises:
        TypedTextError: it holds what cannot be kept, or what turns the order of letters round.
    """
    given = text or ""
    if not _visible(given):
        return ""
    found = _UNUSABLE.search(given)
    if found:
        raise _refused(_UNUSABLE_SENTENCE, given, found.start())
    place = _turning_at(given)
    if place is not None:
        raise _refused(_TURNING_SENTENCE, given, place)
    return kept_text(given)


def _visible(text: str) -> bool:
    """Spaces, joiners and marks alone are an empty field."""
    return any(not sign.isspace() and unicodedata.category(sign) != "Cf" for sign in kept_text(text))


def _refused(sentence: str, text: str, place: int) -> TypedTextError:
    code = f"U+{ord(text[place]):04X}"
    return TypedTextError(sentence, {"code": code, "near": _near(text, place)})


def _turning_at(text: str) -> int | None:
    """Return where a mark stands that turns letters round, or that is not closed on its own line."""
    found = _TURNING.search(text)
    if found:
        return found.start()
    waiting: list[int] = []
    for place, sign in enumerate(text):
        if sign in _CLOSED_BY:
            waiting.append(place)
        elif sign in _CLOSED_BY.values():
            if not waiting or _CLOSED_BY[text[waiting.pop()]] != sign:
                return place
        elif waiting and _LINE_END.match(sign):
            return waiting[0]
    return waiting[0] if waiting else None


def _near(text: str, place: int) -> str:
    """Return the text round a place as far as it can be shown."""
    part = text[max(0, place - NEAR) : place + NEAR + 1]
    shown = "".join(sign for sign in part if unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Cn"})
    return " ".join(shown.split()) or "…"

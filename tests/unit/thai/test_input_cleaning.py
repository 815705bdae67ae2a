"""The one rule for text: what reads the same is kept the same, and nothing that can be seen is lost."""

import unicodedata
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kmcore.thai.input_cleaning import clean_input, kept_line, kept_text
from kmcore.thai.typed_text import TypedTextError, clean_typed_text

THAI = [chr(code) for code in range(0x0E01, 0x0E5C) if not 0x0E3B <= code <= 0x0E3E]
WITHOUT_WIDTH = "\u00ad\u034f\u061c\u180e\u200b\u200c\u200e\u200f\u202a\u202c\u2060\u2066\u2069\ufeff"
words = (
    st.text(st.sampled_from([*THAI, *WITHOUT_WIDTH, "\u200d", " ", "\u00a0", "\n", "\r", "👩", "🌾"]), max_size=40)
    | st.text(st.characters(), max_size=40)
    | st.text(st.sampled_from("กเนา\u0e4d\u0e33\u0e34\u0e38\u0e3a\u0e48\u0e49\u0e4c\u0e47"), max_size=20)
)  # fmt: skip
quick = settings(deadline=None)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("เเก้จน", "แก้จน"),
        ("น\u0e4dา", "น\u0e33"),
        ("น\u0e49\u0e4dา", "น\u0e49\u0e33"),  # tone, nikhahit, sara aa
        ("น\u0e4d\u0e49า", "น\u0e49\u0e33"),  # nikhahit, tone, sara aa
        ("น\u0e33\u0e49", "น\u0e49\u0e33"),  # sara am, tone
        ("ท\u0e48\u0e35", "ท\u0e35\u0e48"),  # tone before its vowel
        ("สิทธ\u0e4c\u0e34", "สิทธ\u0e34\u0e4c"),
        ("ที\u0e48\u0e48", "ที\u0e48"),  # one tone drawn over another
        ("บ้าน\u200bกลาง\u00ad\ufeff", "บ้านกลาง"),
        (" ก\u00a0ข\r\nค ", "ก ข\nค"),
        ("พุท\u0e3aธ\u0e4d", "พุท\u0e3aธ\u0e4d"),  # Pali stays
        ("มากกกก ๆ ๒๕๕๐ จ้าาา", "มากกกก ๆ ๒๕๕๐ จ้าาา"),
        ("👨‍👩‍👧‍👦", "👨‍👩‍👧‍👦"),
        ("ก\u200dข", "กข"),
    ],
)
def test_one_spelling(typed: str, kept: str) -> None:
    assert kept_text(typed) == kept


@quick
@given(words)
@example("ฏ\u0e4d\u0e45ฅ")
@example("\u0e4d\u200bา\u0e48\u0e34เ\u200bเ")
def test_twice_is_once(text: str) -> None:
    assert kept_text(kept_text(text)) == kept_text(text)
    assert kept_line(kept_line(text)) == kept_line(text)


@quick
@given(words)
def test_no_sign_without_width_and_no_look_alike_is_left(text: str) -> None:
    kept = kept_text(text)
    assert not set(WITHOUT_WIDTH) & set(kept)
    assert "เเ" not in kept
    assert "\u0e4dา" not in kept
    assert kept == unicodedata.normalize("NFC", kept)
    assert "\u200d" not in kept.replace("👩\u200d👩", "").replace("👩\u200d🌾", "") or any(
        ord(sign) > 0x2190 for sign in kept
    )


@quick
@given(words)
def test_no_letter_that_can_be_seen_is_lost(text: str) -> None:
    """Every letter is there as often as before; marks too, but for one drawn over itself."""
    before, after = _seen(text), _seen(kept_text(text))
    assert [sign for sign in after if not _mark(sign)] == [sign for sign in before if not _mark(sign)]
    assert {sign for sign in after if _mark(sign)} == {sign for sign in before if _mark(sign)}


@quick
@given(words)
def test_what_was_kept_is_taken_again(text: str) -> None:
    with suppress(TypedTextError):
        kept = clean_typed_text(text)
        assert clean_typed_text(kept) == kept


def test_typed_values_are_by_the_same_rule() -> None:
    assert clean_input("๙ ก.พ.\x00 น\u200bเเ") == "9 ก.พ. นแ"


def _seen(text: str) -> str:
    """The text as a reader sees it: sara am as its two parts, sara ae as two sara e, no signs without width."""
    parts = unicodedata.normalize("NFC", text).replace("\u0e33", "\u0e4dา").replace("แ", "เเ")
    skipped = {*WITHOUT_WIDTH, "\u200d", "\u3164", "\uffa0"}
    return "".join(
        sign
        for sign in unicodedata.normalize("NFD", parts)
        if sign not in skipped
        and not sign.isspace()
        and unicodedata.category(sign) != "Cf"
        and unicodedata.category(sign) != "Cn"
    )


def _mark(sign: str) -> bool:
    return unicodedata.category(sign) == "Mn"

"""Which parts of a Thai text may not be broken at the end of a line.

Typst finds where Thai may break by parts of words ("หมู่|บ้าน", "ต้น|แบบ"), and a reader stumbles. Words of the
dictionary that the rest of the house breaks by (``kmcore.drawing.wrap``) are kept whole.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

OWN_WORDS: Final = Path(__file__).with_name("own_words.txt")
LONGEST: Final = 14  # letters: a longer one is taken apart, or a narrow column has holes
# Letters by their numbers: they are looked for, not said.
REPEATED: Final = chr(0x0E46)  # stands after a space, for the word before it once more
_THAI: Final = re.compile(f"[{chr(0x0E01)}-{chr(0x0E4E)}]+")
# Letters that stand on the line: a part with one of them has nothing to break.
_ON_LINE: Final = re.compile(f"[{chr(0x0E01)}-{chr(0x0E2E)}]")
_NUMBER: Final = re.compile(r"\d[\d.,]*")  # Thai digits are digits too


@lru_cache(maxsize=4096)
def pieces(text: str) -> tuple[str, ...]:
    """Return the text in parts that are free and parts to be kept whole, in turn, beginning with a free one.

    Kept whole are words of more than one syllable, and a number with the word it counts.
    """
    parts: list[str] = [""]
    for word in _counted(_words(text)):
        if _keep(word):
            parts += [word, ""]
        else:
            parts[-1] += word
    return tuple(parts)


def _words(text: str) -> list[str]:
    """Return the words of a text; the programme's own are no dictionary's, and would be torn."""
    if not _THAI.search(text):
        return [text]
    parts = enumerate(_own_words().split(text))
    return [word for place, part in parts for word in ([part] if place % 2 else _dictionary_words(part))]


@cache
def _own_words() -> re.Pattern[str]:
    words = sorted(OWN_WORDS.read_text(encoding="utf-8").split(), key=len, reverse=True)
    return re.compile(f"({'|'.join(map(re.escape, words))})")


def _dictionary_words(text: str) -> list[str]:
    from pythainlp.tokenize import word_tokenize  # noqa: PLC0415 - 0.4 s, and only papers need it

    words = word_tokenize(text, keep_whitespace=True) if text else []
    return [part for word in words for part in ([word] if len(word) <= LONGEST else _parts(word))]


def _parts(word: str) -> list[str]:
    """Return a long word ("องค์การบริหารส่วนตำบล") as the fewest shorter ones it is made of, whole if it is of none."""
    from pythainlp.corpus import thai_words  # noqa: PLC0415 - as above

    known, best = thai_words(), {0: list[str]()}
    for end in range(1, len(word) + 1):
        starts = (start for start in range(max(0, end - LONGEST), end) if start in best)
        found = [[*best[start], word[start:end]] for start in starts if word[start:end] in known]
        if found:
            best[end] = min(found, key=len)
    return best.get(len(word), [word])


def _counted(words: list[str]) -> Iterator[str]:
    """Yield the words, a number together with what it counts ("10 ล้าน", "9 ก.พ."), ๆ with what it repeats."""
    at = 0
    while at < len(words):
        three = words[at : at + 3]
        if len(three) == 3 and three[1] == " " and _belong(three[0], three[2]):
            yield "".join(three)
            at += 3
        else:
            yield words[at]
            at += 1


def _belong(word: str, following: str) -> bool:
    return following == REPEATED or bool(_NUMBER.fullmatch(word) and _THAI.match(following))


def _keep(word: str) -> bool:
    if len(word) > LONGEST:
        return False
    counted = " " in word.strip()
    return counted or bool(_THAI.match(word) and _ON_LINE.findall(word)[1:])

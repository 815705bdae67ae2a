"""Numbers in Thai words as they stand in addresses: "สาม", "สิบเอ็ด", "ยี่สิบสอง"."""

from typing import Final

_ONES: Final = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_FIRST_TEN: Final = {1: "สิบ", 2: "ยี่สิบ"}


def _spellings(number: int) -> list[str]:
    tens, ones = divmod(number, 10)
    before = "" if not tens else _FIRST_TEN.get(tens, f"{_ONES[tens]}สิบ")
    return [before + _ONES[ones], *([f"{before}เอ็ด"] if tens and ones == 1 else [])]


# Every number from 1 to 99 by its words, 11 as "สิบเอ็ด" and "สิบหนึ่ง".
NUMBER_BY_WORDS: Final = {words: number for number in range(1, 100) for words in _spellings(number)}

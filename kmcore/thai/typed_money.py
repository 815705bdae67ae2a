"""Amounts of money as people type them, read to whole satang. Never a float."""

import re

from kmcore.thai.errors import ThaiMoneyError, shown
from kmcore.thai.input_cleaning import clean_input

MAX_SATANG = 2**63 - 1  # what a 64-bit database column holds, either side of zero
_SATANG = 100
_LONGEST = 60  # the largest amount written out with its words is about 40 characters
_SCALES = {"พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000, "ล้าน": 1_000_000, "million": 1_000_000}
_WORD = r"(?P<{0}>(?:พัน|หมื่น|แสน)? ?(?:ล้าน)?|million) ?(?:บาทถ้วน|บาท|baht|THB|บ\.?|\.-|-)?"
_AMOUNT = re.compile(
    r"(?P<minus>[-−–] ?)?(?P<open>\( ?)?฿? ?"
    r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.(?P<fraction>[0-9]+))? ?"
    + _WORD.format("inner")
    + r"(?(open) ?\)) ?"
    + _WORD.format("outer"),
    re.IGNORECASE,
)


def parse_baht(text: str) -> int:
    """Satang for an amount as typed, in baht unless it says พัน, หมื่น, แสน or ล้าน.

    Reads "2,300,000", "๒,๓๐๐,๐๐๐.๕๐ บาท", "10 ล้านบาท", "1.42 ล้าน", "(500)" and "−500" as negative,
    "100.-". Raises ThaiMoneyError, a Thai sentence with the remedy, for anything else: more than two
    decimals of a baht, less than a satang, commas out of place, or more than MAX_SATANG.
    """
    cleaned = clean_input(text)
    match = _AMOUNT.fullmatch(cleaned) if len(cleaned) <= _LONGEST else None
    if match is None or (match["minus"] and match["open"]) or (match["inner"] and match["outer"]):
        raise ThaiMoneyError(
            "อ่านจำนวนเงิน “{text}” ไม่ออก โปรดเขียนเป็นตัวเลข เช่น 2,300,000 หรือ 2.3 ล้านบาท "
            "(คั่นหลักพันด้วยจุลภาคทุกสามหลัก)",
            {"text": shown(text)},
        )
    satang = _satang(match, text)
    if satang > MAX_SATANG:
        raise ThaiMoneyError(
            "จำนวนเงิน “{text}” มากเกินกว่าที่เก็บได้ โปรดตรวจหน่วยและจำนวนหลัก", {"text": shown(text)}
        )
    return -satang if match["minus"] or match["open"] else satang


def _satang(match: re.Match[str], text: str) -> int:
    fraction = match["fraction"] or ""
    scale = _scale(match["inner"] or match["outer"])
    digits = int(match["whole"].replace(",", "") + fraction)
    finest: int = 10 ** len(fraction)
    satang, rest = divmod(digits * scale * _SATANG, finest)
    # "1.420" is refused though it is exact: it is more likely 1,420 with the comma mistyped.
    if rest or (scale == 1 and len(fraction) > 2):
        raise ThaiMoneyError(
            "“{text}” ละเอียดกว่าหนึ่งสตางค์ โปรดเขียนทศนิยมของบาทไม่เกิน 2 ตำแหน่ง", {"text": shown(text)}
        )
    return satang


def _scale(words: str) -> int:
    scale = 1
    for word, factor in _SCALES.items():
        if word in words.lower():
            scale *= factor
    return scale

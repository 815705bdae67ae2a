"""Buddhist era and the years this programme reads."""

from typing import Literal

from kmcore.thai.errors import ThaiDateError

_OFFSET = 543
_FIRST_CE = 1941  # from here BE = CE + 543; before, the Thai year began on 1 April
_LAST_CE = 2099
_CE_BELOW = 2100  # a four-digit year without an era: below this CE, above 2400 BE, between refused
_BE_ABOVE = 2400
_CENTURY_BE = 2500  # where two digits belong: "50" is 2550
_MAY_BE_CE = 40  # two digits below it may as well be CE: "07" is 2007 where a sheet's cells are formatted so

Era = Literal["be", "ce"]


def to_be(year: int) -> int:
    """Year of the Buddhist era for a CE year: 2007 is 2550."""
    return year + _OFFSET


def to_ce(year: int) -> int:
    """CE year for a year of the Buddhist era: 2550 is 2007."""
    return year - _OFFSET


def read_year(digits: str, era: Era | None, *, may_be_short: bool) -> int:
    """CE year for the digits of a year as written.

    Two digits are 2500-2599 BE with พ.ศ.; without an era 2540-2599 where `may_be_short` (not after an English
    month), for "07" may be 2007 as well as 2507. Four digits follow the era written, or else: above 2400 BE, below 2100 CE.
    Raises ThaiDateError for every other length, for 2100-2400, and for years outside 1941-2099 CE.
    """
    number = int(digits)
    plainly_be = may_be_short and era is None and number >= _MAY_BE_CE
    if len(digits) == 2 and (era == "be" or plainly_be):
        return to_ce(_CENTURY_BE + number)
    if len(digits) != 4:
        raise ThaiDateError("ปี “{year}” ไม่ชัดว่าเป็นปีใด โปรดเขียนปี พ.ศ. ให้ครบสี่หลัก เช่น 2550", {"year": digits})
    return _in_range(to_ce(number) if _is_be(number, era) else number)


def _is_be(number: int, era: Era | None) -> bool:
    if era is None and _CE_BELOW <= number <= _BE_ABOVE:
        raise ThaiDateError(
            "ปี {year} ไม่ชัดว่าเป็น พ.ศ. หรือ ค.ศ. โปรดตรวจตัวเลขแล้วเขียนปี พ.ศ. สี่หลัก เช่น 2550",
            {"year": number},
        )
    return era == "be" or (era is None and number > _BE_ABOVE)


def is_readable(ce_year: int) -> bool:
    """Whether dates of this CE year may be typed: 1941-2099."""
    return _FIRST_CE <= ce_year <= _LAST_CE


def _in_range(year: int) -> int:
    if not is_readable(year):
        raise ThaiDateError(
            "ปี พ.ศ. {be} (ค.ศ. {ce}) อยู่นอกช่วงที่รับได้ คือ พ.ศ. {first}–{last} โปรดตรวจปีแล้วแก้ใหม่",
            {"be": to_be(year), "ce": year, "first": to_be(_FIRST_CE), "last": to_be(_LAST_CE)},
        )
    return year

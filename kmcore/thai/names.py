"""Names of months and weekdays, Thai and English, and the ways people write them."""

import re
from typing import Literal

Lang = Literal["th", "en"]

MONTHS_LONG: dict[Lang, tuple[str, ...]] = {
    "th": (
        *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
        *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
MONTHS_SHORT: dict[Lang, tuple[str, ...]] = {
    "th": (
        *("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย."),
        *("ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."),
    ),
    "en": tuple(name[:3] for name in MONTHS_LONG["en"]),
}
# Monday first, as date.weekday() counts.
WEEKDAYS: dict[Lang, tuple[str, ...]] = {
    "th": ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_WEEKDAYS_TH_SHORT = ("จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส.", "อา.")
_WEEKDAYS_EN_LONG = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def plain(name: str) -> str:
    """A name without dots and spaces, in lower case: how "ก. พ." and "กพ" become the same."""
    return re.sub(r"[.\s]", "", name).lower()


def _spoken(month: str) -> str:
    """The month as said aloud, without its ending: มกราคม is มกรา, กุมภาพันธ์ is กุมภา."""
    return re.sub("(?:คม|ยน|พันธ์)$", "", month)


def _index(*spellings: tuple[str, ...]) -> dict[str, int]:
    return {plain(name): position for names in spellings for position, name in enumerate(names)}


# Every accepted spelling, plain, with its position from 0.
MONTH_INDEX = {
    **_index(*MONTHS_LONG.values(), *MONTHS_SHORT.values(), tuple(map(_spoken, MONTHS_LONG["th"]))),
    "sept": 8,
}
WEEKDAY_INDEX = {
    **_index(*WEEKDAYS.values(), _WEEKDAYS_TH_SHORT, _WEEKDAYS_EN_LONG),
    "พฤหัส": 3,
}

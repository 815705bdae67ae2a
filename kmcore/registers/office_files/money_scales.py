"""By what an amount has to be multiplied to be baht: as its own heading says, else the title or a note."""

import re
from collections.abc import Iterable
from typing import Final

from kmcore.i18n import N_, _
from kmcore.registers.office_files.errors import UnreadableFileError
from kmcore.registers.office_files.sheet_words import HEADING_UNIT, MONEY_UNIT, TIMES
from kmcore.thai.digits import to_arabic_digits

_LONGEST: Final = 300  # letters of a title that are looked at
_MARKS: Final = re.compile(r"[,.'\s]")


def scales_of(
    headings: dict[str, str], titles: Iterable[str], sheet: str
) -> tuple[dict[str, int], list[str]]:
    """Return each money field's scale and what has to be told. ``headings``: as written, by money field.

    Raises:
        UnreadableFileError: two units are named, and the heading does not say which is its own.
    """
    own = {field: scale for field, heading in headings.items() if (scale := _scale(heading, HEADING_UNIT))}
    waiting = sorted(headings.keys() - own.keys())
    named = {scale: title for title in titles if (scale := _scale(title))} if waiting else {}
    if len(named) > 1:
        first, second, *_more = named.values()
        raise UnreadableFileError(
            "two_units",
            N_(
                "แผ่นงาน “{sheet}” บอกหน่วยเงินไว้สองอย่าง (“{first}” และ “{second}”) จึงไม่รู้ว่าช่อง “{heading}” เป็นหน่วยใด เขียนหน่วยไว้ในหัวคอลัมน์นั้น เช่น (พันบาท)"
            ),
            sheet=sheet,
            first=first[:40],
            second=second[:40],
            heading=headings[waiting[0]],
        )
    general = next(iter(named), 1)
    scales = {field: own.get(field, general) for field in headings}
    return scales, [_told(headings[field], scale) for field, scale in scales.items() if scale != 1]


def _scale(text: str, *more: re.Pattern[str]) -> int:
    """Return what a unit multiplies by, 0 where none is named ("งบ 20 ล้านบาท" names an amount, no unit)."""
    line = " ".join(to_arabic_digits(text[:_LONGEST]).split())
    found = next((found for unit in (MONEY_UNIT, *more) if (found := unit.search(line))), None)
    if not found:
        return 0
    word = next((word for word in found.groupdict().values() if word), "")
    return TIMES.get(_MARKS.sub("", word).casefold(), 1)


def _told(heading: str, scale: int) -> str:
    return _("คอลัมน์ “{heading}” คูณด้วย {scale} เป็นบาท ตามหน่วยที่เขียนไว้", heading=heading, scale=f"{scale:,}")

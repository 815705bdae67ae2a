"""Reading dates as people type them. What could mean two days is refused, never guessed."""

import re
from calendar import isleap, monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kmcore.bilingual import Bilingual
from kmcore.thai.era import Era, is_readable, read_year, to_be
from kmcore.thai.errors import ThaiDateError, shown
from kmcore.thai.input_cleaning import clean_input
from kmcore.thai.names import MONTH_INDEX, MONTHS_LONG, MONTHS_SHORT, WEEKDAY_INDEX, WEEKDAYS, Lang, plain

_LONGEST = 60  # the longest real form is about 45 characters; a bound keeps the patterns cheap
_WEEKDAY = "|".join(sorted(map(re.escape, WEEKDAY_INDEX), key=len, reverse=True))
_ERA = r"(?P<era>พุทธศักราช|พ\.? ?ศ\.?|คริสต์ศักราช|ค\.? ?ศ\.?|BE|CE|AD)"
_PREFIX = re.compile(
    rf"(?:เมื่อ)?(?:วัน)? ?(?:(?P<weekday>{_WEEKDAY})[.,]{{0,2}})? ?(?:ที่)? ?(?=[0-9])", re.IGNORECASE
)
_ISO = re.compile(r"(?P<year>[0-9]{4})([-/.])(?P<month>[0-9]{1,2})\2(?P<day>[0-9]{1,2})")
_NUMERIC = re.compile(r"(?P<day>[0-9]{1,2}) ?([-/.]) ?(?P<month>[0-9]{1,2}) ?\2 ?(?P<year>[0-9]+)")
# Without a year only the slash: "9-10" may be two days and "13.10" a time.
_NO_YEAR = re.compile(r"(?P<day>[0-9]{1,2}) ?/ ?(?P<month>[0-9]{1,2})")
_WORDS = re.compile(
    r"(?P<day>[0-9]{1,2})[ /-]*(?:เดือน ?)?(?P<month>[ก-ฮเ-ไA-Za-z][ก-ฮเ-ไะ-ู็-์A-Za-z. ]*?)"
    rf"[ /-]*(?:ปี ?)?{_ERA}? ?(?P<year>[0-9]+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Written:
    """The parts of a date as they were written, year and era still as text."""

    day: int
    month: int
    year: str | None
    era: Era | None
    may_be_short: bool


def parse_date(text: str, *, default_year: int | None = None) -> date:
    """The CE date a person meant. The year is BE unless it can only be CE.

    Reads "9 ก.พ. 2550", "9ก.พ.50" (two digits: 2500-2599 BE), "11 ม.ค" (needs `default_year`, CE),
    "๙ กุมภาพันธ์ ๒๕๕๐", "วันศุกร์ที่ 9 เดือน ก.พ. พ.ศ. 2550", "9/2/2550" (day first), "2550-02-09",
    "2007-02-09", "9 Feb 2007". A four-digit year above 2400 is BE, below 2100 CE.
    Raises ThaiDateError, a Thai sentence with the remedy, for anything else: a day that does not
    exist, a weekday that is not that day's, a year missing, between 2100 and 2400 or outside 1941-2099.
    A `default_year` outside 1941-2099 is the caller's mistake (a BE year?) and a plain ValueError.
    """
    if default_year is not None and not is_readable(default_year):
        raise ValueError(f"default_year is a CE year from 1941 to 2099, not {default_year}")
    cleaned = clean_input(text)
    prefix = _PREFIX.match(cleaned) if len(cleaned) <= _LONGEST else None
    if prefix is None:
        raise _unreadable(text)
    found = _real_date(_read(cleaned[prefix.end() :], text), text, default_year)
    _check_weekday(found, prefix["weekday"])
    return found


def _read(body: str, text: str) -> _Written:
    for pattern in (_ISO, _NUMERIC, _NO_YEAR, _WORDS):
        if match := pattern.fullmatch(body):
            parts = match.groupdict()
            name = parts["month"]
            return _Written(
                day=int(parts["day"]),
                month=int(name) if name.isdecimal() else _month_number(name, text),
                year=parts.get("year"),
                era=_era(parts.get("era")),
                may_be_short=not name.isascii() or name.isdecimal(),
            )
    raise _unreadable(text)


def _month_number(name: str, text: str) -> int:
    position = MONTH_INDEX.get(plain(name))
    if position is None:
        raise ThaiDateError(
            "ไม่รู้จักเดือน “{month}” ใน “{text}” โปรดใช้ชื่อเดือนเต็มหรือตัวย่อ เช่น ก.พ. หรือ กุมภาพันธ์",
            {"month": shown(name), "text": shown(text)},
        )
    return position + 1


def _era(word: str | None) -> Era | None:
    return None if word is None else "be" if plain(word)[0] in "พb" else "ce"


def _real_date(written: _Written, text: str, default_year: int | None) -> date:
    year = _year(written, text, default_year)
    if not 1 <= written.month <= 12:
        raise ThaiDateError(
            "ไม่มีเดือนที่ {month} ใน “{text}” โปรดเขียน วัน/เดือน/ปี ตามลำดับ โดยเดือนเป็น 1–12",
            {"month": written.month, "text": shown(text)},
        )
    if not 1 <= written.day <= monthrange(year, written.month)[1]:
        raise _no_such_day(written.day, written.month, year)
    return date(year, written.month, written.day)


def _year(written: _Written, text: str, default_year: int | None) -> int:
    if written.year is not None:
        return read_year(written.year, written.era, may_be_short=written.may_be_short)
    if default_year is None or written.era is not None:
        raise ThaiDateError("“{text}” ไม่มีปี โปรดเติมปี พ.ศ. สี่หลัก เช่น 9 ก.พ. 2550", {"text": shown(text)})
    return default_year


def _no_such_day(day: int, month: int, year: int) -> ThaiDateError:
    values = {
        "day": day,
        "month": _named(MONTHS_LONG, month - 1),
        "short": _named(MONTHS_SHORT, month - 1),
        "year": _year_named(year),
        "last": monthrange(year, month)[1],
    }
    if (day, month) == (29, 2) and not isleap(year):
        return ThaiDateError(
            "ไม่มีวันที่ {day} {month} {year} เพราะปี {year} เดือนกุมภาพันธ์มี {last} วัน (ไม่ใช่ปีอธิกสุรทิน) "
            "วันสุดท้ายคือ {last} {short} {year} โปรดแก้วันที่",
            values,
        )
    return ThaiDateError(
        "ไม่มีวันที่ {day} {month} {year} เพราะเดือนนี้มีวันที่ 1 ถึง {last} วันสุดท้ายคือ {last} {short} {year} โปรดแก้วันที่",
        values,
    )


def _named(names: Mapping[Lang, tuple[str, ...]], position: int) -> Bilingual:
    return Bilingual(names["th"][position], names["en"][position])


def _year_named(year: int) -> Bilingual:
    return Bilingual(str(to_be(year)), str(year))


def _check_weekday(found: date, weekday: str | None) -> None:
    if weekday is None or WEEKDAY_INDEX[plain(weekday)] == found.weekday():
        return
    raise ThaiDateError(
        "วันที่ {day} {month} {year} ตรงกับวัน{actual} ไม่ใช่วัน{written} โปรดแก้วันที่หรือชื่อวันให้ตรงกัน",
        {
            "day": found.day,
            "month": _named(MONTHS_SHORT, found.month - 1),
            "year": _year_named(found.year),
            "actual": _named(WEEKDAYS, found.weekday()),
            "written": _named(WEEKDAYS, WEEKDAY_INDEX[plain(weekday)]),
        },
    )


def _unreadable(text: str) -> ThaiDateError:
    return ThaiDateError(
        "อ่านวันที่ “{text}” ไม่ออก โปรดเขียนวันเดียว เช่น 9 ก.พ. 2550 หรือ 09/02/2550", {"text": shown(text)}
    )

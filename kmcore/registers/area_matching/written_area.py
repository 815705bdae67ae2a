"""What a row says about where: the parts of an address, from one cell or from several."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final, TypedDict, Unpack

from kmcore.registers.area_matching.address_words import (
    AROUND_DOT,
    AROUND_NAME,
    CODE_FIRST,
    HOUSE_NUMBER,
    OF_NAMES,
    OF_ROADS,
    ONLY_DIGITS,
    PART,
    POSTAL_CODE,
    SEVERAL_IN_ADDRESS,
)
from kmcore.registers.area_matching.area_levels import CODE_DIGITS, RegisterLevel
from kmcore.registers.area_matching.area_problems import two_values
from kmcore.registers.cell_values.cell_text import is_scientific, plain_text, shortened_number
from kmcore.registers.cell_values.codes import read_code
from kmcore.registers.cell_values.moo_numbers import moo_of, read_moo, several_moo
from kmcore.registers.cells import Cell
from kmcore.registers.comparable import comparable

_LONGEST_MOO: Final = 2


@dataclass(frozen=True, slots=True)
class WrittenArea:
    """What is written about an area, each part as it stands there without the word before it; None where nothing is.

    ``bare``: the whole text was one name without such words, and may be several names in a row.
    """

    code: str | None = None
    village: str | None = None
    moo: int | None = None
    subdistrict: str | None = None
    district: str | None = None
    province: str | None = None
    bare: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written but perhaps the province."""
        return (self.code, self.village, self.moo, self.subdistrict, self.district) == (None,) * 5


NOTHING: Final = WrittenArea()
_PART_NAMES: Final = ("code", "village", "moo", "subdistrict", "district", "province")


def read_address(cell: Cell, level: RegisterLevel) -> WrittenArea:
    """Return the parts of what one cell says about an area of a level; of an empty cell, nothing.

    Reads a code, a name, a moo, and a whole address in any order, with or without spaces: "บ้านนากุน ม.5 ต.ขุนทะเล
    อ.ลานสกา", "ตำบลขุนทะเลกิ่งอำเภอ…", "หมู่ที่ห้า", "80030105 บ้านนากุน". Words before the first that tells its part are
    the name of the level's area. House numbers, roads and postal codes are passed over. Raises FieldProblem for a code
    of another level, for two values of one part, for several moo, and as ``plain_text`` does.
    """
    found = plain_text(cell)
    if found is None:
        return NOTHING
    if is_scientific(found):
        raise shortened_number(cell)
    if ONLY_DIGITS.fullmatch(found):
        return _number(cell, found, level)
    if SEVERAL_IN_ADDRESS.search(found):
        raise several_moo(cell)
    if match := CODE_FIRST.fullmatch(found):
        code = WrittenArea(code=read_code(match[1], CODE_DIGITS[level]))
        return together(code, _parts(match[2] or "", level))
    return _parts(found, level)


class AreaColumns(TypedDict, total=False):
    """The cells of a row that say where; ``address`` is the column that names the area itself."""

    address: Cell
    code: Cell
    village: Cell
    moo: Cell
    subdistrict: Cell
    district: Cell
    province: Cell


def read_area_columns(level: RegisterLevel, **columns: Unpack[AreaColumns]) -> WrittenArea:
    """Return what the columns of a row say together about an area of a level.

    Raises FieldProblem as ``read_address`` does, and where two columns say different things of one part.
    """
    found = together(
        read_address(columns.get("address"), level),
        _code_column(columns.get("code"), level),
    )
    found = together(found, read_address(columns.get("village"), RegisterLevel.VILLAGE))
    found = together(found, _moo_column(columns.get("moo")))
    found = together(found, _above(columns.get("subdistrict"), RegisterLevel.SUBDISTRICT, level))
    found = together(found, _above(columns.get("district"), RegisterLevel.DISTRICT, level))
    return together(found, _province_column(columns.get("province")))


def _above(cell: Cell, own: RegisterLevel, level: RegisterLevel) -> WrittenArea:
    """Return what a column of a larger area says, its code as that area's name: "800305 ขุนทะเล"."""
    written = read_address(cell, own)
    if written.code is None or own is level:
        return written
    name = " ".join(filter(None, (written.code, getattr(written, own.value))))
    return replace(written, code=None, **{own.value: name})  # type: ignore[arg-type] # the level names it


def together(one: WrittenArea, other: WrittenArea) -> WrittenArea:
    """Return what two places of a row say together. Raises FieldProblem where they differ."""
    if other is NOTHING or one is NOTHING:
        return one if other is NOTHING else other
    values = _values(one)
    for name, value in _values(other).items():
        _put(values, name, value)
    return WrittenArea(**values)


def _values(written: WrittenArea) -> dict[str, Any]:
    named = {name: getattr(written, name) for name in _PART_NAMES}
    return {name: value for name, value in named.items() if value is not None}


def _put(values: dict[str, Any], name: str, value: str | int) -> None:
    """Add what is said of a part; it may be said twice, but not differently."""
    before = values.setdefault(name, value)
    if before != value and comparable(str(before)) != comparable(str(value)):
        raise two_values(name, str(before), str(value))


def _code_column(cell: Cell, level: RegisterLevel) -> WrittenArea:
    code = read_code(cell, CODE_DIGITS[level])
    return NOTHING if code is None else WrittenArea(code=code)


def _moo_column(cell: Cell) -> WrittenArea:
    """Return the moo of its own column, with a name that stands beside it."""
    moo = read_moo(cell)
    return (
        WrittenArea()
        if moo is None
        else replace(read_address(cell, RegisterLevel.VILLAGE), moo=moo, bare=False)
    )


def _province_column(cell: Cell) -> WrittenArea:
    found = plain_text(cell)
    if found is None:
        return NOTHING
    written = _parts(found, RegisterLevel.DISTRICT)
    return WrittenArea(province=written.province or written.district)


def _number(cell: Cell, found: str, level: RegisterLevel) -> WrittenArea:
    """Return what a number alone is: a moo where villages stand, else a code."""
    if level is RegisterLevel.VILLAGE and len(found) <= _LONGEST_MOO:
        return WrittenArea(moo=read_moo(cell))
    return WrittenArea(code=read_code(cell, CODE_DIGITS[level]))


@lru_cache(maxsize=50_000)
def _parts(text: str, level: RegisterLevel) -> WrittenArea:
    """Return the parts of an address in words."""
    tidy = POSTAL_CODE.sub("", AROUND_DOT.sub(".", text)).strip()
    marked = list(_marked(tidy, level))
    leading = tidy[: marked[0][0] if marked else len(tidy)].strip(AROUND_NAME)
    values: dict[str, Any] = {}
    if leading and not HOUSE_NUMBER.fullmatch(leading):
        values[level.value] = leading
    for _start, name, value in marked:
        if value != "" and name in _PART_NAMES:
            _put(values, name, value)
    return WrittenArea(**values, bare=not marked) if values else NOTHING


def _marked(text: str, level: RegisterLevel) -> Iterator[tuple[int, str, str | int]]:
    """Yield where each part begins, its name and its value. What stands behind a moo is the village's name."""
    matches = _without_words_of_names(text, _beginning(list(PART.finditer(text)), level))
    ends = [*(match.start() for match in matches[1:]), len(text)]
    for match, end in zip(matches, ends, strict=False):
        value = text[match.end() : end].strip(AROUND_NAME)
        if match.lastgroup and match["number"]:
            yield match.start(), "moo", moo_of(match["moo"] or match["moo_words"])
            if value:
                yield match.end(), "village", value
        else:
            yield match.start(), _name_of(match), value


def _name_of(match: re.Match[str]) -> str:
    return next(
        name for name in ("house", "province", "district", "subdistrict", "village", "road") if match[name]
    )


def _beginning(matches: list[re.Match[str]], level: RegisterLevel) -> list[re.Match[str]]:
    """Return the words that begin a part: "บ้านเกาะ" in the column of subdistricts is the whole name of one."""
    if not matches or matches[0].start() or any(match[level.value] for match in matches):
        return matches
    whole = matches[0]["village"] or matches[0][0] in OF_ROADS
    alone = level is not RegisterLevel.VILLAGE or len(matches) == 1
    return matches[1:] if whole and alone else matches


def _without_words_of_names(text: str, matches: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the words that begin a part: in "ต.บ้านเกาะ" and "ต.สามตำบล" the second one belongs to the name."""
    kept: list[re.Match[str]] = []
    for place, match in enumerate(matches):
        end = matches[place + 1].start() if place + 1 < len(matches) else len(text)
        if match[0] in OF_NAMES and not (kept and kept[-1]["number"]):
            begins = bool(kept) and not text[kept[-1].end() : match.start()].strip(AROUND_NAME)
            joined = match.start() > 0 and text[match.start() - 1] != " "
            if begins or (joined and not text[match.end() : end].strip(AROUND_NAME)):
                continue
        kept.append(match)
    return kept

"""Reads an office's list of areas: one table that names district, subdistrict and village in each row.

A row is about the smallest area that it names; what lies above is taken from its code. Where the list has names only,
the codes are those of the register, else of the Department of Provincial Administration. A list grouped under its
districts and subdistricts, whose rows below say them no more, is filled down, and that is told.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

from kmcore.i18n import N_, _, _n
from kmcore.registers.area_list import columns
from kmcore.registers.area_list.country import KnownCodes
from kmcore.registers.area_matching.area_levels import RegisterLevel, level_words
from kmcore.registers.area_matching.bare_names import bare_minor_name, moo_and_name, without_level
from kmcore.registers.cell_values import (
    plain_text,
    read_code,
    read_latitude,
    read_longitude,
    read_moo,
    read_text,
    read_whole,
)
from kmcore.registers.cells import Cell, FieldProblem
from kmcore.registers.headings import headed
from kmcore.registers.office_files.tables import REFUSED_CODES, FileRow, FileTable
from kmcore.registers.read_models import ComparedRow, RowProblem, RowResult

DISTRICT, SUBDISTRICT, VILLAGE = LEVELS = tuple(RegisterLevel)
LONGEST: Final = 255  # letters of a name
PEOPLE: Final = 100_000_000
NO_AREA: Final = N_("แถวนี้ไม่มีรหัสหรือชื่อของอำเภอ ตำบล หรือหมู่บ้าน")
NO_SUBDISTRICT: Final = N_("แถวนี้มีหมู่บ้านแต่ไม่บอกตำบล ใส่ชื่อหรือรหัสของตำบล")
NO_CODE: Final = N_("ไม่พบรหัสของ “{name}” ในทะเบียนกรมการปกครองของจังหวัดนี้ ใส่รหัสในแฟ้ม")
OTHER: Final = N_("รหัส {code} ไม่ได้ขึ้นต้นด้วยรหัสจังหวัด {province} แก้รหัส หรือแก้รหัสจังหวัดในขั้นแรก")
APART: Final = N_("รหัส {lower} ไม่ได้ขึ้นต้นด้วย {upper} แก้ให้ตรงกัน")
NO_NAME: Final = N_("ไม่มีชื่อของ{what}รหัส {code} ใส่ชื่อ")
NAMES_ONLY: Final = N_("แฟ้มไม่มีรหัสในบางแถว จึงใช้รหัสของกรมการปกครองตามชื่อ")


@dataclass
class ListedAreas:
    """The areas named so far: of each level the first statement of a code, which later rows may add to.

    ``rows``: by code, the number of the row that names it first, and its values.
    """

    rows: dict[RegisterLevel, dict[str, tuple[int, dict[str, Any]]]] = field(
        default_factory=lambda: {level: {} for level in LEVELS}
    )

    def say(self, level: RegisterLevel, number: int, values: Mapping[str, Any]) -> None:
        """Note what a row says of an area."""
        said = {name: value for name, value in values.items() if value is not None}
        before = self.rows[level].get(said["code"])
        first, whole = (number, said) if before is None else (before[0], {**said, **before[1]})
        self.rows[level][said["code"]] = (first, whole)


@dataclass(frozen=True)
class ReadAreas:
    """A table as it was understood: its areas, the refused rows, what has to be told."""

    areas: ListedAreas
    refused: tuple[ComparedRow, ...]
    notices: tuple[str, ...]


def read_areas(
    table: FileTable, province: str, known: KnownCodes, standing: Collection[str] = frozenset()
) -> ReadAreas:
    """Return the areas that a table names. ``standing``: the codes of the register, of which a name need not be said."""
    reader = _Reader(province, known, standing)
    refused = [
        ComparedRow(one.number, RowResult.REFUSED, problems=(RowProblem("", one.code, one.sentence),))
        for one in table.left_out
        if one.code in REFUSED_CODES
    ]
    for row in table.rows:
        try:
            reader.read(row)
        except FieldProblem as problem:
            wrong = RowProblem("", problem.code, str(problem))
            refused.append(ComparedRow(row.number, RowResult.REFUSED, problems=(wrong,)))
    refused += reader.nameless()
    return ReadAreas(
        reader.found,
        tuple(sorted(refused, key=lambda one: one.number)),
        tuple(reader.notices()),
    )


class _Reader:
    """Reads row by row; ``looked_up``: whether a code was taken from the country's register for a name."""

    def __init__(self, province: str, known: KnownCodes, standing: Collection[str]) -> None:
        self.province, self.known, self.standing = province, known, standing
        self.found, self.looked_up = ListedAreas(), False
        self.above: dict[str, Cell] = {}
        self.filled: list[int] = []

    def read(self, row: FileRow) -> None:
        """Note what a row says.

        Raises:
            FieldProblem: it cannot be taken.
        """
        cells = self._filled_down(row.number, _with_level(row.cells))
        names = {level: _area_name(level, cells.get(column)) for level, column in _NAMES.items()}
        codes = self._codes(cells, names)
        moo = read_moo(cells.get(columns.MOO)) or moo_and_name(names[VILLAGE] or "")[0]
        if codes[VILLAGE] is None and codes[SUBDISTRICT] is None and (moo is not None or names[VILLAGE]):
            raise FieldProblem("no_subdistrict", NO_SUBDISTRICT)
        if codes[VILLAGE] is None and codes[SUBDISTRICT] and moo is not None:
            codes[VILLAGE] = f"{codes[SUBDISTRICT]}{moo:02d}"
        lowest = next((level for level in reversed(LEVELS) if codes[level]), None)
        if lowest is None:
            raise FieldProblem("no_area", NO_AREA)
        for level in LEVELS:
            if code := codes[level]:
                more = _measured(cells) if level is lowest is not VILLAGE else {}
                minor = {"minor": True} if level is DISTRICT and self._is_minor(cells) else {}
                values = {"code": code, "name_th": names[level], **_above(level, code), **more, **minor}
                self.found.say(level, row.number, values)

    def _is_minor(self, cells: Mapping[str, Cell]) -> bool:
        return bare_minor_name(read_text(cells.get(columns.DISTRICT), LONGEST) or "") is not None

    def _filled_down(self, number: int, cells: Mapping[str, Cell]) -> Mapping[str, Cell]:
        """Return a row's cells with the district and subdistrict of the rows above, where it says neither nor a code."""
        said = {name: cells.get(name) for name in _ABOVE if plain_text(cells.get(name)) is not None}
        coded = any(plain_text(cells.get(name)) is not None for name in _LOWER_CODES)
        if coded or any(name in said for name in _OF_DISTRICT):
            self.above = said
            return cells
        if any(name in said for name in _OF_SUBDISTRICT):  # another subdistrict of the district above
            self.above = {name: cell for name, cell in self.above.items() if name in _OF_DISTRICT} | said
        if self.above and self.above != said:
            self.filled.append(number)
        return {**cells, **self.above}

    def notices(self) -> list[str]:
        """Return what was understood by a rule."""
        filled = _n(
            "มี {count} แถวที่ช่องอำเภอหรือตำบลว่าง ใช้ของแถวก่อนหน้า (แถวแรก {row})",
            len(self.filled),
            count=f"{len(self.filled):,}",
            row=self.filled[0] if self.filled else 0,
        )
        return [*([filled] if self.filled else []), *([_(NAMES_ONLY)] if self.looked_up else [])]

    def nameless(self) -> list[ComparedRow]:
        """Return a refusal for each district and subdistrict that no row names; a village may have no name."""
        return [
            ComparedRow(
                number,
                RowResult.REFUSED,
                code,
                problems=(RowProblem("", "no_name", _(NO_NAME, what=level_words(level), code=code)),),
            )
            for level in LEVELS[:2]
            for code, (number, values) in self.found.rows[level].items()
            if not values.get("name_th") and code not in self.standing
        ]

    def _codes(
        self, cells: Mapping[str, Cell], names: Mapping[RegisterLevel, str | None]
    ) -> dict[RegisterLevel, str | None]:
        given = {level: read_code(cells.get(column), digits) for level, (column, digits) in _CODES.items()}
        lowest = next((code for level in reversed(LEVELS) if (code := given[level])), "")
        for level, (_column, digits) in _CODES.items():
            if given[level] is None and len(lowest) > digits:
                given[level] = lowest[:digits]
        if given[DISTRICT] is None and (name := names[DISTRICT]):
            given[DISTRICT] = self._looked_up(self.known.district(name), name)
        if given[SUBDISTRICT] is None and (name := names[SUBDISTRICT]):
            given[SUBDISTRICT] = self._looked_up(self.known.subdistrict(given[DISTRICT] or "", name), name)
        self._require_one_line([code for level in LEVELS if (code := given[level])])
        return given

    def _looked_up(self, code: str | None, name: str) -> str:
        if code is None:
            raise FieldProblem("no_code", NO_CODE, name=name)
        self.looked_up = True
        return code

    def _require_one_line(self, codes: Sequence[str]) -> None:
        if codes and self.province and not codes[0].startswith(self.province):
            raise FieldProblem("other_province", OTHER, code=codes[0], province=self.province)
        for upper, lower in pairwise(codes):
            if not lower.startswith(upper):
                raise FieldProblem("apart", APART, lower=lower, upper=upper)


_NAMES: Final = {
    DISTRICT: columns.DISTRICT,
    SUBDISTRICT: columns.SUBDISTRICT,
    VILLAGE: columns.VILLAGE,
}
_LEVEL_WORDS: Final = {
    DISTRICT: headed("กิ่งอำเภอ", "กิ่ง อ.", "กิ่งอ.", "อำเภอ", "อ.", "เขต"),
    SUBDISTRICT: headed("ตำบล", "ต.", "แขวง"),
}
_OF_DISTRICT: Final = (columns.DISTRICT, columns.DISTRICT_CODE)
_OF_SUBDISTRICT: Final = (columns.SUBDISTRICT, columns.SUBDISTRICT_CODE)
_ABOVE: Final = (*_OF_DISTRICT, *_OF_SUBDISTRICT)
_LOWER_CODES: Final = (columns.SUBDISTRICT_CODE, columns.VILLAGE_CODE)
_CODES: Final = {
    DISTRICT: (columns.DISTRICT_CODE, 4),
    SUBDISTRICT: (columns.SUBDISTRICT_CODE, 6),
    VILLAGE: (columns.VILLAGE_CODE, 8),
}


def _area_name(level: RegisterLevel, cell: Cell) -> str | None:
    """Return a name as the register keeps it: a district's and a subdistrict's without the word of its level."""
    name = read_text(cell, LONGEST)
    return without_level(name, _LEVEL_WORDS.get(level, ())) if name else None


def _above(level: RegisterLevel, code: str) -> dict[str, Any]:
    """Return what an area's code says of where it lies."""
    if level is VILLAGE:
        return {"subdistrict_code": code[:6], "moo": int(code[6:])}
    return {"district_code": code[:4]} if level is SUBDISTRICT else {}


def _with_level(cells: Mapping[str, Cell]) -> dict[str, Cell]:
    """Return the cells with the code of a column that says only รหัส put to the level that its length says."""
    bare = "".join((plain_text(cells.get(columns.CODE)) or "").split())
    column = next((column for column, digits in _CODES.values() if len(bare) == digits), None)
    return {**cells, **({column: bare} if column and cells.get(column) is None else {})}


def _measured(cells: Mapping[str, Cell]) -> dict[str, Any]:
    return {
        "lat": read_latitude(cells.get(columns.LAT)),
        "lon": read_longitude(cells.get(columns.LON)),
        "population": read_whole(cells.get(columns.POPULATION), 0, PEOPLE),
        "households": read_whole(cells.get(columns.HOUSEHOLDS), 0, PEOPLE),
    }

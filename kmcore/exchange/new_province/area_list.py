"""An office's list of areas: one table that names district, subdistrict and village in each row, as three registers.

A row is about the smallest area that it names; what lies above is taken from its code. Where the list has names only,
the codes of districts and subdistricts are those of the Department of Provincial Administration.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

from sqlmodel import Session

from kmcore.access.actor import User
from kmcore.exchange.new_province import area_columns as columns
from kmcore.exchange.new_province.country import KnownCodes
from kmcore.exchange.new_province.province_form import without_level
from kmcore.i18n import N_, _
from kmcore.registers.area_matching.bare_names import bare_minor_name
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
from kmcore.registers.comparison import compared_rows
from kmcore.registers.definitions import KINDS
from kmcore.registers.headings import headed
from kmcore.registers.office_files.errors import UnreadableFileError
from kmcore.registers.office_files.reading import read_tables
from kmcore.registers.office_files.tables import REFUSED_CODES, FileRow, FileTable
from kmcore.registers.read_models import ComparedRow, FileRead, Preview, RowProblem, RowResult
from kmcore.registers.row_reading import StatedRow
from kmcore.registers.row_refusal import row_refusal
from kmcore.registers.row_store import all_rows
from kmcore.registers.understood_file import UnderstoodFile

LEVELS: Final = ("districts", "subdistricts", "villages")
LONGEST: Final = 255  # letters of a name
PEOPLE: Final = 100_000_000
NO_AREA: Final = N_("แถวนี้ไม่มีรหัสหรือชื่อของอำเภอ ตำบล หรือหมู่บ้าน")
NO_CODE: Final = N_("ไม่พบรหัสของ “{name}” ในทะเบียนกรมการปกครองของจังหวัดนี้ ใส่รหัสในแฟ้ม")
OTHER: Final = N_("รหัส {code} ไม่ได้ขึ้นต้นด้วยรหัสจังหวัด {province} แก้รหัส หรือแก้รหัสจังหวัดในขั้นแรก")
APART: Final = N_("รหัส {lower} ไม่ได้ขึ้นต้นด้วย {upper} แก้ให้ตรงกัน")
NO_NAME: Final = N_("ไม่มีชื่อของ{what}รหัส {code} ใส่ชื่อ")
NAMES_ONLY: Final = N_("แฟ้มไม่มีรหัสในบางแถว จึงใช้รหัสของกรมการปกครองตามชื่อ")
WORDS: Final = {"districts": N_("อำเภอ"), "subdistricts": N_("ตำบล"), "villages": N_("หมู่บ้าน")}


@dataclass(frozen=True)
class AreaList:
    """A list as it was understood: its three registers in the order they are written, and what of it cannot be taken."""

    files: tuple[UnderstoodFile, ...]
    refused: tuple[ComparedRow, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass
class _Found:
    """The areas named so far: of each register the first statement of a code, which later rows may add to."""

    rows: dict[str, dict[str, StatedRow]] = field(default_factory=lambda: {level: {} for level in LEVELS})

    def say(self, level: str, number: int, values: Mapping[str, Any]) -> None:
        said = {name: value for name, value in values.items() if value is not None}
        before = self.rows[level].get(said["code"])
        whole = said if before is None else {**said, **before.values}
        self.rows[level][said["code"]] = StatedRow(before.number if before else number, whole)


def read_area_list(data: bytes, name: str, province: str, known: KnownCodes) -> AreaList:
    """Return what an office's file says. ``province``: the two digits that every code begins with, "" where not said.

    A file that cannot be read at all is one refused row, of number 0.
    """
    try:
        table = read_tables(data, name, columns.COLUMNS)[0]
    except UnreadableFileError as error:
        whole = ComparedRow(0, RowResult.REFUSED, problems=(RowProblem("", error.code, str(error)),))
        return AreaList((), (whole,))
    return _of_table(name, table, _Reader(province, known))


def listed_areas(name: str, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> AreaList:
    """Return an area list of rows that are known whole, by register: what ships with the product."""
    found = _Found()
    for level in LEVELS:
        for number, values in enumerate(rows.get(level, ()), start=1):
            found.say(level, number, values)
    return AreaList(_files(found, FileRead(name, "", {})))


def _of_table(name: str, table: FileTable, reader: "_Reader") -> AreaList:
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
    notices = (*table.notices, *([_(NAMES_ONLY)] if reader.looked_up else []))
    file = FileRead(name, table.sheet, table.columns, notices, table.ignored)
    return AreaList(_files(reader.found, file), tuple(sorted(refused, key=lambda one: one.number)), notices)


def _files(found: _Found, file: FileRead) -> tuple[UnderstoodFile, ...]:
    return tuple(
        UnderstoodFile(KINDS[level], file, tuple(found.rows[level].values()), ())
        for level in LEVELS
        if found.rows[level]
    )


class _Reader:
    """Reads row by row; ``looked_up``: whether a code was taken from the country's register for a name."""

    def __init__(self, province: str, known: KnownCodes) -> None:
        self.province, self.known = province, known
        self.found, self.looked_up = _Found(), False

    def read(self, row: FileRow) -> None:
        """Note what a row says.

        Raises:
            FieldProblem: it cannot be taken.
        """
        cells = _with_level(row.cells)
        names = {level: _name(level, cells.get(column)) for level, column in _NAMES.items()}
        codes = self._codes(cells, names)
        moo = read_moo(cells.get(columns.MOO))
        if codes["villages"] is None and codes["subdistricts"] and moo is not None:
            codes["villages"] = f"{codes['subdistricts']}{moo:02d}"
        lowest = next((level for level in reversed(LEVELS) if codes[level]), None)
        if lowest is None:
            raise FieldProblem("no_area", NO_AREA)
        for level in LEVELS:
            if code := codes[level]:
                more = _measured(cells) if level == lowest != "villages" else {}
                minor = {"minor": True} if level == "districts" and self._is_minor(cells) else {}
                values = {"code": code, "name_th": names[level], **_above(level, code), **more, **minor}
                self.found.say(level, row.number, values)

    def _is_minor(self, cells: Mapping[str, Cell]) -> bool:
        return bare_minor_name(read_text(cells.get(columns.DISTRICT), LONGEST) or "") is not None

    def nameless(self) -> list[ComparedRow]:
        """Return a refusal for each district and subdistrict that no row names; a village may have no name."""
        return [
            ComparedRow(
                row.number,
                RowResult.REFUSED,
                code,
                problems=(RowProblem("", "no_name", _(NO_NAME, what=_(WORDS[level]), code=code)),),
            )
            for level in LEVELS[:2]
            for code, row in self.found.rows[level].items()
            if not row.values.get("name_th")
        ]

    def _codes(self, cells: Mapping[str, Cell], names: Mapping[str, str | None]) -> dict[str, str | None]:
        given = {level: read_code(cells.get(column), digits) for level, (column, digits) in _CODES.items()}
        lowest = next((code for level in reversed(LEVELS) if (code := given[level])), "")
        for level, (_column, digits) in _CODES.items():
            if given[level] is None and len(lowest) > digits:
                given[level] = lowest[:digits]
        if given["districts"] is None and names["districts"]:
            given["districts"] = self._looked_up(self.known.district(names["districts"]), names["districts"])
        if given["subdistricts"] is None and names["subdistricts"]:
            of = given["districts"] or ""
            given["subdistricts"] = self._looked_up(
                self.known.subdistrict(of, names["subdistricts"]), names["subdistricts"]
            )
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
    "districts": columns.DISTRICT,
    "subdistricts": columns.SUBDISTRICT,
    "villages": columns.VILLAGE,
}
_LEVEL_WORDS: Final = {
    "districts": headed("กิ่งอำเภอ", "กิ่ง อ.", "กิ่งอ.", "อำเภอ", "อ.", "เขต"),
    "subdistricts": headed("ตำบล", "ต.", "แขวง"),
}
_CODES: Final = {
    "districts": (columns.DISTRICT_CODE, 4),
    "subdistricts": (columns.SUBDISTRICT_CODE, 6),
    "villages": (columns.VILLAGE_CODE, 8),
}


def _name(level: str, cell: Cell) -> str | None:
    """Return a name as the register keeps it: a district's and a subdistrict's without the word of its level."""
    name = read_text(cell, LONGEST)
    return without_level(name, _LEVEL_WORDS.get(level, ())) if name else None


def _above(level: str, code: str) -> dict[str, Any]:
    """Return what an area's code says of where it lies."""
    if level == "villages":
        return {"subdistrict_code": code[:6], "moo": int(code[6:])}
    return {"district_code": code[:4]} if level == "subdistricts" else {}


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


def compared_list(session: Session, found: AreaList, user: User) -> tuple[Preview, ...]:
    """Return what the list would do to each register now, were ``user`` to take it; nothing is written."""
    return tuple(
        Preview(
            file.kind.code,
            file.file,
            tuple(
                compared_rows(
                    file.kind,
                    file.rows,
                    all_rows(session, file.kind),
                    file.headings,
                    row_refusal(file.kind, user),
                )
            ),
        )
        for file in found.files
    )

"""The area register's two files: districts.csv and subdistricts.csv, read and checked against each other."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sqlmodel import SQLModel

from kmcore.areas.models import District, Subdistrict
from kmcore.exchange.dataset.errors import BadRow, FilePlace
from kmcore.exchange.dataset.register_rows import kind_of, read_by_definition
from kmcore.exchange.dataset.sentences import line_of_bytes, refusals, unreadable
from kmcore.i18n import _
from kmcore.registers.definition import Values
from kmcore.thai.input_cleaning import kept_text
from kmcore.thai.text_files import read_text_file

DISTRICTS = "districts.csv"
SUBDISTRICTS = "subdistricts.csv"

Counts = TypeVar("Counts", bound="AreaCounts")


class AreaCounts(BaseModel):
    """What a file counts of an area besides what the register keeps of it."""

    model_config = ConfigDict(extra="forbid")
    villages: int = Field(ge=0)


class DistrictCounts(AreaCounts):
    """What districts.csv counts. ``tambons``: those with villages."""

    status: Literal["amphoe", "king_amphoe"]
    tambons: int = Field(ge=0)
    municipalities: int | None = None
    tao: int | None = None


class SubdistrictCounts(AreaCounts):
    """What subdistricts.csv counts. Villages are numbered with two digits, so at most 99."""

    villages: int = Field(ge=0, le=99)


@dataclass(frozen=True)
class AreaLine(Generic[Counts]):
    """A line of a file: where it stands, the area as its kind's definition reads it, what the file counts of it."""

    place: FilePlace
    area: Values
    counts: Counts

    @property
    def code(self) -> str:
        """The area's code."""
        return str(self.area["code"])


@dataclass(frozen=True)
class Register:
    """Both files, line by line."""

    districts: Sequence[AreaLine[DistrictCounts]]
    subdistricts: Sequence[AreaLine[SubdistrictCounts]]

    def names(self) -> list[dict[str, str]]:
        """Each district's code, name_th and name_en."""
        return [{name: line.area[name] for name in ("code", "name_th", "name_en")} for line in self.districts]


def read_register(folder: Path, province: str, bad: list[BadRow]) -> Register:
    """Read both files of ``folder``; lines that are wrong, or disagree, are refused into ``bad``.

    Codes must begin with the 2-digit ``province``; a district's own counts of villages and of subdistricts
    with villages must equal those of its subdistricts.
    """
    before = len(bad)
    districts = list(_lines(folder / DISTRICTS, District, DistrictCounts, bad))
    subdistricts = list(_lines(folder / SUBDISTRICTS, Subdistrict, SubdistrictCounts, bad))
    register = Register(districts, subdistricts)
    if len(bad) == before:
        bad.extend(_disagreements(register, province))
    return register


def _lines(
    path: Path, table: type[SQLModel], counts: type[Counts], bad: list[BadRow]
) -> Iterator[AreaLine[Counts]]:
    known = kind_of(table)
    if known is None:
        raise LookupError(table.__name__)
    for number, (line, cells) in enumerate(_cells(path, bad), start=1):
        place = FilePlace(path.name, number, line)
        area, wrong = read_by_definition(known, place, cells)
        counted = _counted(counts, place, {name: cells[name] for name in cells if name not in area}, wrong)
        if counted is None or wrong:
            bad.extend(wrong)
        else:
            yield AreaLine(place, area, counted)


def _counted(
    counts: type[Counts], place: FilePlace, cells: Mapping[str, object], wrong: list[BadRow]
) -> Counts | None:
    try:
        return counts.model_validate(cells)
    except ValidationError as error:
        wrong.extend(refusals(place, error))
        return None


def _cells(path: Path, bad: list[BadRow]) -> list[tuple[int, dict[str, Any]]]:
    """Each line's number and cells, empty ones as None."""
    try:
        with StringIO(read_text_file(path), newline="") as file:
            reader = csv.DictReader(file, restkey=_("(ช่องเกิน)"))
            return [(reader.line_num, {name: _kept(cell) for name, cell in line.items()}) for line in reader]
    except (OSError, ValueError, csv.Error) as error:
        bad.append(BadRow(FilePlace(path.name, 0, line_of_bytes(error)), "", *unreadable(error)))
        return []


def _kept(cell: object) -> object:
    """Return a cell as every text is kept, None for an empty one; what is beyond the last column is a list."""
    return kept_text(cell) or None if isinstance(cell, str) else cell


def _disagreements(register: Register, province: str) -> Iterator[BadRow]:
    known = {line.code for line in register.districts}
    lines: list[AreaLine[Any]] = [*register.districts, *register.subdistricts]
    for line in lines:
        if not line.code.startswith(province):
            problem = _("รหัส {code} ไม่ใช่จังหวัด {province}", code=line.code, province=province)
            yield BadRow(line.place, "code", problem, _("ใช้ทะเบียนพื้นที่ของจังหวัดในชุดข้อมูล"))
    for subdistrict in register.subdistricts:
        district = subdistrict.area["district_code"]
        if district not in known:
            problem = _("ไม่มีอำเภอ {code}", code=district)
            remedy = _("ใช้ 4 หลักแรกของรหัสตำบล และให้อำเภอนั้นอยู่ใน {file}", file=DISTRICTS)
            yield BadRow(subdistrict.place, "district_code", problem, remedy)
    yield from _differing_counts(register)


def _differing_counts(register: Register) -> Iterator[BadRow]:
    for district in register.districts:
        counts = [
            line.counts.villages
            for line in register.subdistricts
            if line.area["district_code"] == district.code
        ]
        for field, stated, counted in (
            ("villages", district.counts.villages, sum(counts)),
            ("tambons", district.counts.tambons, sum(1 for count in counts if count)),
        ):
            if stated != counted:
                values = {"stated": stated, "file": SUBDISTRICTS, "counted": counted}
                problem = _("ระบุ {stated} แต่นับจาก {file} ได้ {counted}", **values)
                yield BadRow(district.place, field, problem, _("แก้ให้ตรงกันทั้งสองไฟล์"))

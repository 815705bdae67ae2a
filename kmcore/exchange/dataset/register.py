"""The area register's two files: districts.csv and subdistricts.csv, read and checked against each other."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kmcore.exchange.dataset.errors import BadRow, FilePlace
from kmcore.exchange.dataset.sentences import line_of_bytes, refusals, unreadable
from kmcore.i18n import _
from kmcore.thai.input_cleaning import kept_text
from kmcore.thai.text_files import read_text_file

DISTRICTS = "districts.csv"
SUBDISTRICTS = "subdistricts.csv"

Line = TypeVar("Line", bound="AreaLine")


class AreaLine(BaseModel):
    """What both files say of an area. Point in degrees; population and households as its source counts them."""

    model_config = ConfigDict(extra="forbid")
    code: str
    name_th: str
    name_en: str
    lat: float | None = None
    lon: float | None = None
    villages: int = Field(ge=0)
    population: int | None = Field(default=None, ge=0)
    households: int | None = Field(default=None, ge=0)


class DistrictLine(AreaLine):
    """A line of districts.csv. ``tambons`` counts those with villages."""

    code: str = Field(pattern=r"^[0-9]{4}$")
    status: Literal["amphoe", "king_amphoe"]
    tambons: int = Field(ge=0)
    municipalities: int | None = None
    tao: int | None = None


class SubdistrictLine(AreaLine):
    """A line of subdistricts.csv. Villages are numbered with two digits, so at most 99."""

    code: str = Field(pattern=r"^[0-9]{6}$")
    district_code: str = Field(pattern=r"^[0-9]{4}$")
    villages: int = Field(ge=0, le=99)


@dataclass(frozen=True)
class Register:
    """Both files, each line with its place."""

    districts: Sequence[tuple[FilePlace, DistrictLine]]
    subdistricts: Sequence[tuple[FilePlace, SubdistrictLine]]

    def names(self) -> list[dict[str, str]]:
        """Each district's code, name_th and name_en."""
        return [line.model_dump(include={"code", "name_th", "name_en"}) for _, line in self.districts]


def read_register(folder: Path, province: str, bad: list[BadRow]) -> Register:
    """Read both files of ``folder``; lines that are wrong, or disagree, are refused into ``bad``.

    Codes must begin with the 2-digit ``province``; a district's own counts of villages and of subdistricts
    with villages must equal those of its subdistricts.
    """
    before = len(bad)
    districts = list(_lines(folder / DISTRICTS, DistrictLine, bad))
    subdistricts = list(_lines(folder / SUBDISTRICTS, SubdistrictLine, bad))
    register = Register(districts, subdistricts)
    if len(bad) == before:
        bad.extend(_disagreements(register, province))
    return register


def _lines(path: Path, model: type[Line], bad: list[BadRow]) -> Iterator[tuple[FilePlace, Line]]:
    for number, (line, cells) in enumerate(_cells(path, bad), start=1):
        place = FilePlace(path.name, number, line)
        try:
            yield place, model.model_validate(cells)
        except ValidationError as error:
            bad.extend(refusals(place, error))


def _cells(path: Path, bad: list[BadRow]) -> list[tuple[int, dict[str, object]]]:
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
    known = {line.code for _, line in register.districts}
    for place, area in (*register.districts, *register.subdistricts):
        if not area.code.startswith(province):
            problem = _("รหัส {code} ไม่ใช่จังหวัด {province}", code=area.code, province=province)
            yield BadRow(place, "code", problem, _("ใช้ทะเบียนพื้นที่ของจังหวัดในชุดข้อมูล"))
    for place, line in register.subdistricts:
        if line.district_code not in known or not line.code.startswith(line.district_code):
            problem = _("ไม่มีอำเภอ {code}", code=line.district_code)
            remedy = _("ใช้ 4 หลักแรกของรหัสตำบล และให้อำเภอนั้นอยู่ใน {file}", file=DISTRICTS)
            yield BadRow(place, "district_code", problem, remedy)
    yield from _counts(register)


def _counts(register: Register) -> Iterator[BadRow]:
    for place, district in register.districts:
        counts = [line.villages for _, line in register.subdistricts if line.district_code == district.code]
        for field, stated, counted in (
            ("villages", district.villages, sum(counts)),
            ("tambons", district.tambons, sum(1 for count in counts if count)),
        ):
            if stated != counted:
                values = {"stated": stated, "file": SUBDISTRICTS, "counted": counted}
                problem = _("ระบุ {stated} แต่นับจาก {file} ได้ {counted}", **values)
                yield BadRow(place, field, problem, _("แก้ให้ตรงกันทั้งสองไฟล์"))

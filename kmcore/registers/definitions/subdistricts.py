"""Subdistricts, by DOPA's code of six digits."""

from collections.abc import Iterator, Mapping
from typing import Any

from kmcore.areas.models import Subdistrict
from kmcore.i18n import N_, _
from kmcore.registers.area_matching.area_levels import RegisterLevel
from kmcore.registers.area_matching.bare_names import with_bare_name
from kmcore.registers.definition import RegisterField, RegisterKind, Values
from kmcore.registers.definition_parts import english_name, source_field
from kmcore.registers.field_types import AreaReference, Code, Degrees, Text, Whole
from kmcore.registers.headings import headed
from kmcore.registers.known_totals import people_in_register
from kmcore.registers.read_models import RowProblem

OUTSIDE = N_("รหัสตำบล {code} ไม่ได้ขึ้นต้นด้วยรหัสอำเภอ {district} แก้รหัสใดรหัสหนึ่ง")


def _inside_its_district(row: Mapping[str, Any]) -> Iterator[RowProblem]:
    code, district = str(row.get("code")), str(row.get("district_code"))
    if not code.startswith(district):
        yield RowProblem("district_code", "outside", _(OUTSIDE, code=code, district=district))


def _completed(row: dict[str, Any]) -> dict[str, Any]:
    """Take the district from the code's first four digits where no column names it."""
    return {**row, "district_code": row.get("district_code") or str(row.get("code"))[:4]}


def _restated(row: Values) -> Values:
    return with_bare_name(RegisterLevel.SUBDISTRICT, row)


KIND = RegisterKind(
    code="subdistricts",
    title=N_("ตำบลทั้งหมด"),
    one=N_("ตำบล"),
    table=Subdistrict,
    key=("code",),
    named_by=("name_th",),
    found_by=("name_th", "name_en"),
    area_level=RegisterLevel.SUBDISTRICT,
    rules=(_inside_its_district,),
    completed=_completed,
    restated=_restated,
    totals=(people_in_register,),
    fields=(
        RegisterField("code", N_("รหัสตำบล"), Code(6), headed("รหัส", "รหัส ต."), required=True),
        RegisterField("name_th", N_("ชื่อตำบล"), Text(), headed("ตำบล"), required=True),
        english_name(),
        RegisterField(
            "district_code",
            N_("อำเภอ"),
            AreaReference(RegisterLevel.DISTRICT),
            headed("รหัสอำเภอ", "ชื่ออำเภอ"),
            required=True,
        ),
        RegisterField("lat", N_("ละติจูด"), Degrees(), ("lat", "latitude")),
        RegisterField("lon", N_("ลองจิจูด"), Degrees(longitude=True), ("long", "lon", "longitude")),
        RegisterField("population", N_("ประชากร"), Whole(), headed("จำนวนประชากร", "ประชากร (คน)")),
        RegisterField("households", N_("ครัวเรือน"), Whole(), headed("จำนวนครัวเรือน", "หลังคาเรือน")),
        source_field(),
    ),
)

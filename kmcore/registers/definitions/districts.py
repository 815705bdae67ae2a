"""Districts, by DOPA's code of four digits."""

from kmcore.areas.models import District
from kmcore.i18n import N_
from kmcore.registers.area_matching.area_levels import RegisterLevel
from kmcore.registers.area_matching.bare_names import with_bare_name
from kmcore.registers.definition import RegisterField, RegisterKind, Values
from kmcore.registers.definition_parts import english_name, source_field
from kmcore.registers.field_types import Code, Day, Degrees, Flag, Text, Whole
from kmcore.registers.headings import headed
from kmcore.registers.known_totals import people_in_register


def _restated(row: Values) -> Values:
    return with_bare_name(RegisterLevel.DISTRICT, row)


KIND = RegisterKind(
    code="districts",
    title=N_("อำเภอทั้งหมด"),
    one=N_("อำเภอ"),
    table=District,
    key=("code",),
    named_by=("name_th",),
    found_by=("name_th", "name_en"),
    area_level=RegisterLevel.DISTRICT,
    restated=_restated,
    totals=(people_in_register,),
    fields=(
        RegisterField("code", N_("รหัสอำเภอ"), Code(4), headed("รหัส", "รหัส อ."), required=True),
        RegisterField("name_th", N_("ชื่ออำเภอ"), Text(), headed("อำเภอ", "อำเภอ/กิ่งอำเภอ"), required=True),
        english_name(),
        RegisterField("lat", N_("ละติจูด"), Degrees(), ("lat", "latitude")),
        RegisterField("lon", N_("ลองจิจูด"), Degrees(longitude=True), ("long", "lon", "longitude")),
        RegisterField("amphoe_from", N_("เป็นอำเภอตั้งแต่"), Day(), headed("ยกฐานะเมื่อ", "วันยกฐานะ")),
        RegisterField(
            "minor",
            N_("ตั้งขึ้นเป็นกิ่งอำเภอ"),
            Flag(),
            headed("เป็นกิ่งอำเภอ", "เคยเป็นกิ่งอำเภอ"),
            note=N_("จนถึงวันที่เป็นอำเภอ ถ้ารู้วัน"),
            default=False,
        ),
        RegisterField("population", N_("ประชากร"), Whole(), headed("จำนวนประชากร", "ประชากร (คน)")),
        RegisterField("households", N_("ครัวเรือน"), Whole(), headed("จำนวนครัวเรือน", "หลังคาเรือน")),
        source_field(),
    ),
)

"""Supervision visits of the governor and party."""

from kmcore.fieldwork.models import Visit
from kmcore.i18n import N_
from kmcore.registers.area_matching.area_levels import RegisterLevel
from kmcore.registers.definition import Dating, RegisterField, RegisterKind
from kmcore.registers.definition_parts import counted_key, source_field
from kmcore.registers.field_types import AreaReference, Day, Text
from kmcore.registers.headings import headed

KIND = RegisterKind(
    code="visits",
    title=N_("แผนนิเทศ"),
    one=N_("การนิเทศ"),
    table=Visit,
    key=("code",),
    named_by=("code",),
    dating=Dating.APPENDED,
    matched_by=("district_code", "planned_on"),
    made_key=counted_key("visit"),
    fields=(
        RegisterField("code", N_("รหัสการนิเทศ"), Text(24), headed("รหัส", "code"), required=True),
        RegisterField(
            "district_code",
            N_("อำเภอ"),
            AreaReference(RegisterLevel.DISTRICT),
            headed("รหัสอำเภอ", "ชื่ออำเภอ"),
            required=True,
        ),
        RegisterField("planned_on", N_("วันที่กำหนด"), Day(), headed("กำหนดการ", "วันที่วางแผน", "แผนวันที่")),
        RegisterField("held_on", N_("วันที่ไปจริง"), Day(happened=True), headed("วันที่", "วันที่นิเทศ", "ไปเมื่อ")),
        source_field(),
    ),
)

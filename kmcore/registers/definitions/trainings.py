"""Trainings: when, where, on what, how many could and did come."""

from kmcore.fieldwork.models import Training
from kmcore.i18n import N_
from kmcore.registers.area_matching.area_levels import RegisterLevel
from kmcore.registers.definition import Dating, RegisterField, RegisterKind
from kmcore.registers.definition_parts import counted_key, source_field
from kmcore.registers.field_types import AreaReference, Day, Reference, Text, Whole
from kmcore.registers.headings import headed

KIND = RegisterKind(
    code="trainings",
    title=N_("การอบรม"),
    one=N_("การอบรม"),
    table=Training,
    key=("code",),
    named_by=("title",),
    dating=Dating.APPENDED,
    matched_by=("title", "district_code", "planned_on"),
    made_key=counted_key("training"),
    fields=(
        RegisterField("code", N_("รหัสการอบรม"), Text(40), headed("รหัส", "code"), required=True),
        RegisterField("title", N_("เรื่องที่อบรม"), Text(), headed("การอบรม", "หลักสูตร", "เรื่อง"), required=True),
        RegisterField("agency_code", N_("หน่วยงานที่จัด"), Reference(to="agencies"), headed("หน่วยงาน", "ผู้จัด")),
        RegisterField(
            "district_code", N_("อำเภอ"), AreaReference(RegisterLevel.DISTRICT), headed("รหัสอำเภอ", "ชื่ออำเภอ")
        ),
        RegisterField("place", N_("สถานที่"), Text(400), headed("สถานที่จัด")),
        RegisterField("planned_on", N_("วันที่กำหนด"), Day(), headed("วันที่", "กำหนดการ"), required=True),
        RegisterField("held_on", N_("วันที่จัดจริง"), Day(happened=True), headed("จัดเมื่อ")),
        RegisterField("places", N_("รับได้ (คน)"), Whole(), headed("จำนวนที่รับ", "ที่นั่ง")),
        RegisterField("people", N_("คนที่มาจริง"), Whole(), headed("ผู้เข้าอบรม", "จำนวนผู้เข้าอบรม")),
        RegisterField("note", N_("หมายเหตุ"), Text(600)),
        source_field(),
    ),
)

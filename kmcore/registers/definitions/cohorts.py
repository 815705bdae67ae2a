"""A year's intake of villages."""

from kmcore.i18n import N_
from kmcore.programme.models import Cohort
from kmcore.registers.definition import RegisterField, RegisterKind
from kmcore.registers.definition_parts import english_name, source_field
from kmcore.registers.field_types import Ordinal, Reference, Text, Whole
from kmcore.registers.headings import headed
from kmcore.registers.known_totals import villages_of_cohorts

KIND = RegisterKind(
    code="cohorts",
    title=N_("รุ่นของหมู่บ้าน"),
    one=N_("รุ่น"),
    table=Cohort,
    key=("number",),
    named_by=("name_th",),
    found_by=("name_th", "name_en"),
    totals=(villages_of_cohorts,),
    fields=(
        RegisterField(
            "number", N_("รุ่นที่"), Ordinal(low=1, high=99), headed("รุ่น", "ลำดับรุ่น", "number"), required=True
        ),
        RegisterField("name_th", N_("ชื่อรุ่น"), Text(), required=True),
        english_name(),
        RegisterField(
            "target_villages",
            N_("หมู่บ้านเป้าหมาย"),
            Whole(),
            headed("เป้าหมาย", "จำนวนหมู่บ้าน", "หมู่บ้าน"),
            required=True,
        ),
        RegisterField(
            "mission_code", N_("ภารกิจ"), Reference(to="missions"), headed("รหัสภารกิจ"), required=True
        ),
        source_field(),
    ),
)

"""The main missions that plans and budgets are integrated in."""

from kmcore.i18n import N_
from kmcore.programme.models import Mission
from kmcore.registers.definition import RegisterField, RegisterKind
from kmcore.registers.definition_parts import counted_key, english_name, source_field
from kmcore.registers.field_types import Text, Whole
from kmcore.registers.headings import headed

KIND = RegisterKind(
    code="missions",
    title=N_("ภารกิจหลัก"),
    one=N_("ภารกิจ"),
    table=Mission,
    key=("code",),
    named_by=("name_th",),
    found_by=("name_th", "name_en"),
    made_key=counted_key("mission"),
    position="position",
    fields=(
        RegisterField("code", N_("รหัสภารกิจ"), Text(24), headed("รหัส", "code"), required=True),
        RegisterField("name_th", N_("ชื่อภารกิจ"), Text(), headed("ภารกิจ", "ภารกิจหลัก"), required=True),
        english_name(),
        RegisterField(
            "target_villages",
            N_("หมู่บ้านเป้าหมาย"),
            Whole(),
            headed("เป้าหมาย", "จำนวนหมู่บ้าน", "หมู่บ้าน"),
            required=True,
        ),
        source_field(),
    ),
)

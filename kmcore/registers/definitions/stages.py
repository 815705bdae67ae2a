"""The steps that villages go through, in their order."""

from kmcore.i18n import N_
from kmcore.programme.models import EvidenceStage
from kmcore.registers.definition import RegisterField, RegisterKind
from kmcore.registers.definition_parts import counted_key, english_name, source_field
from kmcore.registers.field_types import Text
from kmcore.registers.headings import headed

KIND = RegisterKind(
    code="stages",
    title=N_("ขั้นของงานในหมู่บ้าน"),
    one=N_("ขั้นของงาน"),
    table=EvidenceStage,
    key=("code",),
    named_by=("name_th",),
    found_by=("name_th", "name_en"),
    made_key=counted_key("stage"),
    position="position",
    fields=(
        RegisterField("code", N_("รหัสขั้น"), Text(24), headed("รหัส", "code"), required=True),
        RegisterField("name_th", N_("ชื่อขั้น"), Text(), headed("ขั้น", "ขั้นตอน", "ชื่อ"), required=True),
        english_name(),
        RegisterField("meaning", N_("ความหมาย"), Text(400), headed("คำอธิบาย", "รายละเอียด")),
        source_field(),
    ),
)

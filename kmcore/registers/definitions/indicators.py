"""What is measured of areas: an indicator, by its name and unit."""

from kmcore.areas.kinds import FromBelow
from kmcore.areas.models import Indicator
from kmcore.i18n import N_
from kmcore.registers.definition import RegisterField, RegisterKind
from kmcore.registers.definition_parts import counted_key, english_name, source_field
from kmcore.registers.field_types import Choice, Flag, Text
from kmcore.registers.headings import headed

KIND = RegisterKind(
    code="indicators",
    title=N_("ตัวชี้วัด"),
    one=N_("ตัวชี้วัด"),
    table=Indicator,
    key=("code",),
    named_by=("name_th",),
    found_by=("name_th", "name_en"),
    made_key=counted_key("indicator"),
    position="position",
    fields=(
        RegisterField("code", N_("รหัสตัวชี้วัด"), Text(40), headed("รหัส", "code"), required=True),
        RegisterField("name_th", N_("ชื่อตัวชี้วัด"), Text(), headed("ตัวชี้วัด", "รายการ"), required=True),
        english_name(),
        RegisterField("unit", N_("หน่วยนับ"), Text(40), headed("หน่วย", "unit")),
        RegisterField("lack", N_("ยิ่งมากยิ่งขาด"), Flag(), headed("ตัวชี้วัดด้านลบ"), default=False),
        RegisterField(
            "from_below",
            N_("ค่าของพื้นที่ใหญ่จากพื้นที่ย่อย"),
            Choice(
                labels={
                    FromBelow.NONE: N_("ไม่คิดจากพื้นที่ย่อย"),
                    FromBelow.SUM: N_("รวมพื้นที่ย่อย"),
                    FromBelow.MEAN: N_("เฉลี่ยพื้นที่ย่อย"),
                }
            ),
            headed("การรวม", "วิธีรวม"),
            default=FromBelow.NONE.value,
        ),
        source_field(),
    ),
)

"""What each source says on a question where sources disagree."""

from kmcore.i18n import N_
from kmcore.registers.definition import Dating, RegisterField, RegisterKind
from kmcore.registers.definition_parts import source_field
from kmcore.registers.field_types import Flag, Reference, Text, Whole
from kmcore.registers.headings import headed
from kmcore.sources.models import Statement

KIND = RegisterKind(
    code="statements",
    title=N_("คำกล่าวที่ขัดกัน"),
    one=N_("คำกล่าว"),
    table=Statement,
    key=("check_code", "value", "source_code"),
    named_by=("value",),
    dating=Dating.APPENDED,
    position="position",
    fields=(
        RegisterField(
            "check_code",
            N_("คำถาม"),
            Reference(to="checks"),
            headed("ประเด็น", "รหัสประเด็น", "ข้อที่ต่างกัน"),
            required=True,
        ),
        RegisterField("value", N_("ค่าที่กล่าว"), Text(400), headed("ค่า"), required=True),
        RegisterField("value_en", N_("ค่าภาษาอังกฤษ"), Text(400), default=""),
        RegisterField("number", N_("เป็นตัวเลข"), Whole(), headed("ตัวเลข")),
        RegisterField("unit", N_("หน่วย"), Text(40)),
        RegisterField("used", N_("ใช้ในยอดรวม"), Flag(), headed("ใช้"), default=False),
        source_field(),
    ),
)

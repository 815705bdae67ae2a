"""Questions on which sources give different values; what each says is a kind of its own, a resolution settles it."""

from kmcore.i18n import N_
from kmcore.registers.definition import RegisterField, RegisterKind
from kmcore.registers.definition_parts import counted_key, source_field
from kmcore.registers.field_types import Text
from kmcore.registers.headings import headed
from kmcore.sources.models import Check

KIND = RegisterKind(
    code="checks",
    title=N_("คำถามที่ที่มาตอบต่างกัน"),
    one=N_("คำถาม"),
    table=Check,
    key=("code",),
    named_by=("title",),
    found_by=("title", "title_en"),
    made_key=counted_key("check"),
    position="position",
    fields=(
        RegisterField("code", N_("รหัสคำถาม"), Text(60), headed("รหัส", "รหัสประเด็น", "code"), required=True),
        RegisterField("title", N_("คำถาม"), Text(400), headed("ประเด็น", "ข้อที่ต่างกัน", "ชื่อ"), required=True),
        RegisterField("title_en", N_("คำถามภาษาอังกฤษ"), Text(400), default=""),
        RegisterField("used_value", N_("ค่าที่ใช้ไปก่อน"), Text(400), headed("ค่าที่ใช้")),
        RegisterField("used_value_en", N_("ค่าที่ใช้ไปก่อน ภาษาอังกฤษ"), Text(400)),
        RegisterField("reason", N_("เหตุผลที่ใช้ค่านี้"), Text(1000), headed("เหตุผล"), default=""),
        RegisterField("reason_en", N_("เหตุผลภาษาอังกฤษ"), Text(1000), default=""),
        source_field(),
    ),
)

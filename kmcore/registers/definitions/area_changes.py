"""What became of areas: named, renumbered, split, merged, abolished, moved, founded, raised, each from a day on."""

from kmcore.areas.kinds import AREA_CHANGE_WORDS
from kmcore.areas.models import AreaChange
from kmcore.i18n import N_
from kmcore.registers.area_changes.area_effects import AreaEffects
from kmcore.registers.definition import Dating, RegisterField, RegisterKind
from kmcore.registers.definition_parts import source_field
from kmcore.registers.field_types import AnyArea, Choice, Day, NewAreaCode, Text
from kmcore.registers.headings import headed
from kmcore.registers.known_totals import villages_in_register, villages_of_cohorts

KIND = RegisterKind(
    code="area-changes",
    title=N_("การเปลี่ยนแปลงพื้นที่"),
    one=N_("การเปลี่ยนแปลงพื้นที่"),
    table=AreaChange,
    key=("on_date", "kind", "from_code", "to_code"),
    named_by=("from_code", "to_code"),
    dating=Dating.APPENDED,
    effects=AreaEffects(),
    totals=(villages_in_register, villages_of_cohorts),
    fields=(
        RegisterField("on_date", N_("ตั้งแต่วันที่"), Day(), headed("วันที่มีผล", "มีผลเมื่อ", "วันที่"), required=True),
        RegisterField(
            "kind",
            N_("เปลี่ยนแปลงอย่างไร"),
            Choice(labels=AREA_CHANGE_WORDS),
            headed("การเปลี่ยนแปลง", "ประเภท", "ชนิด"),
            required=True,
        ),
        RegisterField(
            "from_code",
            N_("พื้นที่เดิม"),
            AnyArea(),
            headed("รหัสเดิม", "จาก", "พื้นที่"),
            note=N_("รหัส 4, 6 หรือ 8 หลัก"),
        ),
        RegisterField(
            "to_code",
            N_("รหัสใหม่"),
            NewAreaCode(),
            headed("เป็น", "รหัสพื้นที่ใหม่", "ไปรวมกับ"),
            note=N_("ของพื้นที่ที่เกิดขึ้น หรือที่รับต่อ"),
        ),
        RegisterField("name_th", N_("ชื่อใหม่"), Text(200), headed("ชื่อใหม่ภาษาไทย", "ชื่อ")),
        RegisterField("name_en", N_("ชื่อใหม่ภาษาอังกฤษ"), Text(200), headed("ชื่ออังกฤษ")),
        RegisterField("note", N_("หมายเหตุ"), Text(400)),
        source_field(),
    ),
)

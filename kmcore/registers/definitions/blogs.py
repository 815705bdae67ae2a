"""A blog in every subdistrict: where it is, and its newest post."""

from kmcore.fieldwork.models import Blog
from kmcore.i18n import N_
from kmcore.registers.area_matching.area_levels import RegisterLevel
from kmcore.registers.definition import Dating, RegisterField, RegisterKind
from kmcore.registers.definition_parts import source_field
from kmcore.registers.field_types import AreaReference, Day, Text
from kmcore.registers.headings import headed

KIND = RegisterKind(
    code="blogs",
    title=N_("บล็อกรายตำบล"),
    one=N_("บล็อก"),
    table=Blog,
    key=("subdistrict_code",),
    named_by=("title",),
    dating=Dating.APPENDED,
    fields=(
        RegisterField(
            "subdistrict_code",
            N_("ตำบล"),
            AreaReference(RegisterLevel.SUBDISTRICT),
            headed("รหัสตำบล", "ชื่อตำบล"),
            required=True,
        ),
        RegisterField("title", N_("ชื่อบล็อก"), Text(), headed("บล็อก"), required=True),
        RegisterField("url", N_("ที่อยู่บล็อก"), Text(600), headed("ลิงก์", "URL", "เว็บ")),
        RegisterField("begun_on", N_("เริ่มเมื่อ"), Day(happened=True), headed("วันที่เริ่ม")),
        RegisterField("newest_post_on", N_("บันทึกล่าสุดเมื่อ"), Day(happened=True), headed("โพสต์ล่าสุด", "วันที่ล่าสุด")),
        RegisterField("kept_by", N_("ผู้ดูแล (บทบาท)"), Text(), headed("ผู้ดูแล")),
        source_field(),
    ),
)

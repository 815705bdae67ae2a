"""Sources: one place in one document each."""

from kmcore.i18n import N_
from kmcore.registers.definition import RegisterField, RegisterKind
from kmcore.registers.definition_parts import counted_key
from kmcore.registers.field_types import Day, Text, Whole
from kmcore.registers.headings import headed
from kmcore.sources.models import Source

KIND = RegisterKind(
    code="sources",
    title=N_("ที่มาของข้อมูล"),
    one=N_("ที่มา"),
    table=Source,
    key=("code",),
    named_by=("document",),
    found_by=("code",),
    matched_by=("document", "line", "quote"),
    made_key=counted_key("src"),
    fields=(
        RegisterField("code", N_("รหัสที่มา"), Text(40), headed("รหัส", "code"), required=True),
        RegisterField("document", N_("เอกสาร"), Text(400), headed("ชื่อเอกสาร", "แหล่งข้อมูล"), required=True),
        RegisterField("document_en", N_("เอกสาร (อังกฤษ)"), Text(400)),
        RegisterField("line", N_("บรรทัด"), Whole(), headed("หน้า", "ข้อ")),
        RegisterField("quote", N_("ข้อความอ้าง"), Text(600), headed("ข้อความ", "อ้างข้อความ")),
        RegisterField("url", N_("ลิงก์"), Text(600), headed("ที่อยู่เว็บ", "URL")),
        RegisterField("reliability", N_("ความเชื่อถือ"), Text(1), headed("ระดับ"), default="S"),
        RegisterField("note", N_("หมายเหตุ"), Text(600)),
        RegisterField("said_on", N_("วันที่ของเอกสาร"), Day(), headed("วันที่", "ลงวันที่")),
    ),
)

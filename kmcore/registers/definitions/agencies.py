"""Agencies and networks of the programme."""

from typing import Any

from kmcore.i18n import N_
from kmcore.programme.models import Agency
from kmcore.registers.definition import RegisterField, RegisterKind
from kmcore.registers.definition_parts import counted_key, source_field
from kmcore.registers.field_types import Flag, Text
from kmcore.registers.headings import headed


def _completed(row: dict[str, Any]) -> dict[str, Any]:
    """Fill in what a new agency is called where only one of its names is given."""
    name, short = row.get("name_th"), row.get("short_th")
    return {**row, "name_th": name or short, "short_th": short or name}


KIND = RegisterKind(
    code="agencies",
    title=N_("หน่วยงานทั้งหมด"),
    one=N_("หน่วยงาน"),
    table=Agency,
    key=("code",),
    named_by=("short_th", "name_th"),
    found_by=("short_th", "short_en", "name_th", "name_en"),
    made_key=counted_key("agency"),
    position="position",
    completed=_completed,
    fields=(
        RegisterField("code", N_("รหัสหน่วยงาน"), Text(12), headed("รหัส", "code"), required=True),
        RegisterField(
            "name_th", N_("ชื่อเต็มหน่วยงาน"), Text(), headed("ชื่อหน่วยงาน", "หน่วยงาน", "ชื่อเต็ม"), required=True
        ),
        RegisterField(
            "short_th", N_("ชื่อย่อ"), Text(40), headed("ชื่อย่อหน่วยงาน", "อักษรย่อ", "ตัวย่อ"), required=True
        ),
        RegisterField("name_en", N_("ชื่อเต็มภาษาอังกฤษ"), Text(), headed("ชื่ออังกฤษ", "English name"), default=""),
        RegisterField("short_en", N_("ชื่อย่อภาษาอังกฤษ"), Text(40), headed("ชื่อย่ออังกฤษ"), default=""),
        RegisterField("ministry", N_("กระทรวง"), Text(), headed("สังกัด", "ต้นสังกัด", "กระทรวง/สังกัด")),
        RegisterField("duty", N_("หน้าที่ในโครงการ"), Text(400), headed("หน้าที่", "บทบาทหน้าที่", "ภารกิจที่รับผิดชอบ")),
        RegisterField("duty_en", N_("หน้าที่ภาษาอังกฤษ"), Text(400)),
        RegisterField(
            "in_programme", N_("อยู่ในโครงการ"), Flag(), headed("ร่วมโครงการ", "หน่วยงานในโครงการ"), default=True
        ),
        source_field(),
    ),
)

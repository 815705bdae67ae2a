"""Days on which offices are closed."""

from kmcore.i18n import N_
from kmcore.meetings.models import Holiday
from kmcore.registers.definition import Dating, RegisterField, RegisterKind
from kmcore.registers.definition_parts import english_name, source_field
from kmcore.registers.field_types import Day, Text
from kmcore.registers.headings import headed

KIND = RegisterKind(
    code="holidays",
    title=N_("วันหยุดราชการ"),
    one=N_("วันหยุด"),
    table=Holiday,
    key=("on_date",),
    named_by=("name_th",),
    dating=Dating.APPENDED,
    fields=(
        RegisterField("on_date", N_("วันที่"), Day(), headed("วัน/เดือน/ปี"), required=True),
        RegisterField("name_th", N_("ชื่อวันหยุด"), Text(), headed("วันหยุด", "ชื่อ"), required=True),
        english_name(),
        source_field(),
    ),
)

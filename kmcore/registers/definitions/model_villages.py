"""Villages that an agency proposes to learn from."""

from kmcore.access import permissions
from kmcore.fieldwork.models import ModelVillage
from kmcore.i18n import N_
from kmcore.registers.definition import Dating, RegisterField, RegisterKind
from kmcore.registers.definition_parts import source_field, village_field
from kmcore.registers.field_types import Day, Reference, Text
from kmcore.registers.headings import headed

KIND = RegisterKind(
    code="model-villages",
    title=N_("หมู่บ้านต้นแบบ"),
    one=N_("หมู่บ้านต้นแบบ"),
    table=ModelVillage,
    key=("village_code", "agency_code"),
    named_by=("village_code",),
    dating=Dating.APPENDED,
    permission=permissions.KEEP_OWN_ROWS,
    own_by="agency_code",
    fields=(
        village_field(),
        RegisterField(
            "agency_code",
            N_("หน่วยงานที่เสนอ"),
            Reference(to="agencies"),
            headed("หน่วยงาน", "ผู้เสนอ"),
            required=True,
        ),
        RegisterField("proposed_on", N_("วันที่เสนอ"), Day(happened=True), headed("วันที่"), required=True),
        RegisterField(
            "reason", N_("เหตุผลที่เสนอ"), Text(1000), headed("เหตุผล", "จุดเด่น", "เรื่องที่เรียนรู้ได้"), required=True
        ),
        source_field(),
    ),
)

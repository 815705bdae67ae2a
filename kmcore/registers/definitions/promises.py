"""The promise village by village: a village under a responsibility."""

from kmcore.i18n import N_
from kmcore.programme.models import VillagePromise
from kmcore.registers.definition import Dating, RegisterField, RegisterKind
from kmcore.registers.definition_parts import ends_after_it_begins, source_field, span_fields, village_field
from kmcore.registers.field_types import Reference
from kmcore.registers.headings import headed
from kmcore.registers.known_totals import promised_villages

KIND = RegisterKind(
    code="promises",
    title=N_("หมู่บ้านที่รับปาก"),
    one=N_("หมู่บ้านที่รับปาก"),
    table=VillagePromise,
    key=("village_code", "responsibility_code"),
    named_by=("village_code",),
    dating=Dating.SPAN,
    follows="responsibility_code",
    rules=(ends_after_it_begins,),
    totals=(promised_villages,),
    fields=(
        village_field(),
        RegisterField(
            "responsibility_code",
            N_("รหัสความรับผิดชอบ"),
            Reference(to="responsibilities"),
            headed("ความรับผิดชอบ"),
            required=True,
        ),
        *span_fields(),
        source_field(),
    ),
)

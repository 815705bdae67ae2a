"""Which cohort a village is in, from a day on."""

from kmcore.i18n import N_
from kmcore.programme.models import VillageCohort
from kmcore.registers.definition import Dating, RegisterField, RegisterKind
from kmcore.registers.definition_parts import source_field, village_field
from kmcore.registers.field_types import Day, Reference
from kmcore.registers.headings import headed
from kmcore.registers.known_totals import villages_of_cohorts

KIND = RegisterKind(
    code="village-cohorts",
    title=N_("หมู่บ้านในรุ่น"),
    one=N_("หมู่บ้านในรุ่น"),
    table=VillageCohort,
    key=("village_code", "from_date"),
    named_by=("village_code",),
    dating=Dating.SPAN,
    totals=(villages_of_cohorts,),
    fields=(
        village_field(),
        RegisterField(
            "cohort_number", N_("รุ่นที่"), Reference(to="cohorts"), headed("รุ่น", "cohort"), required=True
        ),
        RegisterField("from_date", N_("ตั้งแต่วันที่"), Day(), headed("วันเริ่ม", "เริ่ม", "วันที่เข้ารุ่น"), required=True),
        source_field(),
    ),
)

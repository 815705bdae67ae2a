"""What was done in a village: by whom, when, reported or verified."""

from kmcore.access import permissions
from kmcore.i18n import N_
from kmcore.programme.kinds import EvidenceKind
from kmcore.programme.models import VillageEvidence
from kmcore.registers.definition import Dating, RegisterField, RegisterKind
from kmcore.registers.definition_parts import source_field, village_field
from kmcore.registers.field_types import Choice, Day, Reference, Text
from kmcore.registers.headings import headed
from kmcore.registers.known_totals import villages_with_results

KIND = RegisterKind(
    code="evidence",
    title=N_("ผลที่ทำจริง"),
    one=N_("ผลที่ทำจริง"),
    table=VillageEvidence,
    key=("village_code", "agency_code", "mission_code", "kind", "on_date", "note"),
    named_by=("village_code",),
    dating=Dating.APPENDED,
    permission=permissions.KEEP_OWN_ROWS,
    own_by="agency_code",
    kept_strictly={"kind": EvidenceKind.VERIFIED.value},  # nobody verifies his own
    totals=(villages_with_results,),
    fields=(
        village_field(),
        RegisterField(
            "agency_code",
            N_("หน่วยงาน"),
            Reference(to="agencies"),
            headed("หน่วยงานที่ทำ", "ผู้รายงาน"),
            required=True,
        ),
        RegisterField(
            "mission_code", N_("ภารกิจ"), Reference(to="missions"), headed("รหัสภารกิจ"), required=True
        ),
        RegisterField(
            "kind",
            N_("รายงานหรือยืนยัน"),
            Choice(labels={EvidenceKind.REPORTED: N_("รายงานแล้ว"), EvidenceKind.VERIFIED: N_("ยืนยันแล้ว")}),
            headed("ชนิด", "สถานะ"),
            default=EvidenceKind.REPORTED.value,
        ),
        RegisterField(
            "on_date",
            N_("วันที่ทำ"),
            Day(happened=True),
            headed("วันที่", "วันที่ดำเนินการ", "วัน/เดือน/ปี"),
            required=True,
        ),
        RegisterField(
            "note",
            N_("สิ่งที่ทำ"),
            Text(1000),
            headed("กิจกรรม", "รายละเอียด", "ผลการดำเนินงาน", "ผล"),
            required=True,
        ),
        source_field(),
    ),
)

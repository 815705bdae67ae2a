"""Who promised what: an agency's responsibility within a scheme, for a time."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kmcore.i18n import N_, _
from kmcore.programme.kinds import ResponsibilityRole, ResponsibilityStatus, Scheme
from kmcore.programme.models import Responsibility
from kmcore.registers.definition import Dating, RegisterField, RegisterKind, RowName
from kmcore.registers.definition_parts import counted_key, ends_after_it_begins, source_field, span_fields
from kmcore.registers.field_types import Choice, Reference, References, Text, Whole
from kmcore.registers.headings import headed
from kmcore.registers.known_totals import promised_villages
from kmcore.registers.read_models import RowProblem

NO_COHORT = N_("แบ่งตามรุ่นต้องบอกรุ่นที่ ใส่รุ่น หรือเลือกแบ่งตามภารกิจ")
NO_MISSION = N_("แบ่งตามภารกิจต้องบอกภารกิจ ใส่ภารกิจ หรือเลือกแบ่งตามรุ่น")


def _says_of_what(row: Mapping[str, Any]) -> Iterator[RowProblem]:
    if row.get("scheme") == Scheme.COHORT and row.get("cohort_number") is None:
        yield RowProblem("cohort_number", "no_cohort", _(NO_COHORT))
    if row.get("scheme") == Scheme.MISSION and row.get("mission_code") is None:
        yield RowProblem("mission_code", "no_mission", _(NO_MISSION))


def _completed(row: dict[str, Any]) -> dict[str, Any]:
    """An agency that is not said to act with others acts by itself."""
    return {**row, "party": row.get("party") or row.get("agency_code")}


def _called(words: Callable[[str], str]) -> str:
    """Its code is made; people say who does what of which villages."""
    of_what = words("cohort_number") or words("mission_code")
    return " · ".join(filter(None, (words("agency_code"), words("role"), of_what)))


KIND = RegisterKind(
    code="responsibilities",
    title=N_("ความรับผิดชอบ"),
    one=N_("ความรับผิดชอบ"),
    table=Responsibility,
    key=("code",),
    named_by=("code",),
    called=RowName(_called, ("agency_code", "role")),
    dating=Dating.SPAN,
    matched_by=("scheme", "agency_code", "mission_code", "cohort_number", "role", "from_date"),
    made_key=counted_key("resp"),
    rules=(_says_of_what, ends_after_it_begins),
    completed=_completed,
    totals=(promised_villages,),
    fields=(
        RegisterField("code", N_("รหัส"), Text(40), headed("รหัสความรับผิดชอบ", "code"), required=True),
        RegisterField(
            "scheme",
            N_("แบ่งตาม"),
            Choice(labels={Scheme.COHORT: N_("ตามรุ่น"), Scheme.MISSION: N_("ตามภารกิจ")}),
            headed("วิธีแบ่ง", "scheme"),
            required=True,
        ),
        RegisterField(
            "agency_code",
            N_("หน่วยงาน"),
            Reference(to="agencies"),
            headed("หน่วยงานรับผิดชอบ", "ผู้รับผิดชอบ"),
            required=True,
        ),
        RegisterField("party", N_("ร่วมเป็นหนึ่งเดียวกับ"), References(to="agencies"), ("party",)),
        RegisterField("mission_code", N_("ภารกิจ"), Reference(to="missions"), headed("รหัสภารกิจ")),
        RegisterField("cohort_number", N_("รุ่นที่"), Reference(to="cohorts"), headed("รุ่น")),
        RegisterField(
            "role",
            N_("บทบาท"),
            Choice(
                labels={
                    ResponsibilityRole.LEAD: N_("แม่งาน"),
                    ResponsibilityRole.SHARE: N_("ร่วมรับผิดชอบ"),
                    ResponsibilityRole.SUPPORT: N_("หนุนเสริม"),
                }
            ),
            headed("หน้าที่", "role"),
            required=True,
        ),
        *span_fields(),
        RegisterField("pledged", N_("หมู่บ้านที่รับปาก"), Whole(), headed("จำนวนหมู่บ้าน", "เป้าหมาย", "หมู่บ้าน")),
        RegisterField(
            "status",
            N_("ความแน่นอน"),
            Choice(
                labels={
                    ResponsibilityStatus.STATED: N_("ตามที่มา"),
                    ResponsibilityStatus.DRAFT: N_("ร่าง"),
                    ResponsibilityStatus.INFERRED: N_("อนุมาน"),
                    ResponsibilityStatus.PROPOSED: N_("แนวคิด"),
                }
            ),
            headed("สถานะ"),
            default=ResponsibilityStatus.STATED.value,
        ),
        RegisterField("note", N_("หมายเหตุ"), Text(400)),
        source_field(),
    ),
)

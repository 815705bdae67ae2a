"""The budget tree: a parent stands above its children."""

from typing import Any

from kmcore.budget.kinds import LineStatus
from kmcore.budget.models import BudgetLine
from kmcore.i18n import N_
from kmcore.registers.definition import RegisterField, RegisterKind
from kmcore.registers.definition_parts import counted_key, source_field
from kmcore.registers.field_types import Choice, Day, FiscalYear, Money, Reference, References, Text
from kmcore.registers.headings import headed
from kmcore.registers.known_totals import money_of_year


def _completed(row: dict[str, Any]) -> dict[str, Any]:
    """A line of one agency is that agency's party."""
    return {**row, "party": row.get("party") or row.get("agency_code")}


KIND = RegisterKind(
    code="budget-lines",
    title=N_("รายการงบประมาณ"),
    one=N_("รายการงบ"),
    table=BudgetLine,
    key=("code",),
    named_by=("title",),
    found_by=("title", "title_en"),
    matched_by=("title", "fiscal_year", "parent_code"),
    made_key=counted_key("line"),
    position="position",
    completed=_completed,
    totals=(money_of_year,),
    fields=(
        RegisterField("code", N_("รหัสรายการ"), Text(40), headed("รหัส", "รหัสงบ", "code"), required=True),
        RegisterField(
            "parent_code",
            N_("อยู่ใต้รายการ"),
            Reference(to="budget-lines"),
            headed("รายการแม่", "หมวด", "รหัสรายการแม่"),
        ),
        RegisterField(
            "title", N_("ชื่อรายการ"), Text(400), headed("รายการ", "โครงการ", "ชื่อโครงการ"), required=True
        ),
        RegisterField("title_en", N_("ชื่อภาษาอังกฤษ"), Text(400), headed("ชื่ออังกฤษ"), default=""),
        RegisterField(
            "agency_code", N_("หน่วยงาน"), Reference(to="agencies"), headed("หน่วยงานรับผิดชอบ", "เจ้าของงบ")
        ),
        RegisterField("party", N_("ร่วมเป็นหนึ่งเดียวกับ"), References(to="agencies"), ("party",)),
        RegisterField("cohort_number", N_("รุ่นที่"), Reference(to="cohorts"), headed("รุ่น")),
        RegisterField("fiscal_year", N_("ปีงบประมาณ"), FiscalYear(), headed("ปีงบ", "ปี"), required=True),
        RegisterField(
            "status",
            N_("ความแน่นอน"),
            Choice(
                labels={
                    LineStatus.STATED: N_("ตามที่มา"),
                    LineStatus.DRAFT: N_("ร่าง"),
                    LineStatus.REQUESTED: N_("ขอเพิ่ม"),
                }
            ),
            headed("สถานะ"),
            default=LineStatus.STATED.value,
        ),
        RegisterField(
            "control_satang",
            N_("วงเงิน (บาท)"),
            Money(),
            headed("วงเงิน", "วงเงินงบประมาณ", "งบประมาณ", "จำนวนเงิน"),
        ),
        RegisterField("from_date", N_("ตั้งแต่วันที่"), Day(), headed("วันที่", "วันเริ่ม"), required=True),
        source_field(),
    ),
)

"""Money at a stage of a line on a day; a correction is a further, negative entry."""

from kmcore.budget.kinds import Stage
from kmcore.budget.models import BudgetEntry
from kmcore.i18n import N_
from kmcore.registers.definition import Dating, RegisterField, RegisterKind
from kmcore.registers.definition_parts import source_field
from kmcore.registers.field_types import Choice, Day, Money, Reference, Text
from kmcore.registers.headings import headed
from kmcore.registers.known_totals import money_of_year

KIND = RegisterKind(
    code="budget-entries",
    title=N_("การใช้เงินรายครั้ง"),
    one=N_("รายการเงิน"),
    table=BudgetEntry,
    key=("line_code", "stage", "on_date", "amount_satang", "note"),
    named_by=("line_code",),
    dating=Dating.APPENDED,
    totals=(money_of_year,),
    fields=(
        RegisterField(
            "line_code",
            N_("รายการงบ"),
            Reference(to="budget-lines"),
            headed("รหัสรายการ", "รหัสงบ", "รายการ"),
            required=True,
        ),
        RegisterField(
            "stage",
            N_("ขั้น"),
            Choice(
                labels={
                    Stage.ALLOCATED: N_("จัดสรร"),
                    Stage.COMMITTED: N_("ผูกพัน"),
                    Stage.DISBURSED: N_("เบิกจ่าย"),
                }
            ),
            headed("ขั้นตอน", "ประเภท", "สถานะเงิน"),
            required=True,
        ),
        RegisterField(
            "amount_satang",
            N_("จำนวนเงิน (บาท)"),
            Money(),
            headed("จำนวนเงิน", "เงิน", "ยอดเงิน", "บาท"),
            required=True,
        ),
        RegisterField(
            "on_date", N_("วันที่"), Day(happened=True), headed("วันที่เบิก", "วันที่จ่าย", "วัน/เดือน/ปี"), required=True
        ),
        RegisterField("note", N_("หมายเหตุ"), Text(400), headed("รายละเอียด", "เลขที่เอกสาร")),
        source_field(),
    ),
)

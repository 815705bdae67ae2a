"""What should be disbursed by the end of a quarter, as a share of what is allocated."""

from kmcore.budget.models import BudgetTarget
from kmcore.i18n import N_
from kmcore.registers.definition import RegisterField, RegisterKind
from kmcore.registers.definition_parts import source_field
from kmcore.registers.field_types import FiscalYear, Ordinal, Share
from kmcore.registers.headings import headed

KIND = RegisterKind(
    code="budget-targets",
    title=N_("เป้าการเบิกจ่าย"),
    one=N_("เป้าการเบิกจ่าย"),
    table=BudgetTarget,
    key=("fiscal_year", "quarter"),
    named_by=("fiscal_year",),
    fields=(
        RegisterField("fiscal_year", N_("ปีงบประมาณ"), FiscalYear(), headed("ปีงบ", "ปี"), required=True),
        RegisterField("quarter", N_("ไตรมาส"), Ordinal(low=1, high=4), headed("ไตรมาสที่"), required=True),
        RegisterField(
            "cumulative_bp", N_("เป้าสะสม (%)"), Share(), headed("ร้อยละสะสม", "เป้าหมายร้อยละ", "เป้าสะสม")
        ),
        source_field(),
    ),
)

"""An indicator's value of an area in a year."""

from kmcore.areas.models import IndicatorValue
from kmcore.i18n import N_
from kmcore.registers.definition import Dating, RegisterField, RegisterKind
from kmcore.registers.definition_parts import source_field
from kmcore.registers.field_types import AnyArea, FiscalYear, Hundredths, Reference
from kmcore.registers.headings import headed

KIND = RegisterKind(
    code="indicator-values",
    title=N_("ค่าตัวชี้วัดรายพื้นที่"),
    one=N_("ค่าตัวชี้วัด"),
    table=IndicatorValue,
    key=("indicator_code", "area_code", "year"),
    named_by=("indicator_code",),
    dating=Dating.APPENDED,
    fields=(
        RegisterField(
            "indicator_code", N_("ตัวชี้วัด"), Reference(to="indicators"), headed("รหัสตัวชี้วัด"), required=True
        ),
        RegisterField("area_code", N_("พื้นที่"), AnyArea(), headed("รหัสพื้นที่", "รหัส"), required=True),
        RegisterField("year", N_("ปี (พ.ศ.)"), FiscalYear(), headed("ปี", "พ.ศ.", "ปี พ.ศ."), required=True),
        RegisterField(
            "hundredths", N_("ค่า"), Hundredths(), headed("จำนวน", "ค่าตัวชี้วัด", "value"), required=True
        ),
        source_field(),
    ),
)

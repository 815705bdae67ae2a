"""The activity plan (แผนการจัดกิจกรรม): what is planned, and what was held."""

from collections.abc import Iterator, Mapping
from typing import Any

from kmcore.access import permissions
from kmcore.i18n import N_, _
from kmcore.programme.models import Activity
from kmcore.registers.definition import Dating, RegisterField, RegisterKind
from kmcore.registers.definition_parts import counted_key, ends_after_it_begins, source_field, span_fields
from kmcore.registers.field_types import AnyArea, Day, Reference, Text, Whole
from kmcore.registers.headings import headed
from kmcore.registers.read_models import RowProblem

NOT_HELD = N_("มีจำนวนคนที่มาแล้วแต่ยังไม่บอกวันที่จัดจริง ใส่วันที่จัด หรือลบจำนวนคน")


def _who_came_came_on_a_day(row: Mapping[str, Any]) -> Iterator[RowProblem]:
    if row.get("people_reached") is not None and row.get("held_on") is None:
        yield RowProblem("held_on", "not_held", _(NOT_HELD))


KIND = RegisterKind(
    code="activities",
    title=N_("แผนการจัดกิจกรรม"),
    one=N_("กิจกรรม"),
    table=Activity,
    key=("code",),
    named_by=("title",),
    dating=Dating.APPENDED,
    permission=permissions.KEEP_OWN_ROWS,
    own_by="agency_code",
    matched_by=("title", "agency_code", "from_date"),
    made_key=counted_key("activity"),
    rules=(ends_after_it_begins, _who_came_came_on_a_day),
    fields=(
        RegisterField("code", N_("รหัสกิจกรรม"), Text(40), headed("รหัส", "code"), required=True),
        RegisterField(
            "title", N_("ชื่อกิจกรรม"), Text(400), headed("กิจกรรม", "โครงการ/กิจกรรม", "รายการ"), required=True
        ),
        RegisterField("title_en", N_("ชื่อภาษาอังกฤษ"), Text(400), headed("ชื่ออังกฤษ"), default=""),
        RegisterField("mission_code", N_("ภารกิจ"), Reference(to="missions"), headed("รหัสภารกิจ")),
        RegisterField(
            "agency_code",
            N_("หน่วยงาน"),
            Reference(to="agencies"),
            headed("หน่วยงานรับผิดชอบ", "ผู้รับผิดชอบ"),
            required=True,
        ),
        RegisterField("area_code", N_("พื้นที่"), AnyArea(), headed("รหัสพื้นที่", "พื้นที่ดำเนินการ")),
        RegisterField("place", N_("สถานที่"), Text(400), headed("สถานที่จัด")),
        *span_fields(),
        RegisterField("budget_line_code", N_("รายการงบ"), Reference(to="budget-lines"), headed("รหัสงบ")),
        RegisterField("people_planned", N_("คนที่คาดว่าจะมา"), Whole(), headed("เป้าหมาย (คน)", "กลุ่มเป้าหมาย")),
        RegisterField("held_on", N_("วันที่จัดจริง"), Day(happened=True), headed("จัดเมื่อ", "วันที่จัด")),
        RegisterField("people_reached", N_("คนที่มาจริง"), Whole(), headed("ผู้เข้าร่วม", "จำนวนผู้เข้าร่วม")),
        RegisterField("note", N_("หมายเหตุ"), Text(600)),
        source_field(),
    ),
)

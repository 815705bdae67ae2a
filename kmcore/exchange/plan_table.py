"""The plan of a year as a table to hand out."""

from datetime import date, datetime

from sqlmodel import Session

from kmcore.activity_plan.queries import plan_of
from kmcore.activity_plan.read_models import PlanEntry
from kmcore.activity_plan.words import kind_names, state_names
from kmcore.areas.queries import district as district_of
from kmcore.exchange.columns import ExportColumn, Row
from kmcore.exchange.tables import ExportTable
from kmcore.i18n import _
from kmcore.programme.queries import agencies, missions
from kmcore.sources.queries import sources_by_code


def plan_table(  # noqa: PLR0913, PLR0917 - a plan is of a day, a year, an agency and a district
    session: Session,
    as_of: date,
    made_at: datetime,
    year: int,
    agency: str | None = None,
    district: str | None = None,
) -> ExportTable:
    """Return the entries of a fiscal year (BE) and those without a day, one row each; ``made_at`` is aware."""
    found = plan_of(session, as_of, year, agency, district)
    names = {one.code: str(one.short) for one in agencies(session)}
    codes = [one.source for one in found if one.source]
    filters = [_("ปีงบประมาณ {year}", year=year)]
    filters += [names.get(agency, agency)] if agency else []
    filters += [str(district_of(session, district, as_of).name(as_of))] if district else []
    return ExportTable(
        title=_("แผนกิจกรรม"),
        columns=_columns(names, {one.code: str(one.name) for one in missions(session)}),
        rows=tuple(map(_row, found)),
        as_of=as_of,
        made_at=made_at,
        filters=tuple(filters),
        sources=tuple(dict.fromkeys(one.document for one in sources_by_code(session, codes).values())),
        demo=any(one.demo for one in found),
    )


def _columns(agency_names: dict[str, str], mission_names: dict[str, str]) -> tuple[ExportColumn, ...]:
    return (
        ExportColumn("kind", _("คือ"), names=kind_names()),
        ExportColumn("code", _("รหัส")),
        ExportColumn("title", _("เรื่อง")),
        ExportColumn("agency", _("หน่วยงาน"), names=agency_names),
        ExportColumn("mission", _("ภารกิจ"), names=mission_names),
        ExportColumn("area_code", _("รหัสพื้นที่")),
        ExportColumn("area", _("พื้นที่")),
        ExportColumn("place", _("สถานที่")),
        ExportColumn("begin", _("วันเริ่ม"), "date"),
        ExportColumn("end", _("วันสิ้นสุด"), "date"),
        ExportColumn("held_on", _("วันที่จัดจริง"), "date"),
        ExportColumn("state", _("สถานะ"), names=state_names()),
        ExportColumn("days_late", _("ช้า (วัน)"), "count"),
        ExportColumn("budget_line", _("รายการงบ")),
        ExportColumn("people_planned", _("คนที่คาดว่าจะมา"), "count"),
        ExportColumn("people_reached", _("คนที่มาจริง"), "count"),
        ExportColumn("note", _("หมายเหตุ")),
        ExportColumn("source", _("รหัสที่มา")),
        ExportColumn("demo", _("สาธิต"), "demo"),
    )


def _row(one: PlanEntry) -> Row:
    return {
        "kind": one.kind.value,
        "code": one.code,
        "title": str(one.title),
        "agency": one.agency_code,
        "mission": one.mission_code,
        "area_code": one.area_code,
        "area": one.area,
        "place": str(one.place) if one.place else None,
        "begin": one.begin,
        "end": one.last,
        "held_on": one.held_on,
        "state": one.state.value,
        "days_late": one.days_late or None,
        "budget_line": one.budget_line_code,
        "people_planned": one.people_planned,
        "people_reached": one.people_reached,
        "note": one.note,
        "source": one.source,
        "demo": one.demo,
    }

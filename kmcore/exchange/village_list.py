"""The villages behind a figure as a table to hand out."""

from datetime import date, datetime

from sqlmodel import Session

from kmcore.areas.queries import area_named, village_sources
from kmcore.exchange.columns import ExportColumn
from kmcore.exchange.tables import ExportTable, frame_rows
from kmcore.i18n import _, language
from kmcore.programme.coverage import Filters, Measure
from kmcore.programme.queries import agencies, missions
from kmcore.programme.villages import villages
from kmcore.programme.words import cohort_name
from kmcore.sources.queries import sources_by_code


def village_table(  # noqa: PLR0913, PLR0917 - a list is of a day, a choice of villages and a measure
    session: Session,
    as_of: date,
    filters: Filters,
    measure: Measure,
    areas: tuple[str, ...] | None,
    made_at: datetime,
) -> ExportTable:
    """Return every village that ``measure`` counts under ``filters``, one row each, by code."""
    found = villages(session, as_of, filters, measure, areas=areas)
    names = {agency.code: agency.short for agency in agencies(session)}
    place = "_th" if language() == "th" else "_en"
    columns = (
        ExportColumn("code", _("รหัสหมู่บ้าน")),
        ExportColumn("moo", _("หมู่ที่"), "count"),
        ExportColumn(f"name{place}", _("ชื่อหมู่บ้าน")),
        ExportColumn(f"subdistrict{place}", _("ตำบล")),
        ExportColumn(f"district{place}", _("อำเภอ")),
        ExportColumn("cohort", _("รุ่น"), "count"),
        ExportColumn("agencies", _("ผู้รับผิดชอบ"), names=names),
        ExportColumn("reported", _("มีผลรายงาน"), "flag"),
        ExportColumn("verified", _("ตรวจยืนยันแล้ว"), "flag"),
        ExportColumn("overlap", _("รับผิดชอบซ้อนกัน"), "flag"),
        ExportColumn("last_on", _("ผลล่าสุดเมื่อ"), "date"),
        ExportColumn("demo", _("สาธิต"), "demo"),
    )
    return ExportTable(
        title=_("รายชื่อหมู่บ้าน"),
        columns=columns,
        rows=frame_rows(found.frame),
        as_of=as_of,
        made_at=made_at,
        filters=filter_words(session, filters),
        sources=_register_documents(session),
        demo=bool(found.frame["demo"].any()),
    )


def _register_documents(session: Session) -> tuple[str, ...]:
    """Return the documents that the register of villages is from."""
    found = sources_by_code(session, village_sources(session))
    return tuple(dict.fromkeys(source.document for source in found.values()))


def filter_words(session: Session, filters: Filters) -> tuple[str, ...]:
    """Return what the filters leave in, a phrase each, for the head of a table."""
    agency = {row.code: row.short for row in agencies(session)}
    mission = {row.code: row.name for row in missions(session)}
    phrases = []
    if filters.cohort is not None:
        phrases.append(cohort_name(filters.cohort))
    if filters.mission:
        phrases.append(_("ภารกิจ {name}", name=mission.get(filters.mission, filters.mission)))
    if filters.agency:
        phrases.append(_("หน่วยงาน {name}", name=agency.get(filters.agency, filters.agency)))
    if filters.area:
        phrases.append(area_named(session, filters.area).label)
    return tuple(phrases)

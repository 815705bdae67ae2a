"""The villages behind a figure as a table to hand out."""

from datetime import date, datetime

from sqlmodel import Session

from kmcore.areas.queries import village_sources
from kmcore.exchange.columns import ExportColumn
from kmcore.exchange.tables import ExportTable, frame_rows
from kmcore.i18n import _, language
from kmcore.programme.queries import agencies
from kmcore.programme.village_choice import VillageChoice, village_choice_words
from kmcore.programme.villages import villages
from kmcore.sources.queries import sources_by_code


def village_table(session: Session, as_of: date, choice: VillageChoice, made_at: datetime) -> ExportTable:
    """Return every village of the choice, one row each, by code."""
    found = villages(session, as_of, *choice.counted, areas=choice.alone.areas)
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
        filters=village_choice_words(session, choice, as_of),
        sources=_register_documents(session),
        demo=bool(found.frame["demo"].any()),
    )


def _register_documents(session: Session) -> tuple[str, ...]:
    """Return the documents that the register of villages is from."""
    found = sources_by_code(session, village_sources(session))
    return tuple(dict.fromkeys(source.document for source in found.values()))

"""Agencies and what they have taken on, for ``show``."""

from datetime import date

from sqlmodel import Session

from kmcore.areas.queries import village_count
from kmcore.bilingual import columns_of
from kmcore.exchange.columns import ExportColumn
from kmcore.exchange.show.show_result import ShowTable
from kmcore.i18n import _, pick
from kmcore.meetings.queries import MeetingInfo
from kmcore.meetings.room.agencies_present import last_attended
from kmcore.programme.kinds import ResponsibilityStatus
from kmcore.programme.party import joined_codes
from kmcore.programme.promised_villages import promised_villages
from kmcore.programme.queries import agencies, responsibilities_and_proposals
from kmcore.programme.words import (
    agency_names,
    mission_names,
    responsibility_status_names,
    role_names,
    scheme_names,
)
from kmcore.storage.base import Origin
from kmcore.thai.spoken_dates import spoken_day


def agencies_found(session: Session, as_of: date) -> ShowTable:
    """Return every agency spoken of by the day, in order.

    ``present``: came to the province's last session, by the day, of which an attendance is known.
    """
    attended = last_attended(session, as_of)
    came = attended.present.agencies if attended else ()
    rows = tuple(
        {
            "code": agency.code,
            "short_th": agency.short.th,
            "short_en": agency.short.en,
            "name_th": agency.name.th,
            "name_en": agency.name.en,
            "ministry": agency.ministry,
            "duty_th": columns_of(agency.duty)[0],
            "duty_en": columns_of(agency.duty)[1],
            "present": agency.code in came,
            "in_programme": agency.in_programme,
            "source": agency.source,
        }
        for agency in agencies(session, as_of)
    )
    return ShowTable(
        title=_("หน่วยงาน"),
        columns=(
            ExportColumn("code", _("รหัส")),
            ExportColumn(pick("short_th", "short_en"), _("ชื่อย่อ")),
            ExportColumn(pick("name_th", "name_en"), _("ชื่อเต็ม")),
            *([ExportColumn("present", _meeting_head(attended.meeting), "flag")] if attended else []),
            ExportColumn("in_programme", _("อยู่ในโครงการ"), "flag"),
            ExportColumn("source", _("ที่มา")),
        ),
        rows=rows,
        total={"agencies": len(rows), "present": sum(row["present"] is True for row in rows)},
    )


def _meeting_head(meeting: MeetingInfo) -> str:
    day = spoken_day(meeting.on_date)
    return _("เข้าประชุม {day}", day=day)


def responsibility_found(session: Session, as_of: date) -> ShowTable:
    """Return the responsibilities in force on the day and the proposed ones, with the villages of each.

    ``status`` "proposed": an idea known by the day, not in force; the total does not count it.

    ``agency`` is who holds it, ``party`` joins those who act as one. The two schemes overlap, so the
    total counts rows and the register's villages, never a sum of pledges.
    """
    named = promised_villages(session, as_of)
    rows = []
    for promise in responsibilities_and_proposals(session, as_of):
        held = named.get(promise.code)
        rows.append(
            {
                "code": promise.code,
                "scheme": promise.scheme,
                "agency": promise.agency_code,
                "party": joined_codes(promise.party),
                "role": promise.role,
                "mission": promise.mission_code,
                "cohort": promise.cohort_number,
                "from_date": promise.from_date,
                "to_date": promise.to_date,
                "status": promise.status,
                "pledged": promise.pledged,
                "named": held.villages if held else 0,
                "note": promise.note,
                "source": promise.source,
                "demo": promise.origin == Origin.DEMO or (held.demo if held else False),
            }
        )
    in_force = [row for row in rows if row["status"] != ResponsibilityStatus.PROPOSED]
    return ShowTable(
        title=_("ความรับผิดชอบ"),
        columns=(
            ExportColumn("scheme", _("แบ่งตาม"), names=scheme_names()),
            ExportColumn("agency", _("หน่วยงาน"), names=agency_names(session)),
            ExportColumn("role", _("บทบาท"), names=role_names()),
            ExportColumn("mission", _("ภารกิจ"), names=mission_names(session)),
            ExportColumn("cohort", _("รุ่น"), "count"),
            ExportColumn("from_date", _("ตั้งแต่"), "date"),
            ExportColumn("to_date", _("ถึง"), "date"),
            ExportColumn("status", _("สถานะ"), names=responsibility_status_names()),
            ExportColumn("pledged", _("รับไว้ (หมู่บ้าน)"), "count"),
            ExportColumn("named", _("ระบุชื่อแล้ว"), "count"),
            ExportColumn("source", _("ที่มา")),
            ExportColumn("demo", _("สาธิต"), "demo"),
        ),
        rows=tuple(rows),
        total={"responsibilities": len(in_force), "villages": village_count(session, as_of)},
    )

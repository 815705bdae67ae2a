"""Action items, meetings, visits, model villages and KM teams, for ``show`` and for export."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Final

from sqlmodel import Session

from kmcore.actions.queries import ActionRow, board, by_status, items_without_date, items_without_owner
from kmcore.actions.words import status_names
from kmcore.bilingual import thai_of
from kmcore.exchange.columns import ExportColumn, Row, copied
from kmcore.exchange.show.show_result import ShowTable
from kmcore.fieldwork.queries import model_villages, visits
from kmcore.i18n import _, pick
from kmcore.learning.queries import teams
from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.planning.queries import PlannedMeeting, planned_sessions
from kmcore.meetings.planning.words import life_names
from kmcore.programme.party import joined_codes
from kmcore.programme.words import EVERY_AGENCY, agency_names, resolution_kind_names

EVERYONE: Final = "ทุกหน่วยงาน"  # the source's own words for an item that all the agencies own


def actions_found(session: Session, as_of: date) -> ShowTable:
    """Return the follow-up board as of a day, in the items' order.

    ``owner`` joins the owning agencies' codes ("dopa+yomna"), ``all`` where the source says every agency, None
    where it names no agency; ``owner_label`` keeps its own words. ``supporters`` are codes. Progress is
    0-100, None when nobody has reported.
    """
    items = board(session, as_of)
    names = agency_names(session)
    return ShowTable(
        title=_("งานติดตาม"),
        columns=(
            ExportColumn("code", _("รหัส")),
            ExportColumn("title", _("งาน")),
            ExportColumn("kind", _("ประเภท"), names=resolution_kind_names()),
            ExportColumn("owner", _("เจ้าของ"), names=names),
            ExportColumn("owner_label", _("เจ้าของตามที่มาเขียน")),
            ExportColumn("supporters", _("หนุนเสริม"), names=names),
            ExportColumn("due_date", _("กำหนดเสร็จ"), "date"),
            ExportColumn("status", _("สถานะ"), names=status_names()),
            ExportColumn("progress", _("คืบหน้า (%)"), "percent"),
            ExportColumn("last_update", _("รายงานล่าสุด"), "date"),
            ExportColumn("days_late", _("ช้า (วัน)"), "count"),
            ExportColumn("source", _("ที่มา")),
            ExportColumn("demo", _("สาธิต"), "demo"),
        ),
        rows=tuple(map(_action, items)),
        total=_action_total(items),
    )


def _action(row: ActionRow) -> Row:
    everyone = bool(row.owners) and thai_of(row.owner_label) == EVERYONE
    return {
        "code": row.code,
        "title": row.title,
        "owner": EVERY_AGENCY if everyone else joined_codes(row.owners) or None,
        "owner_label": row.owner_label,
        **copied(row, "supporters", "kind", "due_date", "status", "progress", "last_update", "days_late"),
        **copied(row, "source", "demo"),
    }


def _action_total(items: Sequence[ActionRow]) -> Row:
    return {
        "items": len(items),
        **{str(status): count for status, count in by_status(items).items()},
        "without_owner": len(items_without_owner(items)),
        "without_date": len(items_without_date(items)),
    }


def meetings_found(session: Session, as_of: date) -> ShowTable:
    """Return every meeting known, by date; ``held``, ``attendees`` and ``life`` are as of the day.

    ``life``: planned, open, closed, held or cancelled. ``dates`` holds every date a meeting had been given, oldest
    first; ``circle_planned`` how many sessions the plan gives its circle.
    """
    rows = tuple(map(_meeting, planned_sessions(session, as_of)))
    return ShowTable(
        title=_("การประชุม"),
        columns=(
            ExportColumn("code", _("รหัส")),
            ExportColumn("circle_name", _("วง")),
            ExportColumn("number", _("ครั้งที่"), "count"),
            ExportColumn("on_date", _("วันที่"), "date"),
            ExportColumn("start_time", _("เวลา")),
            ExportColumn("place", _("สถานที่")),
            ExportColumn("attendees", _("ผู้เข้าประชุม"), "count"),
            ExportColumn("life", _("สถานะ"), names=life_names()),
            ExportColumn("moved", _("เลื่อน"), "flag"),
            ExportColumn("source", _("ที่มา")),
        ),
        rows=rows,
        total={
            "meetings": len(rows),
            "held": sum(row["held"] is True for row in rows),
            "moved": sum(row["moved"] is True for row in rows),
            "cancelled": sum(row["life"] == MeetingLife.CANCELLED for row in rows),
        },
    )


def _meeting(one: PlannedMeeting) -> Row:
    meeting = one.info
    return {
        "code": meeting.code,
        "circle": meeting.circle.code,
        "circle_name": meeting.circle.name,
        "circle_planned": meeting.circle.planned_sessions,
        **copied(meeting, "number", "on_date", "start_time", "place", "chair", "attendees", "held", "life"),
        "moved": one.moved,
        "dates": tuple(asdict(day) for day in one.days),
        **copied(one, "cancelled_on", "cancelled_reason"),
        **copied(meeting, "heads", "source", "demo"),
    }


def visits_found(session: Session, as_of: date) -> ShowTable:
    """Return the governor's visits; no date is shown that no source gives."""
    rows = tuple(
        {
            "code": visit.code,
            "district_code": visit.district.code,
            "name_th": visit.district.short.th,
            "name_en": visit.district.short.en,
            **copied(visit, "planned_on", "held_on", "source", "demo"),
        }
        for visit in visits(session, as_of)
    )
    return ShowTable(
        title=_("การนิเทศติดตามของผู้ว่าราชการจังหวัด"),
        columns=(
            ExportColumn("code", _("รหัส")),
            ExportColumn(pick("name_th", "name_en"), _("อำเภอ")),
            ExportColumn("planned_on", _("กำหนดไป"), "date"),
            ExportColumn("held_on", _("ไปแล้วเมื่อ"), "date"),
            ExportColumn("source", _("ที่มา")),
        ),
        rows=rows,
        total={"visits": len(rows), "held": sum(row["held_on"] is not None for row in rows)},
    )


def models_found(session: Session, as_of: date) -> ShowTable:
    """Return the model villages proposed by the day."""
    rows = tuple(
        {
            "code": village.village_code,
            "name": village.label,
            "district_code": village.district.code,
            "agency": village.agency_code,
            **copied(village, "proposed_on", "reason", "source", "demo"),
        }
        for village in model_villages(session, as_of)
    )
    return ShowTable(
        title=_("หมู่บ้านต้นแบบ"),
        columns=(
            ExportColumn("code", _("รหัส")),
            ExportColumn("name", _("หมู่บ้าน")),
            ExportColumn("agency", _("เสนอโดย"), names=agency_names(session)),
            ExportColumn("proposed_on", _("เสนอเมื่อ"), "date"),
            ExportColumn("reason", _("เหตุผล")),
            ExportColumn("source", _("ที่มา")),
            ExportColumn("demo", _("สาธิต"), "demo"),
        ),
        rows=rows,
        total={"proposals": len(rows), "villages": len({row["code"] for row in rows})},
    )


def learning_found(session: Session, as_of: date) -> ShowTable:
    """Return the KM teams with their roles. Those spoken of by the day."""
    rows = tuple(
        {
            **copied(team, "code", "title", "kind", "status", "agencies"),
            "roles": tuple({"role": role.role, "agency": role.agency_code} for role in team.roles),
            **copied(team, "source", "demo"),
        }
        for team in teams(session, as_of)
    )
    return ShowTable(
        title=_("ทีม KM"),
        columns=(
            ExportColumn("title", _("ทีม")),
            ExportColumn("kind", _("ประเภท"), names=resolution_kind_names()),
            ExportColumn("status", _("สถานะ")),
            ExportColumn("agencies", _("หน่วยงาน"), names=agency_names(session)),
            ExportColumn("source", _("ที่มา")),
        ),
        rows=rows,
        total={"teams": len(rows)},
    )

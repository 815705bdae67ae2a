"""What codes are called, in the reader's language, for tables and files."""

from collections.abc import Mapping

from sqlmodel import Session

from kmcore.i18n import _
from kmcore.programme.queries import agencies, missions

EVERY_AGENCY = "all"


def agency_names(session: Session) -> dict[str, str]:
    """Return each agency's short name by code; ``all`` stands for every agency."""
    return {EVERY_AGENCY: _("ทุกหน่วยงาน"), **{agency.code: agency.short for agency in agencies(session)}}


def mission_names(session: Session) -> dict[str, str]:
    """Return each mission's name by code."""
    return {mission.code: mission.name for mission in missions(session)}


def status_names() -> Mapping[str, str]:
    """Return the words for how an action item stands."""
    return {
        "late": _("เกินกำหนด"),
        "at_risk": _("เสี่ยง"),
        "on_track": _("กำลังทำ"),
        "done": _("เสร็จแล้ว"),
        "not_started": _("ยังไม่เริ่ม"),
        "no_date": _("ไม่มีกำหนด"),
    }


def kind_names() -> Mapping[str, str]:
    """Return the words for what a meeting leaves behind."""
    return {
        "decision": _("มติ"),
        "instruction": _("ข้อสั่งการ"),
        "proposal": _("ข้อเสนอ"),
        "opinion": _("ความเห็นผู้เขียน"),
    }


def line_status_names() -> Mapping[str, str]:
    """Return the words for how firm a budget line is."""
    return {"stated": _("ตามที่มา"), "draft": _("ร่าง"), "requested": _("ขอเพิ่ม")}


def role_names() -> Mapping[str, str]:
    """Return the words for what an agency does in a responsibility."""
    return {"lead": _("แม่งาน"), "share": _("ร่วมรับผิดชอบ"), "support": _("หนุนเสริม")}


def scheme_names() -> Mapping[str, str]:
    """Return the words for the two ways the villages are divided."""
    return {"cohort": _("ตามรุ่น"), "mission": _("ตามภารกิจ")}


def check_state_names() -> Mapping[str, str]:
    """Return the words for whether a question is settled."""
    return {"open": _("ยังไม่ยุติ"), "settled": _("ยุติแล้ว")}


def reliability_names() -> Mapping[str, str]:
    """Return the words for how sure a source is."""
    return {
        "S": _("รายงานประชุม"),
        "V": _("อ่านจากแหล่งอื่น"),
        "C": _("คำนวณ"),
        "I": _("อนุมาน"),
        "K": _("ความรู้ทั่วไป ยังไม่ตรวจ"),
    }

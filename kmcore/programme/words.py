"""What the programme's codes and kinds are called, in the reader's language."""

from collections.abc import Mapping

from sqlmodel import Session

from kmcore.i18n import _
from kmcore.programme.queries import agencies, missions
from kmcore.storage.subjects import Subject, reads

EVERY_AGENCY = "all"


@reads(Subject.PROGRAMME)
def agency_names(session: Session) -> dict[str, str]:
    """Return each agency's short name by code; ``all`` stands for every agency."""
    return {EVERY_AGENCY: _("ทุกหน่วยงาน"), **{agency.code: agency.short for agency in agencies(session)}}


def mission_names(session: Session) -> dict[str, str]:
    """Return each mission's name by code."""
    return {mission.code: mission.name for mission in missions(session)}


def cohort_name(number: int) -> str:
    """Return "รุ่น 2"; for 0 that the villages are in none yet."""
    return _("รุ่น {number}", number=number) if number else _("ยังไม่จัดเข้ารุ่น")


def coverage_measure_names() -> Mapping[str, str]:
    """Return the words for what a map or a list of villages counts."""
    return {
        "villages": _("หมู่บ้านทั้งหมด"),
        "promised": _("มีผู้รับผิดชอบ"),
        "reported": _("มีผลรายงาน"),
        "verified": _("ตรวจยืนยันแล้ว"),
        "gap": _("รับผิดชอบแล้วยังไม่มีผล"),
        "overlap": _("รับผิดชอบซ้อนกัน"),
    }


def role_names() -> Mapping[str, str]:
    """Return the words for what an agency does in a responsibility."""
    return {"lead": _("แม่งาน"), "share": _("ร่วมรับผิดชอบ"), "support": _("หนุนเสริม")}


def scheme_names() -> Mapping[str, str]:
    """Return the words for the two ways the villages are divided."""
    return {"cohort": _("ตามรุ่น"), "mission": _("ตามภารกิจ")}


def responsibility_status_names() -> Mapping[str, str]:
    """Return the words for how firmly a source gives a responsibility."""
    return {"stated": _("ตามที่มา"), "draft": _("ร่าง"), "inferred": _("อนุมาน"), "proposed": _("แนวคิด")}


def resolution_kind_names() -> Mapping[str, str]:
    """Return the words for what a meeting leaves behind."""
    return {
        "decision": _("มติ"),
        "instruction": _("ข้อสั่งการ"),
        "arranged": _("ประสานไว้แล้ว"),
        "announced": _("แจ้งให้ทราบ"),
        "planned": _("แผน"),
        "draft": _("ร่าง"),
        "proposal": _("ข้อเสนอ"),
        "opinion": _("ความเห็นผู้เขียน"),
    }

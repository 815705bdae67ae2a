"""The trail's words: fields and their values, roles, what happened to an account, moments."""

import re
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from dashboard.present import formatting
from dashboard.present.audit_meeting_words import AGENCIES
from dashboard.present.audit_meeting_words import FIELDS as MEETING_FIELDS
from dashboard.present.audit_meeting_words import VALUES as MEETING_VALUES
from dashboard.present.audit_register_words import is_of_register, register_changes, register_remarks
from kmcore.access.action_names import action_name
from kmcore.access.kinds import EventKind, SessionEnd
from kmcore.access.roles import ROLES, role_name
from kmcore.actions.queries import WorkState
from kmcore.i18n import N_, _
from kmcore.privacy.audit_trail import TrailEntry
from kmcore.programme.agency_words import party_name
from kmcore.programme.party import party_of
from kmcore.registers.definitions import KINDS
from kmcore.thai.numbers import grouped
from kmcore.thai.spoken_dates import spoken_moment
from kmcore.year_turn.kinds import Fate
from kmcore.year_turn.words import fate_names

FIELDS: Final = {
    "role": N_("บทบาท"),
    "agency": N_("หน่วยงาน"),
    "active": N_("เปิดใช้"),
    "password": N_("รหัสผ่าน"),
    "issuer": N_("ผู้ให้บริการยืนยันตัวตน"),
    "noticed": N_("รับทราบประกาศ"),
    "fields": N_("แก้ช่อง"),
    "full_name": N_("ชื่อ-สกุล"),
    "email": N_("อีเมล"),
    "label": N_("ชื่อที่ผู้อื่นเห็น"),
    "own": N_("ข้อมูลของตนเอง"),
    "sessions_ended": N_("เครื่องที่ถูกออกจากระบบ"),
    "state": N_("สถานะ"),
    "progress": N_("คืบหน้า %"),
    "done": N_("สิ่งที่ทำ"),
    "obstacle": N_("ติดขัด"),
    "ask": N_("ขอให้ผู้ว่าฯ ช่วย"),
    "link": N_("ลิงก์หลักฐาน"),
    "late": N_("ส่งหลังปิดรับ"),
    "photos": N_("ภาพ"),
    "update": N_("รายงานเลขที่"),
    "closed_at": N_("ปิดรับเมื่อ"),
    "reason": N_("เหตุผล"),
    "meeting": N_("วง"),
    "channel": N_("ช่องทาง"),
    "recipients": N_("ผู้รับ"),
    "failed": N_("ส่งไม่ถึง"),
    "version": N_("ที่อยู่รุ่นที่"),
    "dataset": N_("ชุดข้อมูล"),
    "accounts": N_("บัญชี"),
    "rows": N_("แถว"),
    "fiscal_year": N_("ปีงบประมาณ"),
    "province_code": N_("รหัสจังหวัด"),
    "province": N_("จังหวัด"),
    "province_en": N_("จังหวัด (อังกฤษ)"),
    "programme": N_("โครงการ"),
    "programme_en": N_("โครงการ (อังกฤษ)"),
    "started_on": N_("วันเริ่มใช้"),
    "row": N_("รายการ"),
    "fate": N_("ในปีใหม่"),
    "pledged": N_("หมู่บ้านที่รับปาก"),
    "control_satang": N_("วงเงิน (บาท)"),
    "cumulative_bp": N_("เป้าเบิกจ่ายสะสม (%)"),
    "carried_satang": N_("เงินกันเหลื่อมปี (บาท)"),
    "carried_note": N_("ที่มาของเงินเหลื่อมปี"),
    "districts": N_("เฉพาะหมู่บ้านในอำเภอ"),
    "further_takers": N_("ส่งต่อให้ด้วย"),
    "further_pledged": N_("หมู่บ้านที่รับปากของส่วนอื่น"),
    "further_control_satang": N_("วงเงินของส่วนอื่น (บาท)"),
    "further_areas": N_("พื้นที่ของส่วนอื่น"),
    "which": N_("รายการ"),
    "decision": N_("การตัดสินขึ้นปีครั้งที่"),
    "maps": N_("แผนที่"),
    "demo": N_("สาธิต"),
    "by": N_("โดย"),
    "level": N_("ระดับ"),
    "areas": N_("พื้นที่"),
    "file": N_("ไฟล์"),
    "revision": N_("รุ่นข้อมูล"),
    "account": N_("บัญชี"),
    "accounts_closed": N_("บัญชีที่ปิด"),
    "closed": N_("บัญชีที่ปิด"),
    "kept": N_("แถวที่เก็บไว้"),
    "problem": N_("เหตุที่ส่งไม่ถึง"),
    "batch": N_("ชุดที่"),
    "how": N_("โดยวิธี"),
    "new": N_("เพิ่ม"),
    "removed": N_("ถอนออก"),
    **MEETING_FIELDS,
}
_PASSWORDS: Final = {"reset": N_("ตั้งใหม่โดยผู้ดูแลระบบ"), "changed": N_("เจ้าของเปลี่ยนเอง")}
_MAPS: Final = {"district": N_("อำเภอ"), "subdistrict": N_("ตำบล"), "province": N_("จังหวัด")}
_CHANNELS: Final = {"line": "LINE", "email": N_("อีเมล")}
EVENTS: Final = {
    EventKind.SIGNED_IN: N_("เข้าสู่ระบบ"),
    EventKind.SIGN_IN_FAILED: N_("เข้าสู่ระบบไม่สำเร็จ"),
    EventKind.THROTTLED: N_("ถูกพักเพราะลองรหัสผ่านผิดหลายครั้ง"),
    EventKind.SIGNED_OUT: N_("ออกจากระบบ"),
    EventKind.SIGNED_OUT_EVERYWHERE: N_("ออกจากระบบทุกเครื่อง"),
    EventKind.DENIED: N_("ขอทำสิ่งที่ไม่มีสิทธิ์"),
    EventKind.PERSONAL_DATA_SEEN: N_("เปิดดูข้อมูลส่วนบุคคล"),
    EventKind.PERSONAL_DATA_EXPORTED: N_("ส่งออกข้อมูลส่วนบุคคล"),
}
ENDS: Final = {
    SessionEnd.SIGNED_OUT: N_("ออกจากระบบแล้ว"),
    SessionEnd.EVERYWHERE: N_("ออกจากระบบทุกเครื่อง"),
    SessionEnd.PASSWORD: N_("เปลี่ยนรหัสผ่าน"),
    SessionEnd.ROLE: N_("เปลี่ยนบทบาท"),
    SessionEnd.DISABLED: N_("บัญชีถูกปิด"),
    SessionEnd.ERASED: N_("ลบข้อมูลแล้ว"),
    SessionEnd.REPLACED: N_("เข้าสู่ระบบใหม่แทน"),
}


# Said elsewhere in the entry, or a number of ours that tells a reader nothing.
UNSAID: Final = frozenset({"update", "agency_code", "entry"})
FIELD_LISTS: Final = frozenset({"fields", "changed"})  # hold the names of fields
DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
MOMENT: Final = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$")
AREAS: Final = frozenset({"districts", "further_areas"})  # hold the codes of areas
HUNDREDTHS: Final = ("_satang", "_bp")  # how fields end that hold hundredths of what they are called by
LONG: Final = 40  # letters of a text whose earlier wording is folded away


@dataclass(frozen=True)
class SpokenCodes:
    """The codes that a field may hold, and what says one of them in the reader's language."""

    codes: Container[str]
    words: Callable[[str], str]


SPOKEN: Final = {
    "role": SpokenCodes(ROLES, role_name),
    "state": SpokenCodes(frozenset(WorkState), formatting.state),
    "fate": SpokenCodes(frozenset(Fate), lambda code: fate_names()[Fate(code)]),
    "kind": SpokenCodes(KINDS, lambda code: KINDS[code].one_words),
}


@dataclass(frozen=True)
class FieldChange:
    """One field of an entry in words. ``before`` or ``after`` None: it was not there."""

    field: str
    before: str | None
    after: str | None

    @property
    def long(self) -> bool:
        """Tell whether the earlier wording would fill the line."""
        return len(self.before or "") > LONG


def moment_words(at: datetime | None) -> str:
    """Return "22 พ.ย. 2569 20.14 น." as the clock in Bangkok showed it; a dash for none."""
    return spoken_moment(at) if at else formatting.NONE


def field_changes(entry: TrailEntry, names: Mapping[str, str]) -> list[FieldChange]:
    """Return the fields the entry changed; what stayed as it was is left out. ``names``: agencies, meetings, areas by code."""
    if is_of_register(entry):
        return [FieldChange(*words) for words in register_changes(entry, names)]
    before, after = entry.before, entry.after
    changed = [
        name
        for name in sorted({**before, **after}, key=_place)
        if before.get(name) != after.get(name) and name not in UNSAID and (name in before or after[name])
    ]
    return [
        FieldChange(
            field_name(name),
            field_value(name, before[name], names) if name in before else None,
            field_value(name, after[name], names) if name in after else None,
        )
        for name in changed
    ]


def remarks(entry: TrailEntry, names: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return what else the entry says of itself; what is empty or not so is left out."""
    if is_of_register(entry):
        return list(register_remarks(entry))
    return [
        (field_name(name), field_value(name, said, names))
        for name, said in sorted(entry.more.items(), key=lambda pair: _place(pair[0]))
        if said and name not in UNSAID
    ]


def _place(name: str) -> tuple[int, str]:
    """Fields stand in the order of our words for them; others after them."""
    known = list(FIELDS)
    return (known.index(name) if name in FIELDS else len(known), name)


def field_name(name: str) -> str:
    """Return what a field is called; one we have no words for keeps its own name."""
    return _(FIELDS[name]) if name in FIELDS else name


def field_value(name: str, given: Any, names: Mapping[str, str]) -> str:
    """Return a field's value in words."""
    if given is None or given == []:
        return formatting.NONE
    if isinstance(given, bool):
        return _("ใช่") if given else _("ไม่ใช่")
    if isinstance(given, list):
        return ", ".join(
            field_name(each) if name in FIELD_LISTS else field_value(name, each, names) for each in given
        )
    if isinstance(given, dict):
        return ", ".join(f"{field_name(key)} {field_value(key, each, names)}" for key, each in given.items())
    return _named(name, str(given), names)


def _named(name: str, code: str, names: Mapping[str, str]) -> str:
    if name in {"agency", "meeting", "further_takers", *AGENCIES}:
        return party_name(party_of(code), names)
    if name in AREAS:
        return names.get(code, code)
    if name.endswith(HUNDREDTHS):
        return grouped(int(code), 2)
    if name in SPOKEN and code in SPOKEN[name].codes:
        return SPOKEN[name].words(code)
    listed = {"password": _PASSWORDS, "channel": _CHANNELS, "maps": _MAPS, **MEETING_VALUES}.get(name, {})
    return _(listed[code]) if code in listed else action_name(code) if name == "by" else _time_of(code)


def _time_of(text: str) -> str:
    """Return a day or a moment as people say it, whichever field it stands in; any other text as it is."""
    if DAY.fullmatch(text):
        return _read(text, lambda: formatting.day(date.fromisoformat(text)))
    if MOMENT.match(text):
        return _read(text, lambda: moment_words(datetime.fromisoformat(text)))
    return text


def _read(text: str, words: Callable[[], str]) -> str:
    try:
        return words()
    except ValueError:  # a day that no calendar has
        return text

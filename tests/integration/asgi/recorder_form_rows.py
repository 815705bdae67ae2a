"""Every form of the recorder: its address, what it cannot take and what must be named, what the receipt repeats."""

from dataclasses import dataclass, field
from typing import Any, Final

LONG: Final = "ก" * 5_000


@dataclass(frozen=True)
class RecorderForm:
    """A form the recorder's page sends. ``stage``: planned, open, closed, resolution or person (both open).

    ``named``: the parts that must be named, all in one answer; ``stored``: what the receipt repeats.
    """

    method: str
    route: str
    wrong: dict[str, Any]
    named: tuple[str, ...]
    right: dict[str, Any]
    stored: tuple[str, ...]
    stage: str = "open"
    more: dict[str, Any] = field(default_factory=dict)


RECORDER_FORMS: Final = (
    RecorderForm(
        "POST",
        "matters",
        wrong={"head": 9, "title": "", "minutes": "ยี่สิบ"},
        named=("title", "minutes", "head"),
        right={"head": 4, "title": "งบเพิ่มเติม", "minutes": "๑๕"},
        stored=("ชื่อเรื่อง: งบเพิ่มเติม", "เวลา: 15 นาที"),
    ),
    RecorderForm(
        "POST",
        "corrections",
        wrong={"place": "", "before": LONG, "after": LONG, "agency_code": "ไม่มี"},
        named=("place", "before", "after", "agency_code"),
        right={"place": "วาระ 3", "before": "400", "after": "250"},
        stored=("ที่ใดในรายงาน: วาระ 3", "ข้อความเดิม: 400", "แก้เป็น: 250"),
    ),
    RecorderForm(
        "POST",
        "resolutions",
        wrong={"kind": "decision", "text": "", "due": "31 ก.พ.", "makes_item": True},
        named=("text", "due", "owner"),
        right={
            "kind": "decision",
            "text": "ตั้งคณะทำงาน",
            "owner": "nfe",
            "due": "23 ก.พ.",
            "makes_item": True,
        },
        stored=("มติ: ตั้งคณะทำงาน", "เจ้าของงาน: กศน.", "กำหนด: 23 ก.พ. 2550"),
    ),
    RecorderForm(
        "PUT",
        "resolutions/{number}",
        wrong={"kind": "decision", "text": LONG, "due": "31 ก.พ."},
        named=("due", "text"),
        right={"kind": "instruction", "text": "แก้แล้ว"},
        stored=("ข้อสั่งการ: แก้แล้ว",),
        stage="resolution",
    ),
    RecorderForm(
        "POST",
        "resolutions/{number}/withdrawal",
        wrong={"reason": ""},
        named=("reason",),
        right={"reason": "จดผิด"},
        stored=("เหตุผล: จดผิด",),
        stage="resolution",
    ),
    RecorderForm(
        "POST",
        "attendance",
        wrong={"presence": "present", "name": LONG, "position": LONG},
        named=("name", "position"),
        right={"presence": "present", "agency_code": "nfe", "name": "สมใจ"},
        stored=("หน่วยงาน: กศน.", "ชื่อ: สมใจ"),
    ),
    RecorderForm(
        "PUT",
        "attendance/{entry:int}",
        wrong={"presence": "absent", "agency_code": "ไม่มี", "reason": LONG},
        named=("reason", "agency_code"),
        right={"presence": "absent", "agency_code": "nfe", "reason": "ติดราชการ"},
        stored=("เหตุผลที่ไม่มา: ติดราชการ",),
        stage="person",
    ),
    RecorderForm(
        "POST",
        "next",
        wrong={"on_date": "31 ก.พ.", "start_time": "เที่ยง", "place": LONG},
        named=("on_date", "start_time", "place"),
        right={"on_date": "9 มี.ค.", "start_time": "14.00", "place": "ศาลากลาง"},
        stored=("ศุกร์ 9 มี.ค. 2550", "14.00 น.", "ศาลากลาง"),
    ),
    RecorderForm(
        "POST",
        "reopening",
        wrong={"reason": ""},
        named=("reason",),
        right={"reason": "บันทึกมติขาด"},
        stored=("เหตุผล: บันทึกมติขาด",),
        stage="closed",
    ),
)
# What is pressed, not filled in; what is said of a matter saves itself and stands there as stored.
NO_FIELDS: Final = (
    ("POST", "opening"),
    ("POST", "closing"),
    ("POST", "approval"),
    ("PUT", "floor"),
    ("POST", "attendance/{entry:int}/leaving"),
    ("PUT", "said"),
)

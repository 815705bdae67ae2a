"""What the trail says of circles and meetings: its fields and their values in words."""

from collections.abc import Mapping
from typing import Final

from kmcore.i18n import N_

FIELDS: Final = {
    "life": N_("ขั้น"),
    "day": N_("วันนับ"),
    "attendees": N_("จำนวนผู้มาประชุม"),
    "snapshot": N_("ภาพที่แช่แข็ง"),
    "checksum": N_("ลายนิ้วมือของภาพ"),
    "chair": N_("ประธาน"),
    "resolution": N_("ข้อสรุป"),
    "text": N_("ข้อความ"),
    "kind": N_("ชนิด"),
    "head": N_("วาระที่"),
    "of": N_("เรื่องในวาระ"),
    "ref": N_("เรื่องที่พิจารณา"),
    "action": N_("งาน"),
    "makes_item": N_("เป็นงานใหม่"),
    "owner": N_("ผู้รับผิดชอบ"),
    "supporters": N_("หนุนเสริม"),
    "due": N_("กำหนด"),
    "check": N_("ข้อตรวจตัวเลข"),
    "check_code": N_("ข้อตรวจตัวเลข"),
    "statement": N_("ค่าที่เลือก"),
    "presence": N_("การมาประชุม"),
    "on_date": N_("วันที่"),
    "start_time": N_("เริ่มเวลา"),
    "place": N_("สถานที่"),
    "number": N_("ครั้งที่"),
    "sessions": N_("การประชุมที่กำหนด"),
    "cancelled_on": N_("ยกเลิกตั้งแต่"),
    "name_th": N_("ชื่อวง"),
    "topic": N_("เรื่อง"),
    "title": N_("เรื่อง"),
    "heads": N_("จำนวนวาระ"),
    "detail": N_("รายละเอียด"),
    "minutes": N_("เวลาที่ให้ (นาที)"),
    "order": N_("ลำดับ"),
    "proposal": N_("ข้อเสนอขณะนี้"),
    "said": N_("สิ่งที่พูด"),
    "approved": N_("รับรองแล้ว"),
    "in": N_("ในการประชุม"),
    "changed": N_("แก้ช่อง"),
    "name": N_("ชื่อ"),
    "agency_code": N_("หน่วยงาน"),
    "instead_of": N_("มาแทน"),
    "position": N_("ตำแหน่ง"),
    "agenda": N_("เรื่องในวาระ"),
    "note": N_("หมายเหตุ"),
}
# Fields that hold agencies' codes.
AGENCIES: Final = frozenset({"owner", "supporters"})
VALUES: Final[Mapping[str, Mapping[str, str]]] = {
    "life": {
        "planned": N_("ยังไม่ประชุม"),
        "open": N_("กำลังประชุม"),
        "closed": N_("ปิดประชุมแล้ว"),
        "held": N_("ประชุมแล้ว"),
        "cancelled": N_("ยกเลิกแล้ว"),
    },
    "kind": {
        "decision": N_("มติ"),
        "instruction": N_("ข้อสั่งการ"),
        "arranged": N_("ประสานไว้แล้ว"),
        "announced": N_("แจ้งให้ทราบ"),
        "planned": N_("แผน"),
        "draft": N_("ร่าง"),
        "proposal": N_("ข้อเสนอ"),
        "opinion": N_("ความเห็นผู้เขียน"),
        "head": N_("วาระ"),
        "agenda": N_("เรื่องในวาระ"),
        "action": N_("งาน"),
    },
    "presence": {
        "present": N_("มา"),
        "absent": N_("ไม่มา"),
        "substitute": N_("มาแทน"),
        "attending": N_("เข้าร่วม"),
    },
}

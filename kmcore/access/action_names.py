"""What people and programs do, in words: every action of the permissions, and what programs write."""

from typing import Final

from kmcore.i18n import N_, _

# One for each key of permissions.RULES; the matrix test holds the two together.
ACTION_NAMES: Final = {
    "view": N_("ดูแดชบอร์ด"),
    "report": N_("รายงานความคืบหน้า"),
    "see_attachment": N_("ดูภาพประกอบรายงาน"),
    "see_window": N_("ดูว่าใครรายงานแล้วก่อนประชุม"),
    "remind": N_("ส่งคำเตือนให้หน่วยงาน"),
    "close_window": N_("ปิดรับรายงานก่อนประชุม"),
    "reopen_window": N_("เปิดรับรายงานอีกครั้ง"),
    "see_feed": N_("ดูที่อยู่ปฏิทินของหน่วยงาน"),
    "renew_feed": N_("เปลี่ยนที่อยู่ปฏิทินของหน่วยงาน"),
    "plan_meeting": N_("กำหนดวงและวันประชุม"),
    "prepare_agenda": N_("จัดระเบียบวาระ"),
    "record_meeting": N_("บันทึกการประชุมและมติ"),
    "set_floor": N_("เปลี่ยนเรื่องที่กำลังพิจารณา"),
    "record_attendance": N_("บันทึกผู้มาประชุม"),
    "see_attendance": N_("ดูรายชื่อผู้มาประชุม"),
    "close_meeting": N_("ปิดการประชุม"),
    "reopen_meeting": N_("เปิดการประชุมที่ปิดแล้วอีกครั้ง"),
    "approve_minutes": N_("รับรองและแก้รายงานการประชุม"),
    "make_document": N_("ออกเอกสารของวง"),
    "see_audit": N_("ดูบันทึกการใช้งาน"),
    "see_accounts": N_("ดูบัญชีผู้ใช้"),
    "add_account": N_("เพิ่มบัญชีผู้ใช้"),
    "change_person": N_("แก้ชื่อและอีเมลของบัญชี"),
    "change_role": N_("เปลี่ยนบทบาท"),
    "disable_account": N_("ปิดบัญชี"),
    "enable_account": N_("เปิดบัญชี"),
    "reset_password": N_("ตั้งรหัสผ่านใหม่ให้"),
    "link_identity": N_("ผูกบัญชีกับผู้ให้บริการยืนยันตัวตน"),
    "change_own_password": N_("เปลี่ยนรหัสผ่านของตนเอง"),
    "sign_out_everywhere": N_("ออกจากระบบทุกเครื่อง"),
    "export_person": N_("ส่งออกข้อมูลส่วนบุคคล"),
    "erase_person": N_("ลบข้อมูลส่วนบุคคล"),
    "see_access_log": N_("ดูประวัติการเข้าใช้บัญชี"),
    "accept_notice": N_("รับทราบประกาศเรื่องข้อมูลส่วนบุคคล"),
}

# What programs call themselves in the chain, and what they do there.
PROGRAM_DEEDS: Final = {
    "init": N_("บรรจุชุดข้อมูล"),
    "demo add": N_("เพิ่มชั้นข้อมูลสาธิต"),
    "demo remove": N_("นำชั้นข้อมูลสาธิตออก"),
    "demo accounts": N_("เปิดบัญชีสาธิต"),
    "boundaries": N_("นำเส้นขอบเขตทางการเข้า"),
    "restore": N_("กู้ข้อมูลจากไฟล์สำรอง"),
}
PROGRAMS: Final = {
    "console": N_("คำสั่งที่เครื่องแม่ข่าย"),
    "cli": N_("ผู้ดูแลเครื่อง"),
    "visitor": N_("ผู้เยี่ยมชม"),
}


def deed_name(command: str) -> str:
    """Return what a command is called, in the current language; an unknown one keeps its own name."""
    named = ACTION_NAMES.get(command) or PROGRAM_DEEDS.get(command)
    return _(named) if named else command


def program_name(actor: str) -> str:
    """Return what a program that acts by itself is called, in the current language."""
    return _(PROGRAMS[actor]) if actor in PROGRAMS else actor

"""Who may do what: every action once, with its words, its reason, its reach and what it touches.

A command names its action by import (``command(engine, by, permissions.REPORT)``). A new action is its object here
and its command: the table on the page of permissions, the audit's words and the caches follow.
"""

from collections.abc import Mapping
from typing import Final

from kmcore.access.kinds import AccountRole
from kmcore.access.permission_type import AuditReaders, Permission, PermissionGroup, by_code, only
from kmcore.i18n import N_
from kmcore.storage.subjects import Subject

GOVERNOR, SECRETARIAT, LEAD = AccountRole.GOVERNOR, AccountRole.SECRETARIAT, AccountRole.LEAD
ADMIN: Final = AccountRole.ADMIN  # keeps accounts, and has no say in the programme's work: the two do not mix
EVERYONE: Final = frozenset(AccountRole)
ANY: Final = frozenset(Subject)

# Reasons that several actions have in common.
_WINDOW: Final = N_("ฝ่ายเลขานุการเป็นผู้จัดวง จึงเป็นผู้เตือนและปิดรับรายงาน")
_FEED: Final = N_("ผู้ที่รู้ที่อยู่ปฏิทินอ่านกำหนดงานของหน่วยงานได้ จึงให้เฉพาะผู้รายงานของหน่วยงานนั้นกับฝ่ายเลขานุการ")
_TABLE: Final = N_("ฝ่ายเลขานุการเป็นผู้จัดและบันทึกการประชุม ทุกครั้งมีบันทึกว่าใครทำเมื่อใด")
_KEEPER: Final = N_("ผู้ดูแลระบบดูแลบัญชีและไม่มีส่วนในงานของวง สองหน้าที่นี้แยกจากกัน")
_OWNER: Final = N_("เป็นข้อมูลของเจ้าของบัญชี ผู้ดูแลระบบทำแทนได้เมื่อเจ้าของขอ และมีบันทึกว่าทำแทน")
_SELF: Final = N_("เฉพาะเจ้าของบัญชีเท่านั้น ผู้ดูแลระบบก็ทำแทนไม่ได้")

VIEW: Final = Permission(
    "view",
    N_("ดูแดชบอร์ด"),
    PermissionGroup.WORK,
    N_("ข้อมูลบนแดชบอร์ดเปิดให้ทุกคนที่มีบัญชี ผู้ที่ไม่ได้เข้าสู่ระบบดูได้เท่าที่ผู้ดูแลเครื่องตั้งไว้"),
    all_of=EVERYONE,
)
REPORT: Final = Permission(
    "report",
    N_("รายงานความคืบหน้า"),
    PermissionGroup.WORK,
    N_(
        "หน่วยงานรายงานเฉพาะงานที่ตนเป็นเจ้าของหรือหนุนเสริม ฝ่ายเลขานุการรายงานแทนหน่วยงานใดก็ได้ และบันทึกแสดงว่าใครเป็นผู้รายงาน"
    ),
    all_of=only(SECRETARIAT),
    own_of=only(LEAD),
    touches=frozenset({Subject.ACTIONS}),
)
SEE_ATTACHMENT: Final = Permission(
    "see_attachment",
    N_("ดูภาพประกอบรายงาน"),
    PermissionGroup.WORK,
    N_("ภาพอาจเห็นหน้าคน จึงให้ดูเฉพาะผู้ที่อยู่ในวง"),
    all_of=only(GOVERNOR, SECRETARIAT, LEAD),
)
SEE_WINDOW: Final = Permission(
    "see_window",
    N_("ดูว่าใครรายงานแล้วก่อนประชุม"),
    PermissionGroup.WORK,
    N_("ผู้ว่าฯ และฝ่ายเลขานุการเห็นทุกหน่วยงาน ผู้รายงานเห็นของหน่วยงานตน"),
    all_of=only(GOVERNOR, SECRETARIAT),
    own_of=only(LEAD),
)
REMIND: Final = Permission(
    "remind",
    N_("ส่งคำเตือนให้หน่วยงาน"),
    PermissionGroup.WORK,
    _WINDOW,
    all_of=only(SECRETARIAT),
    touches=frozenset({Subject.REMINDERS}),
)
CLOSE_WINDOW: Final = Permission(
    "close_window",
    N_("ปิดรับรายงานก่อนประชุม"),
    PermissionGroup.WORK,
    _WINDOW,
    all_of=only(SECRETARIAT),
    touches=frozenset({Subject.REMINDERS}),
    audit_readers=AuditReaders.EVERY_AGENCY,
)
REOPEN_WINDOW: Final = Permission(
    "reopen_window",
    N_("เปิดรับรายงานอีกครั้ง"),
    PermissionGroup.WORK,
    _WINDOW,
    all_of=only(SECRETARIAT),
    touches=frozenset({Subject.REMINDERS}),
    audit_readers=AuditReaders.EVERY_AGENCY,
)
SEE_FEED: Final = Permission(
    "see_feed",
    N_("ดูที่อยู่ปฏิทินของหน่วยงาน"),
    PermissionGroup.WORK,
    _FEED,
    all_of=only(SECRETARIAT),
    own_of=only(LEAD),
)
RENEW_FEED: Final = Permission(
    "renew_feed",
    N_("เปลี่ยนที่อยู่ปฏิทินของหน่วยงาน"),
    PermissionGroup.WORK,
    _FEED,
    all_of=only(SECRETARIAT),
    own_of=only(LEAD),
    touches=frozenset({Subject.REMINDERS}),
)

PLAN_MEETING: Final = Permission(
    "plan_meeting",
    N_("กำหนดวงและวันประชุม"),
    PermissionGroup.MEETING,
    _TABLE,
    all_of=only(SECRETARIAT),
    touches=ANY,
    audit_readers=AuditReaders.EVERY_AGENCY,
)
PREPARE_AGENDA: Final = Permission(
    "prepare_agenda",
    N_("จัดระเบียบวาระ"),
    PermissionGroup.MEETING,
    _TABLE,
    all_of=only(SECRETARIAT),
    touches=ANY,
)
RECORD_MEETING: Final = Permission(
    "record_meeting",
    N_("บันทึกการประชุมและมติ"),
    PermissionGroup.MEETING,
    _TABLE,
    all_of=only(SECRETARIAT),
    touches=ANY,
    audit_readers=AuditReaders.EVERY_AGENCY,
)
SET_FLOOR: Final = Permission(
    "set_floor",
    N_("เปลี่ยนเรื่องที่กำลังพิจารณา"),
    PermissionGroup.MEETING,
    _TABLE,
    all_of=only(SECRETARIAT),
    touches=frozenset({Subject.MEETING_ROOM}),
)
RECORD_ATTENDANCE: Final = Permission(
    "record_attendance",
    N_("บันทึกผู้มาประชุม"),
    PermissionGroup.MEETING,
    _TABLE,
    all_of=only(SECRETARIAT),
    touches=frozenset({Subject.MEETING_ROOM}),
)
SEE_ATTENDANCE: Final = Permission(
    "see_attendance",
    N_("ดูรายชื่อผู้มาประชุม"),
    PermissionGroup.MEETING,
    N_("รายชื่อเป็นข้อมูลส่วนบุคคล จึงเห็นเฉพาะประธานกับผู้จดรายงาน คนอื่นเห็นเป็นจำนวนและหน่วยงาน"),
    all_of=only(GOVERNOR, SECRETARIAT),
)
CLOSE_MEETING: Final = Permission(
    "close_meeting",
    N_("ปิดการประชุม"),
    PermissionGroup.MEETING,
    N_("การปิดแช่แข็งตัวเลขที่ที่ประชุมเห็น จึงเป็นของผู้บันทึกการประชุม"),
    all_of=only(SECRETARIAT),
    touches=ANY,
    audit_readers=AuditReaders.EVERY_AGENCY,
)
REOPEN_MEETING: Final = Permission(
    "reopen_meeting",
    N_("เปิดการประชุมที่ปิดแล้วอีกครั้ง"),
    PermissionGroup.MEETING,
    N_("เปิดใหม่ต้องบอกเหตุผล และภาพที่แช่แข็งไว้เดิมยังอยู่"),
    all_of=only(SECRETARIAT),
    touches=ANY,
    audit_readers=AuditReaders.EVERY_AGENCY,
)
APPROVE_MINUTES: Final = Permission(
    "approve_minutes",
    N_("รับรองและแก้รายงานการประชุม"),
    PermissionGroup.MEETING,
    N_("ที่ประชุมครั้งถัดไปเป็นผู้รับรอง ฝ่ายเลขานุการเป็นผู้จดว่ารับรองและแก้อย่างไร"),
    all_of=only(SECRETARIAT),
    touches=ANY,
    audit_readers=AuditReaders.EVERY_AGENCY,
)
MAKE_DOCUMENT: Final = Permission(
    "make_document",
    N_("ออกเอกสารของวง"),
    PermissionGroup.MEETING,
    N_("เอกสารของวงออกให้ผู้ที่อยู่ในวง ทุกฉบับมีเลขตรวจสอบ หนังสือถึงหน่วยงานออกให้หน่วยงานนั้นกับฝ่ายเลขานุการ"),
    all_of=only(GOVERNOR, SECRETARIAT),
    own_of=only(LEAD),
    touches=frozenset({Subject.DOCUMENTS}),
)

KEEP_REGISTER: Final = Permission(
    "keep_register",
    N_("แก้ทะเบียน"),
    PermissionGroup.REGISTERS,
    N_("ฝ่ายเลขานุการเป็นผู้ดูแลทะเบียนของโครงการ ทุกครั้งมีบันทึกว่าใครแก้อะไรจากค่าใด และถอนคืนได้"),
    all_of=only(SECRETARIAT),
    touches=ANY,
)
SET_PROVINCE: Final = Permission(
    "set_province",
    N_("บอกว่าเป็นจังหวัดใด"),
    PermissionGroup.REGISTERS,
    N_("ผู้ดูแลระบบคนแรกหรือฝ่ายเลขานุการเป็นผู้ตั้งต้นจังหวัด ชื่อนี้อยู่บนทุกหน้าและทุกเอกสาร"),
    all_of=only(SECRETARIAT, ADMIN),
    touches=ANY,
)
KEEP_OWN_ROWS: Final = Permission(
    "keep_own_rows",
    N_("ลงผลของหน่วยงานในทะเบียน"),
    PermissionGroup.REGISTERS,
    N_("หน่วยงานลงผลของตนเอง ฝ่ายเลขานุการลงแทนหน่วยงานใดก็ได้ และบันทึกแสดงว่าใครเป็นผู้ลง"),
    all_of=only(SECRETARIAT),
    own_of=only(LEAD),
    touches=ANY,
)

SEE_YEAR: Final = Permission(
    "see_year",
    N_("ดูร่างปีงบประมาณใหม่"),
    PermissionGroup.REGISTERS,
    N_("ร่างยังไม่ใช่มติ จึงให้ดูเฉพาะผู้ที่อยู่ในวง"),
    all_of=only(GOVERNOR, SECRETARIAT, LEAD),
)
PREPARE_YEAR: Final = Permission(
    "prepare_year",
    N_("เตรียมร่างปีงบประมาณใหม่"),
    PermissionGroup.REGISTERS,
    N_("ฝ่ายเลขานุการเตรียมร่างให้วงพิจารณา ร่างไม่นับเป็นตัวเลขใดจนกว่าวงจะมีมติ"),
    all_of=only(SECRETARIAT),
    touches=frozenset({Subject.YEAR_TURN}),
)
DECIDE_YEAR: Final = Permission(
    "decide_year",
    N_("นำร่างปีใหม่เข้าทะเบียนตามมติ"),
    PermissionGroup.REGISTERS,
    N_("วงเป็นผู้มีมติ ฝ่ายเลขานุการเป็นผู้นำเข้าทะเบียน ทุกครั้งบอกว่าตามมติใด และถอนคืนได้"),
    all_of=only(SECRETARIAT),
    touches=ANY,
)

SEE_AUDIT: Final = Permission(
    "see_audit",
    N_("ดูบันทึกการใช้งาน"),
    PermissionGroup.TRAIL,
    N_("ผู้ได้รับผลกระทบอ่านบันทึกของตนได้: ผู้รายงานเห็นงานของหน่วยงานตนและบัญชีของตน"),
    all_of=only(GOVERNOR, SECRETARIAT, ADMIN),
    own_of=only(LEAD),
)
SEE_ACCESS_LOG: Final = Permission(
    "see_access_log",
    N_("ดูประวัติการเข้าใช้บัญชี"),
    PermissionGroup.TRAIL,
    _OWNER,
    all_of=only(ADMIN),
    own_of=EVERYONE,
    personal=True,
)
EXPORT_PERSON: Final = Permission(
    "export_person",
    N_("ส่งออกข้อมูลส่วนบุคคล"),
    PermissionGroup.TRAIL,
    _OWNER,
    all_of=only(ADMIN),
    own_of=EVERYONE,
    personal=True,
    touches=frozenset({Subject.ACCESS}),
)
CHANGE_OWN_PASSWORD: Final = Permission(
    "change_own_password",
    N_("เปลี่ยนรหัสผ่านของตนเอง"),
    PermissionGroup.TRAIL,
    _SELF,
    own_of=EVERYONE,
    personal=True,
    touches=frozenset({Subject.ACCESS}),
)
SIGN_OUT_EVERYWHERE: Final = Permission(
    "sign_out_everywhere",
    N_("ออกจากระบบทุกเครื่อง"),
    PermissionGroup.TRAIL,
    _OWNER,
    all_of=only(ADMIN),
    own_of=EVERYONE,
    personal=True,
    touches=frozenset({Subject.ACCESS}),
)
ACCEPT_NOTICE: Final = Permission(
    "accept_notice",
    N_("รับทราบประกาศเรื่องข้อมูลส่วนบุคคล"),
    PermissionGroup.TRAIL,
    _SELF,
    own_of=EVERYONE,
    personal=True,
    touches=frozenset({Subject.ACCESS}),
)

SEE_ACCOUNTS: Final = Permission(
    "see_accounts",
    N_("ดูบัญชีผู้ใช้"),
    PermissionGroup.ACCOUNTS,
    _KEEPER,
    all_of=only(ADMIN),
)
ADD_ACCOUNT: Final = Permission(
    "add_account",
    N_("เพิ่มบัญชีผู้ใช้"),
    PermissionGroup.ACCOUNTS,
    _KEEPER,
    all_of=only(ADMIN),
    touches=frozenset({Subject.ACCESS}),
)
KEEP_PEOPLE: Final = Permission(
    "keep_people",
    N_("แก้ทะเบียนบัญชีบุคคล"),
    PermissionGroup.ACCOUNTS,
    _KEEPER,
    all_of=only(ADMIN),
    touches=frozenset({Subject.ACCESS, Subject.REGISTERS}),
)
CHANGE_PERSON: Final = Permission(
    "change_person",
    N_("แก้ชื่อและอีเมลของบัญชี"),
    PermissionGroup.ACCOUNTS,
    _KEEPER,
    all_of=only(ADMIN),
    touches=frozenset({Subject.ACCESS}),
)
CHANGE_ROLE: Final = Permission(
    "change_role",
    N_("เปลี่ยนบทบาท"),
    PermissionGroup.ACCOUNTS,
    _KEEPER,
    all_of=only(ADMIN),
    touches=frozenset({Subject.ACCESS}),
)
DISABLE_ACCOUNT: Final = Permission(
    "disable_account",
    N_("ปิดบัญชี"),
    PermissionGroup.ACCOUNTS,
    _KEEPER,
    all_of=only(ADMIN),
    touches=frozenset({Subject.ACCESS}),
)
ENABLE_ACCOUNT: Final = Permission(
    "enable_account",
    N_("เปิดบัญชี"),
    PermissionGroup.ACCOUNTS,
    _KEEPER,
    all_of=only(ADMIN),
    touches=frozenset({Subject.ACCESS}),
)
RESET_PASSWORD: Final = Permission(
    "reset_password",
    N_("ตั้งรหัสผ่านใหม่ให้"),
    PermissionGroup.ACCOUNTS,
    _KEEPER,
    all_of=only(ADMIN),
    touches=frozenset({Subject.ACCESS}),
)
LINK_IDENTITY: Final = Permission(
    "link_identity",
    N_("ผูกบัญชีกับผู้ให้บริการยืนยันตัวตน"),
    PermissionGroup.ACCOUNTS,
    _KEEPER,
    all_of=only(ADMIN),
    touches=frozenset({Subject.ACCESS}),
)
ERASE_PERSON: Final = Permission(
    "erase_person",
    N_("ลบข้อมูลส่วนบุคคล"),
    PermissionGroup.ACCOUNTS,
    _KEEPER,
    all_of=only(ADMIN),
    touches=frozenset({Subject.ACCESS, Subject.ACTIONS, Subject.REGISTERS}),
)


PERMISSIONS: Final[Mapping[str, Permission]] = by_code(tuple(globals().values()))
# Whose tables each command writes; one that is not named here may write any.
WRITES: Final[Mapping[str, frozenset[Subject]]] = {code: one.touches for code, one in PERMISSIONS.items()}

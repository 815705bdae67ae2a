"""Why the table of permissions is as it is: a sentence for each action."""

from typing import Final

from kmcore.i18n import N_, _

WORK: Final = N_("งานในวง")
MEETING: Final = N_("การประชุม")
TRAIL: Final = N_("บันทึกและข้อมูลของตนเอง")
ACCOUNTS: Final = N_("บัญชีผู้ใช้")

# The actions by what they are about, in the order a reader looks for them.
GROUPS: Final[dict[str, tuple[str, ...]]] = {
    WORK: (
        "view",
        "report",
        "see_attachment",
        "see_window",
        "remind",
        "close_window",
        "reopen_window",
        "see_feed",
        "renew_feed",
    ),
    MEETING: (
        "plan_meeting",
        "prepare_agenda",
        "record_meeting",
        "set_floor",
        "record_attendance",
        "see_attendance",
        "close_meeting",
        "reopen_meeting",
        "approve_minutes",
        "make_document",
    ),
    TRAIL: (
        "see_audit",
        "see_access_log",
        "export_person",
        "change_own_password",
        "sign_out_everywhere",
        "accept_notice",
    ),
    ACCOUNTS: (
        "see_accounts",
        "add_account",
        "change_person",
        "change_role",
        "disable_account",
        "enable_account",
        "reset_password",
        "link_identity",
        "erase_person",
    ),
}

_REPORTING: Final = N_(
    "หน่วยงานรายงานเฉพาะงานที่ตนเป็นเจ้าของหรือหนุนเสริม ฝ่ายเลขานุการรายงานแทนหน่วยงานใดก็ได้ และบันทึกแสดงว่าใครเป็นผู้รายงาน"
)
_WINDOW: Final = N_("ฝ่ายเลขานุการเป็นผู้จัดวง จึงเป็นผู้เตือนและปิดรับรายงาน")
_FEED: Final = N_("ผู้ที่รู้ที่อยู่ปฏิทินอ่านกำหนดงานของหน่วยงานได้ จึงให้เฉพาะผู้รายงานของหน่วยงานนั้นกับฝ่ายเลขานุการ")
_TABLE: Final = N_("ฝ่ายเลขานุการเป็นผู้จัดและบันทึกการประชุม ทุกครั้งมีบันทึกว่าใครทำเมื่อใด")
_KEEPER: Final = N_("ผู้ดูแลระบบดูแลบัญชีและไม่มีส่วนในงานของวง สองหน้าที่นี้แยกจากกัน")
_OWNER: Final = N_("เป็นข้อมูลของเจ้าของบัญชี ผู้ดูแลระบบทำแทนได้เมื่อเจ้าของขอ และมีบันทึกว่าทำแทน")
_SELF: Final = N_("เฉพาะเจ้าของบัญชีเท่านั้น ผู้ดูแลระบบก็ทำแทนไม่ได้")

_WHY: Final = {
    "view": N_("ข้อมูลบนแดชบอร์ดเปิดให้ทุกคนที่มีบัญชี ผู้ที่ไม่ได้เข้าสู่ระบบดูได้เท่าที่ผู้ดูแลเครื่องตั้งไว้"),
    "report": _REPORTING,
    "see_attachment": N_("ภาพอาจเห็นหน้าคน จึงให้ดูเฉพาะผู้ที่อยู่ในวง"),
    "see_window": N_("ผู้ว่าฯ และฝ่ายเลขานุการเห็นทุกหน่วยงาน ผู้รายงานเห็นของหน่วยงานตน"),
    "remind": _WINDOW,
    "close_window": _WINDOW,
    "reopen_window": _WINDOW,
    "see_feed": _FEED,
    "renew_feed": _FEED,
    "plan_meeting": _TABLE,
    "prepare_agenda": _TABLE,
    "record_meeting": _TABLE,
    "set_floor": _TABLE,
    "record_attendance": _TABLE,
    "see_attendance": N_("รายชื่อเป็นข้อมูลส่วนบุคคล จึงเห็นเฉพาะประธานกับผู้จดรายงาน คนอื่นเห็นเป็นจำนวนและหน่วยงาน"),
    "close_meeting": N_("การปิดแช่แข็งตัวเลขที่ที่ประชุมเห็น จึงเป็นของผู้บันทึกการประชุม"),
    "reopen_meeting": N_("เปิดใหม่ต้องบอกเหตุผล และภาพที่แช่แข็งไว้เดิมยังอยู่"),
    "approve_minutes": N_("ที่ประชุมครั้งถัดไปเป็นผู้รับรอง ฝ่ายเลขานุการเป็นผู้จดว่ารับรองและแก้อย่างไร"),
    "make_document": N_(
        "เอกสารของวงออกให้ผู้ที่อยู่ในวง ทุกฉบับมีเลขตรวจสอบ หนังสือถึงหน่วยงานออกให้หน่วยงานนั้นกับฝ่ายเลขานุการ"
    ),
    "see_audit": N_("ผู้ได้รับผลกระทบอ่านบันทึกของตนได้: ผู้รายงานเห็นงานของหน่วยงานตนและบัญชีของตน"),
    "see_access_log": _OWNER,
    "export_person": _OWNER,
    "change_own_password": _SELF,
    "sign_out_everywhere": _OWNER,
    "accept_notice": _SELF,
}


def why(action: str) -> str:
    """Return in the current language why this action is given to those it is given to."""
    return _(_WHY.get(action, _KEEPER))

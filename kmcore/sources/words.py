"""What the kinds of sources and checks are called, in the reader's language."""

from collections.abc import Mapping

from kmcore.i18n import _


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

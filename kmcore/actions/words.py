"""What the kinds of the follow-up work are called, in the reader's language."""

from collections.abc import Mapping

from kmcore.i18n import _


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

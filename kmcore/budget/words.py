"""What the kinds of the budget are called, in the reader's language."""

from collections.abc import Mapping

from kmcore.i18n import _


def line_status_names() -> Mapping[str, str]:
    """Return the words for how firm a budget line is."""
    return {"stated": _("ตามที่มา"), "draft": _("ร่าง"), "requested": _("ขอเพิ่ม")}

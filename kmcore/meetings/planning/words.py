"""What is said of circles and sessions, in the reader's language."""

from collections.abc import Mapping

from kmcore.i18n import _
from kmcore.meetings.kinds import MeetingLife


def life_names() -> Mapping[str, str]:
    """Return the words for how far a meeting has come."""
    return {
        MeetingLife.PLANNED: _("ยังไม่ประชุม"),
        MeetingLife.OPEN: _("กำลังประชุม"),
        MeetingLife.CLOSED: _("ปิดประชุมแล้ว"),
        MeetingLife.HELD: _("ประชุมแล้ว"),
        MeetingLife.CANCELLED: _("ยกเลิกแล้ว"),
    }

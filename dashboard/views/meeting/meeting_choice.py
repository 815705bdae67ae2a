"""Which meeting the page speaks of: the address's, else the last one held, else the next one."""

from collections.abc import Sequence

from dashboard.query_cache import ask
from dashboard.session.links import allowed_parameter
from dashboard.widgets.page_head import PageContext
from kmcore.i18n import _
from kmcore.meetings.queries import MeetingInfo, last_circle, next_circle


def choose_meeting(found: Sequence[MeetingInfo], here: PageContext) -> str | None:
    """Return the code of the meeting to show, None where there is none at all."""
    asked = allowed_parameter(
        "meeting",
        {meeting.code for meeting in found},
        _("ไม่พบการประชุมที่ระบุมาในที่อยู่ จึงแสดงวงคุณเอื้อครั้งล่าสุด เลือกครั้งอื่นจากรายการข้างล่าง"),
    )
    usual = ask(last_circle, here.as_of) or ask(next_circle, here.as_of)
    return asked or (usual.code if usual else None)

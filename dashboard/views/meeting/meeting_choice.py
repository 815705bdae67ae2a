"""Which meeting the page speaks of: the address's, else the last one held, else the next one."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.query_cache import ask
from dashboard.session.links import choice
from dashboard.widgets.page_head import Here
from kmcore.i18n import _
from kmcore.meetings.kinds import Life
from kmcore.meetings.queries import MeetingInfo, last_circle, next_circle


def choose_meeting(found: Sequence[MeetingInfo], here: Here) -> str | None:
    """Return the code of the meeting to show, None where there is none at all."""
    asked = choice(
        "meeting",
        {meeting.code for meeting in found},
        _("ไม่พบการประชุมที่ระบุมาในที่อยู่ จึงแสดงวงคุณเอื้อครั้งล่าสุด เลือกครั้งอื่นจากรายการข้างล่าง"),
    )
    usual = ask(last_circle, here.as_of) or ask(next_circle, here.as_of)
    return asked or (usual.code if usual else None)


@dataclass(frozen=True)
class Around:
    """The sessions of the same circle before and after one, None where there is none."""

    before: MeetingInfo | None
    after: MeetingInfo | None


def around(found: Sequence[MeetingInfo], code: str) -> Around:
    """Return the neighbours of the meeting with this code; one that was cancelled is nobody's neighbour."""
    its = next(meeting for meeting in found if meeting.code == code)
    session = [one for one in found if one.circle.code == its.circle.code and _counts(one, code)]
    place = session.index(its)
    before = session[place - 1] if place else None
    return Around(before, session[place + 1] if place + 1 < len(session) else None)


def _counts(meeting: MeetingInfo, code: str) -> bool:
    return meeting.code == code or meeting.life is not Life.CANCELLED

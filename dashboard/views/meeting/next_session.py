"""The session that comes, and what waits for it."""

from dataclasses import dataclass

from dashboard.present.meeting_life import life_look
from dashboard.query_cache import ask
from dashboard.session.links import link
from dashboard.views.meeting.meeting_facts import meeting_address
from dashboard.widgets.page_head import PageContext
from dashboard.widgets.source_labels import KnownSources, source_ref
from dashboard.widgets.templates import draw_template
from kmcore.actions.queries import Status, items_due_by
from kmcore.i18n import _
from kmcore.meetings.circle_items import circle_board
from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.queries import MeetingInfo
from kmcore.sources.queries import OPEN, checks
from kmcore.thai.spoken_dates import days_until, spoken_time


@dataclass(frozen=True)
class WaitingTask:
    """Something to have ready for the next meeting, and where it is."""

    text: str
    address: str
    demo: bool = False


def draw_next(coming: MeetingInfo | None, shown: str, here: PageContext, known: KnownSources) -> None:
    """Draw the card of the session that comes, with what waits for it; it may be the one ``shown``."""
    draw_template(
        "meeting/next.html",
        title=_("ก่อนถึงวงนี้") if coming and coming.code == shown else _("วงครั้งต่อไป"),
        meeting=coming,
        when=_when(coming) if coming else "",
        clock=spoken_time(coming.start_time) if coming else None,
        address=meeting_address(coming) if coming else "",
        ref=source_ref(coming.source, known) if coming else None,
        waiting=_waiting(coming, here) if coming else [],
    )


def _when(coming: MeetingInfo) -> str:
    if coming.life is not MeetingLife.PLANNED:
        return life_look(coming.life).name
    if coming.on_date < coming.as_of:
        return _("ยังไม่มีบันทึกการประชุม")
    return days_until(coming.days_to_go)


def _waiting(coming: MeetingInfo, here: PageContext) -> list[WaitingTask]:
    rows = ask(circle_board, coming.circle.code, here.as_of)
    demo = any(row.demo for row in rows)
    due = items_due_by(rows, coming.on_date)
    left = sum(row.status != Status.DONE for row in rows)
    numbers = sum(row.state == OPEN for row in ask(checks, here.as_of))
    return [
        WaitingTask(
            _("งานครบกำหนดก่อนวง เสร็จแล้ว {done} จาก {total}", done=due.done, total=due.total),
            link("actions", view="due"),
            demo,
        ),
        WaitingTask(_("เรื่องสืบเนื่อง {count} งานยังไม่เสร็จ", count=left), link("actions"), demo),
        WaitingTask(_("ตัวเลขขัดกัน รอตัดสิน {count} ข้อ", count=numbers), link("checks", show="open")),
    ]

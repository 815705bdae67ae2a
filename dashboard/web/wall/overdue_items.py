"""Panel 4: what is overdue, whose and since when; and what nobody has taken on."""

from dataclasses import dataclass
from typing import Any

from dashboard.web.wall.wall_meeting import WallMeeting
from kmcore.actions.owner_words import owner_in_short
from kmcore.i18n import _
from kmcore.meetings.decisions import waiting_for_chair
from kmcore.snapshot.picture import Picture, PictureItem
from kmcore.thai.spoken_dates import days_overdue, spoken_day_of_year


@dataclass(frozen=True)
class OverdueLine:
    """An item by what is wrong with it: its title, who is to answer, since when, how much, what was last said of it."""

    title: str
    who: str
    since: str
    much: str = ""
    word: str = ""


def overdue_panel(meeting: WallMeeting) -> dict[str, Any]:
    """Return what the panel is drawn from."""
    picture = meeting.picture
    waiting = waiting_for_chair(picture.items, picture.numbers)
    return {
        "title": _("เกินกำหนดและยังไม่มีผู้รับ"),
        "demo": any(item.demo for item in (*waiting.late, *waiting.unowned)),
        "late": [_late(picture, item) for item in waiting.late],
        "unowned": [_unowned(item) for item in waiting.unowned],
    }


def _late(picture: Picture, item: PictureItem) -> OverdueLine:
    due = spoken_day_of_year(item.due_date) if item.due_date else ""
    much = days_overdue(item.days_late)
    return OverdueLine(
        item.name, owner_in_short(item, picture.agency_names), _("กำหนด {day}", day=due), much, _word(item)
    )


def _unowned(item: PictureItem) -> OverdueLine:
    return OverdueLine(item.name, "", _("ตั้งแต่ประชุม {day}", day=spoken_day_of_year(item.opened_on)))


def _word(item: PictureItem) -> str:
    """Return the newest report on an item in one line."""
    if item.last_update is None:
        return _("ยังไม่เคยรายงาน")
    day = spoken_day_of_year(item.last_update)
    return _(
        "รายงาน {day} ทำแล้ว {percent} % {done}", day=day, percent=item.progress or 0, done=item.done or ""
    )

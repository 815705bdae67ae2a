"""Panel 6: the agenda before the session, the matter on the floor during it, what was resolved after it."""

from dataclasses import dataclass
from typing import Any

from dashboard.present import formatting
from dashboard.web.wall.district_map import map_markup
from dashboard.web.wall.matter_on_floor import matter_on_floor
from dashboard.web.wall.resolutions import conclusions, counts_by_kind, recorded_resolutions
from dashboard.web.wall.wall_meeting import WallMeeting
from kmcore.i18n import _, _n
from kmcore.meetings.agenda.read_models import Head
from kmcore.meetings.kinds import FloorKind, MeetingLife, StepKind
from kmcore.meetings.room.read_models import MeetingRoom
from kmcore.thai.spoken_dates import spoken_time


@dataclass(frozen=True)
class AgendaHead:
    """A head of the agenda: its number and title, what is under it, and where the session has got to."""

    number: int
    title: str
    matters: tuple[str, ...]
    count: str
    now: bool
    dealt: bool

    @property
    def listed(self) -> int:
        """Return how many matters are named under it."""
        return len(self.matters)


def agenda_panel(meeting: WallMeeting) -> dict[str, Any]:
    """Return what the panel is drawn from: ``view`` says which of its four faces."""
    if meeting.life is MeetingLife.OPEN:
        return _in_session(meeting)
    if meeting.life in {MeetingLife.CLOSED, MeetingLife.HELD}:
        return _afterwards(meeting)
    return _beforehand(meeting)


def _beforehand(meeting: WallMeeting) -> dict[str, Any]:
    info = meeting.room.meeting
    cancelled = next((one for one in reversed(meeting.room.steps) if one.step is StepKind.CANCELLED), None)
    return {
        "view": "before",
        "title": _("ระเบียบวาระการประชุม"),
        "demo": meeting.picture.demo,
        "points": agenda_heads(meeting.room),
        "day": formatting.day(info.on_date, "weekday"),
        "clock": spoken_time(info.start_time) or "",
        "place": info.place or "",
        "ground": meeting.picture.villages,
        "drawing": map_markup(meeting.picture, _("แผนที่อำเภอ ระบายตามสัดส่วนหมู่บ้านที่มีผล"), named=False),
        "cancelled": meeting.life is MeetingLife.CANCELLED,
        "reason": (cancelled.reason or "") if cancelled else "",
    }


def _in_session(meeting: WallMeeting) -> dict[str, Any]:
    floor = meeting.room.floor
    return {
        "view": "floor" if floor else "between",
        "title": _("กำลังพิจารณา") if floor else _("กำลังประชุม"),
        "demo": meeting.picture.demo if floor is None else _shows_demo(meeting),
        "points": agenda_heads(meeting.room),
        "matter": matter_on_floor(meeting, floor) if floor else None,
        "resolutions": recorded_resolutions(meeting),
    }


def _shows_demo(meeting: WallMeeting) -> bool:
    """Tell whether the item on the floor is partly made up; a matter of the agenda is typed by people."""
    floor = meeting.room.floor
    item = meeting.item(floor.ref) if floor and floor.kind is FloorKind.ACTION else None
    return bool(item and item.demo)


def _afterwards(meeting: WallMeeting) -> dict[str, Any]:
    lines = conclusions(meeting.picture)
    return {
        "view": "after",
        "title": _("ผลการประชุม"),
        "demo": False,
        "resolutions": lines,
        "counts": counts_by_kind(lines),
        "attended": meeting.picture.attended.present,
        "day": formatting.day(meeting.picture.meeting.on_date, "weekday"),
    }


def agenda_heads(room: MeetingRoom) -> list[AgendaHead]:
    """Return the heads with the matters under each; head 3 only says how many items arise."""
    return [_point(room, head) for head in room.agenda.heads]


def _point(room: MeetingRoom, head: Head) -> AgendaHead:
    refs = {(FloorKind.HEAD.value, str(head.number))}
    refs |= {(FloorKind.AGENDA.value, str(row.id)) for row in head.items}
    refs |= {(FloorKind.ACTION.value, one.row.code) for one in head.arising}
    spent = {(str(kind), ref) for (kind, ref), seconds in room.spent.items() if seconds}
    return AgendaHead(
        number=head.number,
        title=head.title,
        matters=tuple(row.title for row in head.items),
        count=_n("{count} เรื่อง", len(head.arising)) if head.arising else "",
        now=room.floor is not None and room.floor.head == head.number,
        dealt=bool(refs & spent),
    )
